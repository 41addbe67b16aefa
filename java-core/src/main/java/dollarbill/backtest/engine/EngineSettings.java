package dollarbill.backtest.engine;

import dollarbill.risk.GuardLimits;
import java.util.Optional;

/**
 * How a run trades; start from {@link #of(long)} and change by {@code with}.
 *
 * @param initialCashCents  cash at the start, positive
 * @param fill  price of a fill within the spread
 * @param time  when orders are filled
 * @param participation  the most of a contract's liquidity one order takes
 * @param costs  commissions and fees
 * @param interest  on cash
 * @param margin  what positions tie up
 * @param marks  valuation at the close
 * @param delivery  what happens to delivered shares
 * @param contracts  style, settlement and size of options
 * @param hedge  whether shares are held against the delta of positions
 * @param guard  limits every opening order must keep; absent for none
 */
public record EngineSettings(
        long initialCashCents,
        FillRule fill,
        FillTime time,
        Participation participation,
        Costs costs,
        CashInterest interest,
        MarginRule margin,
        MarkRule marks,
        DeliveryRule delivery,
        ContractBook contracts,
        HedgeRule hedge,
        Optional<GuardLimits> guard) {
    public EngineSettings {
        Check.atLeast("initialCashCents", initialCashCents, 1);
    }

    /**
     * Returns half the half spread given away at the next close, usual costs, a tenth of the liquidity, no interest, Regulation T with one day of
     * grace, marks at the mid, delivered shares closed, no hedge, no guard.
     */
    public static EngineSettings of(long initialCashCents) {
        return new EngineSettings(
                initialCashCents,
                new FillRule.Fraction(0.5),
                FillTime.NEXT_CLOSE,
                Participation.tenth(),
                Costs.defaults(),
                CashInterest.none(),
                new MarginRule.RegulationT(1),
                MarkRule.MID,
                DeliveryRule.CLOSE_AT_OPEN,
                ContractBook.american(),
                HedgeRule.NONE,
                Optional.empty());
    }

    /** Returns these settings with another fill rule. */
    public EngineSettings withFill(FillRule other) {
        return new EngineSettings(
                initialCashCents, other, time, participation, costs, interest, margin, marks, delivery, contracts,
                hedge,
                guard);
    }

    /** Returns these settings with another fill time. */
    public EngineSettings withTime(FillTime other) {
        return new EngineSettings(
                initialCashCents, fill, other, participation, costs, interest, margin, marks, delivery, contracts,
                hedge,
                guard);
    }

    /** Returns these settings with another participation. */
    public EngineSettings withParticipation(Participation other) {
        return new EngineSettings(
                initialCashCents, fill, time, other, costs, interest, margin, marks, delivery, contracts, hedge,
                guard);
    }

    /** Returns these settings with other costs. */
    public EngineSettings withCosts(Costs other) {
        return new EngineSettings(
                initialCashCents, fill, time, participation, other, interest, margin, marks, delivery, contracts, hedge,
                guard);
    }

    /** Returns these settings with other interest. */
    public EngineSettings withInterest(CashInterest other) {
        return new EngineSettings(
                initialCashCents, fill, time, participation, costs, other, margin, marks, delivery, contracts, hedge,
                guard);
    }

    /** Returns these settings with another margin rule. */
    public EngineSettings withMargin(MarginRule other) {
        return new EngineSettings(
                initialCashCents, fill, time, participation, costs, interest, other, marks, delivery, contracts, hedge,
                guard);
    }

    /** Returns these settings with another valuation. */
    public EngineSettings withMarks(MarkRule other) {
        return new EngineSettings(
                initialCashCents, fill, time, participation, costs, interest, margin, other, delivery, contracts, hedge,
                guard);
    }

    /** Returns these settings with another rule for delivered shares. */
    public EngineSettings withDelivery(DeliveryRule other) {
        return new EngineSettings(
                initialCashCents, fill, time, participation, costs, interest, margin, marks, other, contracts, hedge,
                guard);
    }

    /** Returns these settings with other contract terms. */
    public EngineSettings withContracts(ContractBook other) {
        return new EngineSettings(
                initialCashCents, fill, time, participation, costs, interest, margin, marks, delivery, other, hedge,
                guard);
    }

    /** Returns these settings with another rule for hedges. */
    public EngineSettings withHedge(HedgeRule other) {
        return new EngineSettings(
                initialCashCents, fill, time, participation, costs, interest, margin, marks, delivery, contracts, other,
                guard);
    }

    /** Returns these settings with limits that every opening order must keep. */
    public EngineSettings withGuard(GuardLimits limits) {
        return new EngineSettings(
                initialCashCents, fill, time, participation, costs, interest, margin, marks, delivery, contracts, hedge,
                Optional.of(limits));
    }

    /** Returns whether shares are held against the delta of positions. */
    boolean hedges() {
        return hedge != HedgeRule.NONE;
    }
}
