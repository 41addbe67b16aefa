package dollarbill.signal;

import dollarbill.feature.FeatureInputs;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeature;
import dollarbill.feature.SignalFeatures;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import dollarbill.signal.Signal.Edge;
import dollarbill.signal.Signal.FairValue;
import dollarbill.signal.Signal.MarketMoment;
import dollarbill.sizing.Side;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the options of one chain whose quote is away from the fair value by more than costs.
 *
 * <p>Bought where value − ask exceeds the commission, sold where bid − value does. A quote whose volume or open interest the
 * source does not give never becomes a signal: {@code FEATURE_REQUIRED}.
 */
public final class SignalFinder {
    private static final Comparator<Signal> BEST_FIRST = Comparator.comparingDouble((Signal s) -> s.edge().percent())
            .reversed()
            .thenComparing(Signal::id);

    private final CostModel costs;
    private final SignalRules rules;

    /** Creates a finder with its costs and rules. */
    public SignalFinder(CostModel costs, SignalRules rules) {
        this.costs = costs;
        this.rules = rules;
    }

    /**
     * Returns the signals of a chain.
     *
     * @param chain  quotes
     * @param smiles  fair smile by expiry
     * @param realisedVol  realised volatility of the underlying in percent
     */
    public SignalScan find(OptionChain chain, FairSmiles smiles, FeatureValue realisedVol) {
        List<Signal> found = new ArrayList<>();
        Map<Reason, Integer> rejected = new EnumMap<>(Reason.class);
        Set<SignalId> taken = new HashSet<>();
        FairValues values = new FairValues(smiles, rules.fairValue());
        for (OptionQuote quote : chain.quotes()) {
            switch (judge(chain, quote, smiles, values, realisedVol)) {
                case Judged.Out(Reason reason) -> rejected.merge(reason, 1, Integer::sum);
                case Judged.In(Signal signal) -> found.add(distinct(signal, taken));
            }
        }
        found.sort(BEST_FIRST);
        int kept = Math.min(rules.perSymbol(), found.size());
        if (found.size() > kept) {
            rejected.merge(Reason.RULE_SYMBOL_LIMIT, found.size() - kept, Integer::sum);
        }
        return new SignalScan(found.subList(0, kept), rejected);
    }

    private sealed interface Judged {
        record In(Signal signal) implements Judged {}

        record Out(Reason reason) implements Judged {}
    }

    private Judged judge(
            OptionChain chain, OptionQuote quote, FairSmiles smiles, FairValues values, FeatureValue realisedVol) {
        OptionContract contract = quote.contract();
        long days = ChronoUnit.DAYS.between(chain.quoteDate(), contract.expiry());
        if (days < rules.minDays() || days > rules.maxDays()) {
            return new Judged.Out(Reason.RULE_DAYS_TO_EXPIRY);
        }
        SmileSlice slice = smiles.slices().get(contract.expiry());
        if (slice == null) {
            return new Judged.Out(Reason.SURFACE_FEW_QUOTES);
        }
        if (smiles.otherRoots().contains(contract.code())) {
            return new Judged.Out(Reason.SURFACE_OTHER_ROOT);
        }
        if (!slice.covers(contract.strike())) {
            return new Judged.Out(Reason.SURFACE_EXTRAPOLATED);
        }
        double spreadPercent = 100.0 * quote.spread() / quote.mid();
        if (spreadPercent > rules.maxSpreadPercent()) {
            return new Judged.Out(Reason.QUOTE_WIDE_SPREAD);
        }
        if (!(slice.totalVariance(contract.strike()) > 0.0)) {
            return new Judged.Out(Reason.SURFACE_POOR_FIT);
        }
        ModelValues models = values.of(contract, slice);
        FairValue value = value(chain, quote, slice, models);
        double buy = value.price() - quote.ask() - costs.perShare();
        double sell = quote.bid() - value.price() - costs.perShare();
        if (!(Math.max(buy, sell) > 0.0)) {
            return new Judged.Out(Reason.EDGE_BELOW_COSTS);
        }
        if (chain.style() == ExerciseStyle.AMERICAN
                && contract.type().payoff(slice.forward(), contract.strike()) > 0.0) {
            return new Judged.Out(Reason.EARLY_EXERCISE_NOT_VALUED);
        }
        double delta = Math.abs(value.greeks().delta());
        if (!(delta >= rules.minAbsDelta() && delta <= rules.maxAbsDelta())) {
            return new Judged.Out(Reason.RULE_DELTA);
        }
        Edge edge = new Edge(costs, Math.max(buy, sell), 100.0 * Math.max(buy, sell) / quote.mid());
        Side side = buy > sell ? Side.BUY : Side.SELL;
        return described(chain, quote, slice, models, value, side, edge, days, realisedVol);
    }

