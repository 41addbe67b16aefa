package dollarbill.strategy;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.signal.CostModel;
import dollarbill.signal.SizingContext;
import dollarbill.sizing.Sizing;
import dollarbill.sizing.growth.PayoffLaw;
import dollarbill.strategy.PlanFigures.Exits;
import dollarbill.strategy.PlanFigures.Odds;
import dollarbill.strategy.StrategyRecommendation.Trade;
import dollarbill.strategy.TradePlan.Planned;
import dollarbill.strategy.TradePlan.Refused;
import dollarbill.structure.ExpiryLaw;
import dollarbill.structure.Extreme;
import dollarbill.structure.OptionLeg;
import dollarbill.structure.OptionStructure;
import dollarbill.structure.PiecewiseLinear;
import dollarbill.structure.SmileLaw;
import dollarbill.surface.Caution;
import dollarbill.surface.SurfaceFit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a recommended strategy a position on a chain: expiry by days, strikes by delta, prices at bid and ask, contracts by loss budget
 * and Kelly.
 */
public final class StructureBuilder {
    /** Cells of the law of the profit that a stake is found under; its error falls as the square. */
    private static final int CELLS = 128;

    private final SelectorRules rules;
    private final CostModel costs;

    /** Creates a builder. */
    public StructureBuilder(SelectorRules rules, CostModel costs) {
        this.rules = rules;
        this.costs = costs;
    }

    /**
     * Returns the position, or why there is none.
     *
     * @param trade  what is recommended
     * @param view  the view it is recommended on
     * @param chain  quotes that passed the quality check
     * @param surface  the surface fitted to them
     * @param book  the portfolio it is sized for
     */
    public TradePlan build(
            Trade trade, MarketView view, OptionChain chain, SurfaceFit surface, SizingContext book) {
        Optional<ListedExpiry> expiry = ListedExpiry.nearest(chain, surface, trade.parameters());
        return expiry.isEmpty()
                ? Refused.before(Reason.STRUCTURE_NO_EXPIRY, "no smile from " + trade.parameters().minExpiryDays()
                        + " to " + trade.parameters().maxExpiryDays() + " days after " + chain.quoteDate())
                : new Draft(trade, view, chain, surface, book, expiry.get()).plan();
    }

    /** One position while it is made. */
    private final class Draft {
        private final Trade trade;
        private final MarketView view;
        private final OptionChain chain;
        private final SurfaceFit surface;
        private final SizingContext book;
        private final ListedExpiry expiry;
        private final List<OptionQuote> quotes = new ArrayList<>();
        private final List<OptionLeg> legs = new ArrayList<>();
        private final List<Caution> cautions = new ArrayList<>();

        Draft(Trade trade, MarketView view, OptionChain chain, SurfaceFit surface, SizingContext book,
                ListedExpiry expiry) {
            this.trade = trade;
            this.view = view;
            this.chain = chain;
            this.surface = surface;
            this.book = book;
            this.expiry = expiry;
        }

        TradePlan plan() {
            for (LegPlan leg : LegPlan.of(trade.strategy(), rules)) {
                Optional<Refused> refused = take(leg);
                if (refused.isPresent()) {
                    return refused.get();
                }
            }
            Set<OptionQuote> different = new HashSet<>(quotes);
            if (different.size() < quotes.size()) {
                return Refused.before(Reason.STRUCTURE_NO_STRIKE,
                        "two legs share a strike at " + expiry.slice().expiry()
                                + ": strikes are listed too far apart");
            }
            return priced(new OptionStructure(legs));
        }

        /** Adds the listed option that comes nearest a leg. */
        private Optional<Refused> take(LegPlan leg) {
            if (!expiry.quotes(leg.type())) {
                return Optional.of(Refused.before(Reason.STRUCTURE_NO_QUOTE,
                        "no quote of a " + leg.type() + " at " + expiry.slice().expiry()));
            }
            Optional<OptionQuote> found = expiry.nearest(leg, rules.legs().slack());
            if (found.isEmpty()) {
                return Optional.of(Refused.before(Reason.STRUCTURE_NO_STRIKE,
                        "no " + leg.type() + " of delta " + leg.minDelta() + " to " + leg.maxDelta() + " within "
                                + rules.legs().slack() + " at " + expiry.slice().expiry()));
            }
            quotes.add(found.get());
            legs.add(OptionLeg.atQuote(leg.quantity(), found.get()));
            remark(leg, found.get());
            return Optional.empty();
        }

