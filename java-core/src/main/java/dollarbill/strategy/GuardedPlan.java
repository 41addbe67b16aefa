package dollarbill.strategy;

import dollarbill.market.Reason;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.risk.BookState;
import dollarbill.risk.GuardDecision;
import dollarbill.risk.GuardLimits;
import dollarbill.risk.ProposedTrade;
import dollarbill.risk.RiskGuard;
import dollarbill.strategy.TradePlan.Planned;
import dollarbill.strategy.TradePlan.Refused;
import dollarbill.structure.OptionLeg;
import dollarbill.surface.VolSlice;
import dollarbill.surface.VolSurface;
import java.util.Optional;

/** Holds a planned position to the guard: as many contracts as the limits of the book leave. */
public final class GuardedPlan {
    private GuardedPlan() {}

    /**
     * Returns the plan as far as the guard lets it.
     *
     * @param plan  a position whose legs expire where the surface has a smile, or none
     * @param surface  smiles that give the Greeks
     * @param book  the book before the position
     */
    public static TradePlan of(TradePlan plan, VolSurface surface, BookState book, GuardLimits limits) {
        if (!(plan instanceof Planned planned)) {
            return plan;
        }
        return switch (RiskGuard.decide(book, trade(planned, surface), limits)) {
            case GuardDecision.Allowed all -> planned;
            case GuardDecision.Reduced few -> new Planned(
                    planned.figures(),
                    few.units(),
                    planned.maxLoss() * few.units() / planned.contracts(),
                    SizeCap.GUARD,
                    planned.sizing(),
                    planned.cautions());
            case GuardDecision.Refused none -> new Refused(
                    Reason.GUARD_LIMIT,
                    none.bound() + " would be " + none.value() + " and may be " + none.allowed(),
                    Optional.of(planned.figures()),
                    Optional.of(SizeCap.GUARD));
        };
    }

    /** Returns the book after all contracts of a plan. */
    public static BookState after(Planned planned, VolSurface surface, BookState book) {
        return book.after(trade(planned, surface), planned.contracts());
    }

    private static ProposedTrade trade(Planned planned, VolSurface surface) {
        VolSlice slice = surface.slice(planned.figures().structure().expiry()).orElseThrow();
        double rate = -Math.log(slice.discount()) / slice.yearsToExpiry();
        double yield = rate - Math.log(slice.forward() / surface.spot()) / slice.yearsToExpiry();
        double delta = 0.0;
        double gamma = 0.0;
        double vega = 0.0;
        for (OptionLeg leg : planned.figures().structure().legs()) {
            double strike = leg.contract().strike();
            BlackGreeks greeks = BlackScholes.evaluate(leg.contract().type(), surface.spot(), strike,
                    slice.yearsToExpiry(), rate, yield, slice.impliedVolatility(strike));
            double shares = (double) leg.quantity() * planned.sizing().limits().multiplier();
            delta += shares * greeks.delta();
            gamma += shares * greeks.gamma();
            vega += shares * greeks.vegaPerVolPoint();
        }
        return new ProposedTrade(
                planned.figures().structure().underlying().value(),
                planned.contracts(),
                delta,
                gamma,
                vega,
                planned.maxLoss() / planned.contracts());
    }
}