    private Judged described(
            OptionChain chain,
            OptionQuote quote,
            SmileSlice slice,
            ModelValues models,
            FairValue value,
            Side side,
            Edge edge,
            long days,
            FeatureValue realisedVol) {
        OptionGreeks g = value.greeks();
        SignalFeatures features = SignalFeatures.of(new FeatureInputs(side, edge.percent(), g.delta(), g.gamma(),
                g.vegaPerVolPoint(), g.thetaPerDay(), quote.volume(), quote.openInterest(), days,
                value.impliedVolPercent(), value.residualPoints(), 100.0 * quote.spread() / quote.mid(), realisedVol,
                chain.asOf()));
        if (features.missingRequired().isPresent()) {
            return new Judged.Out(Reason.FEATURE_REQUIRED);
        }
        if (quote.volume().orElseThrow() < rules.minVolume()) {
            return new Judged.Out(Reason.RULE_VOLUME);
        }
        if (quote.openInterest().orElseThrow() < rules.minOpenInterest()) {
            return new Judged.Out(Reason.RULE_OPEN_INTEREST);
        }
        MarketMoment moment = new MarketMoment(chain.quoteDate(), chain.asOf(), chain.spot(), chain.synthetic(),
                chain.source());
        SecondOpinion opinion = SecondOpinion.of(models, side, quote, costs);
        return new Judged.In(new Signal(SignalId.of(quote.contract(), side, chain.quoteDate()), side, moment, quote,
                slice, value, edge, days, features, rules.holding(), models, opinion,
                cautions(chain, slice, opinion, features)));
    }

    private static FairValue value(OptionChain chain, OptionQuote quote, SmileSlice slice, ModelValues models) {
        OptionContract c = quote.contract();
        double vol = models.fairVol();
        double price = models.fairValue();
        BlackGreeks greeks = BlackScholes.evaluate(c.type(), chain.spot(), c.strike(), slice.years(), slice.rate(),
                slice.dividendYield(chain.spot()), vol);
        OptionGreeks own = new OptionGreeks(greeks.delta(), greeks.gamma(), greeks.vegaPerVolPoint(),
                greeks.thetaPerCalendarDay());
        return switch (ImpliedVolatility.solve(c.type(), quote.mid(), slice.forward(), c.strike(), slice.discount(),
                slice.years())) {
            case IvResult.Found found -> new FairValue(vol, price, own,
                    new FeatureValue.Known(100.0 * found.volatility(), chain.asOf()),
                    new FeatureValue.Known(100.0 * (found.volatility() - vol), chain.asOf()));
            case IvResult.Missing missing -> new FairValue(vol, price, own,
                    new FeatureValue.Absent(missing.reason()), new FeatureValue.Absent(missing.reason()));
        };
    }

    private static List<Reason> cautions(
            OptionChain chain,
            SmileSlice slice,
            SecondOpinion opinion,
            SignalFeatures features) {
        Set<Reason> cautions = new LinkedHashSet<>();
        if (chain.synthetic()) {
            cautions.add(Reason.SYNTHETIC_DATA);
        }
        if (chain.style() == ExerciseStyle.AMERICAN) {
            cautions.add(Reason.EARLY_EXERCISE_IGNORED);
        }
        cautions.addAll(slice.cautions());
        opinion.reason().ifPresent(cautions::add);
        for (SignalFeature f : features.missingOptional()) {
            if (features.get(f) instanceof FeatureValue.Absent(Reason reason)) {
                cautions.add(reason);
            }
        }
        return List.copyOf(cautions);
    }

    private static Signal distinct(Signal s, Set<SignalId> taken) {
        if (taken.add(s.id())) {
            return s;
        }
        SignalId id = s.id().withCode(s.quote().contract().code());
        taken.add(id);
        return new Signal(id, s.side(), s.market(), s.quote(), s.slice(), s.value(), s.edge(), s.daysToExpiry(),
                s.features(), s.holding(), s.models(), s.secondOpinion(), s.cautions());
    }
}