        private void remark(LegPlan leg, OptionQuote quote) {
            double delta = expiry.delta(quote);
            if (leg.minDelta() < leg.maxDelta() && leg.outside(Math.abs(delta)) > 0.0) {
                caution(Reason.RULE_DELTA, "delta " + delta + " of " + quote.contract().code());
            }
            if (!expiry.slice().covers(quote.contract().strike())) {
                caution(Reason.SURFACE_EXTRAPOLATED, "strike of " + quote.contract().code());
            }
            if (leg.quantity() < 0 && chain.style() == ExerciseStyle.AMERICAN) {
                caution(Reason.EARLY_EXERCISE_IGNORED, quote.contract().code() + " may be assigned before expiry");
            }
        }

        private void caution(Reason reason, String detail) {
            cautions.add(new Caution(reason, Optional.of(expiry.slice().expiry()), detail));
        }

        private TradePlan priced(OptionStructure structure) {
            double fees = 2.0 * costs.perShare() * legs.stream().mapToInt(leg -> Math.abs(leg.quantity())).sum();
            if (structure.maximumProfit() instanceof Extreme.Limited(double most) && !(most > fees)) {
                return Refused.before(Reason.STRUCTURE_NO_PROFIT,
                        "at most " + most + " a share at bid and ask, before commissions of " + fees);
            }
            if (!(structure.maximumLoss() instanceof Extreme.Limited(double loss))) {
                return Refused.before(Reason.STRUCTURE_UNLIMITED_LOSS, trade.strategy().text());
            }
            Optional<SmileLaw> smile = SmileLaw.of(expiry.slice());
            Optional<ExpiryLaw> belief = Belief.of(view, trade.strategy(), expiry.slice(), expiry.spot());
            if (smile.isEmpty() || belief.isEmpty()) {
                return Refused.before(Reason.BELIEF_NO_LAW, "smile of " + expiry.slice().expiry()
                        + " with a volatility of " + view.expectedVolatility());
            }
            PiecewiseLinear profit = structure.profit().plus(-fees);
            PlanFigures figures = new PlanFigures(
                    structure,
                    expiry.days(),
                    quotes.stream().map(expiry::delta).toList(),
                    fees,
                    structure.probabilityOfProfit(smile.get()),
                    odds(profit, belief.get()),
                    exits(structure));
            return sized(figures, PayoffLaw.of(profit, loss + fees, belief.get(), CELLS), loss + fees);
        }

        private Odds odds(PiecewiseLinear profit, ExpiryLaw law) {
            double probability = profit.positive()
                    .stream()
                    .mapToDouble(part -> law.between(part.from(), part.to()))
                    .sum();
            return new Odds(probability, law.positivePart(profit), law.positivePart(profit.negated()));
        }

        private Exits exits(OptionStructure structure) {
            boolean outright = structure.legs().size() == 1;
            double base = !outright && structure.maximumProfit() instanceof Extreme.Limited(double most)
                    ? most
                    : structure.netDebit();
            double move = trade.parameters().stopMove();
            double below = chain.spot() * (1.0 - move);
            double above = chain.spot() * (1.0 + move);
            List<Double> stops = switch (trade.strategy()) {
                case BUY_CALLS, BULL_CALL_SPREAD, BULL_PUT_SPREAD -> List.of(below);
                case BUY_PUTS, BEAR_PUT_SPREAD, BEAR_CALL_SPREAD -> List.of(above);
                case IRON_CONDOR -> List.of(below, above);
            };
            return new Exits(trade.parameters().profitTarget() * base, stops);
        }

        private TradePlan sized(PlanFigures figures, PayoffLaw payoffs, double loss) {
            StructureSizer sizer = new StructureSizer(book, trade.parameters().maxLoss() * trade.size().share());
            return switch (sizer.size(figures.belief(), payoffs, loss)) {
                case Sizing.NotSized none -> new Refused(none.reason(), none.record().detail(), Optional.of(figures),
                        sizer.leftNone(none));
                case Sizing.Sized some -> new Planned(figures, some.record().contracts(), some.record().allocation(),
                        sizer.boundBy(some.record()), some.record(), allCautions());
            };
        }

        private List<Caution> allCautions() {
            List<Caution> all = new ArrayList<>(cautions);
            surface.surface()
                    .cautions()
                    .stream()
                    .filter(c -> c.expiry().isEmpty() || c.expiry().get().equals(expiry.slice().expiry()))
                    .forEach(all::add);
            return all;
        }
    }
}
