package dollarbill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.math.NormalDistribution;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.signal.CostModel;
import dollarbill.signal.SizingContext;
import dollarbill.sizing.Kelly;
import dollarbill.sizing.SizingLimits;
import dollarbill.strategy.StrategyRecommendation.Trade;
import dollarbill.strategy.TradePlan.Planned;
import dollarbill.strategy.TradePlan.Refused;
import dollarbill.structure.Extreme.Limited;
import dollarbill.structure.Extreme.Unlimited;
import dollarbill.structure.OptionLeg;
import dollarbill.structure.OptionStructure;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SurfaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Positions on a chain quoted around Black's formula at one volatility, against closed forms of the lognormal law. */
class StructureBuilderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 11);
    private static final Instant AS_OF = ExpiryTime.close(DAY);
    private static final double SPOT = 100.0;
    private static final double VOLATILITY = 0.2;
    private static final double RATE = 0.03;
    private static final double HALF_SPREAD = 0.01;
    private static final SelectorRules RULES = SelectorRules.defaults();
    private static final CostModel COSTS = CostModel.defaults();
    private static final OptionChain CHAIN = chain(7, 16, 22, 29, 50);
    private static final SurfaceFit SURFACE = SurfaceBuilder.build(CHAIN, SurfaceSettings.DEFAULT);

    private static OptionChain chain(int... days) {
        List<OptionQuote> quotes = new ArrayList<>();
        for (int each : days) {
            LocalDate expiry = DAY.plusDays(each);
            double years = each / 365.0;
            for (int strike = 80; strike <= 120; strike++) {
                for (OptionType type : OptionType.values()) {
                    double mid = BlackScholes.price(type, SPOT * Math.exp(RATE * years), strike,
                            Math.exp(-RATE * years), VOLATILITY, years);
                    if (mid > 2 * HALF_SPREAD) {
                        quotes.add(quote(expiry, type, strike, mid));
                    }
                }
            }
        }
        return new OptionChain(
                Symbol.of("SPX"), DAY, AS_OF, SPOT, ExerciseStyle.EUROPEAN, true, "made by test", quotes);
    }

    private static OptionQuote quote(LocalDate expiry, OptionType type, int strike, double mid) {
        String code = "SPX" + expiry.toString().replace("-", "") + type.letter() + strike;
        return new OptionQuote(new OptionContract(code, Symbol.of("SPX"), expiry, strike, type), mid - HALF_SPREAD,
                mid + HALF_SPREAD, OptionalLong.empty(), OptionalLong.empty());
    }

    private static SizingContext book(double equity) {
        return SizingContext.empty(SizingLimits.defaults().withPortfolioValue(equity));
    }

    private static TradePlan plan(OptionStrategy strategy, PositionSize size, MarketView view, SizingContext book) {
        return new StructureBuilder(RULES, COSTS)
                .build(new Trade(strategy, size, RULES.trade()), view, CHAIN, SURFACE, book);
    }

    private static MarketView bullish(double probability) {
        return Views.of(Direction.UP, probability, IvRegime.LOW, 0.9);
    }

    /** The strike of a delta is {@code F exp(vol^2 years/2 - vol sqrt(years) N^-1(delta))}, here 101, 103.7, 105.2, 108.7 for calls. */
    @ParameterizedTest
    @CsvSource({
        "BUY_CALLS, 1 C 101",
        "BULL_CALL_SPREAD, 1 C 101; -1 C 104",
        "BULL_PUT_SPREAD, -1 P 100; 1 P 97",
        "BUY_PUTS, 1 P 100",
        "BEAR_PUT_SPREAD, 1 P 100; -1 P 97",
        "BEAR_CALL_SPREAD, -1 C 101; 1 C 104",
        "IRON_CONDOR, 1 P 92; -1 P 95; -1 C 105; 1 C 109"})
    void legsHaveTheDeltas(OptionStrategy strategy, String legs) {
        PlanFigures figures = figures(plan(strategy, PositionSize.FULL, bullish(0.8), book(1e6)));
        assertThat(figures.days()).isEqualTo(22);
        assertThat(figures.structure().legs())
                .extracting(leg -> leg.quantity() + " " + leg.contract().type().letter() + " "
                        + (int) leg.contract().strike())
                .containsExactly(legs.split("; "));
        double root = VOLATILITY * Math.sqrt(22 / 365.0);
        for (int i = 0; i < figures.deltas().size(); i++) {
            OptionLeg leg = figures.structure().legs().get(i);
            int sign = leg.contract().type().sign();
            double d1 = (Math.log(SPOT / leg.contract().strike()) + RATE * 22 / 365.0) / root + 0.5 * root;
            assertThat(figures.deltas().get(i))
                    .isEqualTo(sign * NormalDistribution.cdf(sign * d1), within(2e-3));
        }
    }

    private static PlanFigures figures(TradePlan plan) {
        return switch (plan) {
            case Planned planned -> planned.figures();
            case Refused refused -> refused.figures().orElseThrow();
        };
    }

    @Test
    void boughtCallIsPricedAtTheAskAndSizedByTheLossBudget() {
        Planned planned = (Planned) plan(OptionStrategy.BUY_CALLS, PositionSize.FULL, bullish(0.8), book(1e6));
        OptionStructure call = planned.figures().structure();
        double ask = ask(call.legs().getFirst().contract());
        assertThat(call.netDebit()).isEqualTo(ask);
        assertThat(call.maximumProfit()).isEqualTo(new Unlimited());
        assertThat(call.maximumLoss()).isEqualTo(new Limited(ask));
        assertThat(planned.boundBy()).isEqualTo(SizeCap.LOSS_BUDGET);
        double each = 100 * ask + 2 * 0.65;
        assertThat(planned.contracts()).isEqualTo((long) Math.floor(0.02 * 1e6 / each));
        assertThat(planned.maxLoss()).isEqualTo(planned.contracts() * each, within(1e-6));
        assertThat(planned.figures().exits()).isEqualTo(new PlanFigures.Exits(0.5 * ask, List.of(98.0)));
    }

    private static double ask(OptionContract contract) {
        return CHAIN.quotes().stream().filter(q -> q.contract().equals(contract)).findFirst().orElseThrow().ask();
    }

    @Test
    void halfASizeHasHalfTheBudget() {
        Planned half = (Planned) plan(OptionStrategy.BUY_CALLS, PositionSize.HALF, bullish(0.8), book(1e6));
        assertThat(half.maxLoss()).isLessThanOrEqualTo(0.01 * 1e6);
        assertThat(half.maxLoss()).isGreaterThan(0.0099 * 1e6);
    }

    /** Odds of a call when a lognormal price ends above today's with probability p, from partial means; then the stake of largest growth by search. */
    @Test
    void oddsAndKellyAreThoseOfTheTiltedLognormalLaw() {
        double p = 0.60;
        Planned planned = (Planned) plan(OptionStrategy.BUY_CALLS, PositionSize.FULL, bullish(p), book(1e6));
        double strike = planned.figures().structure().legs().getFirst().contract().strike();
        double paid = planned.figures().structure().netDebit() + 2 * 0.0065;
        double base = above(SPOT);
        double win = p / base * above(strike + paid);
        double gain = p / base * call(strike + paid);
        double payoff = p / base * call(strike);
        double loss = paid - payoff + gain;
        assertThat(planned.figures().belief().probability()).isEqualTo(win, within(2e-3));
        assertThat(planned.figures().belief().gain()).isEqualTo(gain, within(5e-3));
        assertThat(planned.figures().belief().loss()).isEqualTo(loss, within(5e-3));
        assertThat(planned.figures().smileProbability())
                .isEqualTo(above(strike + planned.figures().structure().netDebit()), within(2e-3));
        double committed = 0.25 * largestGrowth(strike, paid, p);
        assertThat(planned.sizing().committedFraction().orElseThrow()).isEqualTo(committed, within(3e-3));
        double averages = 0.25 * Kelly.binary(win, gain / win * (1 - win) / loss) * paid / (loss / (1 - win));
        assertThat(committed).isLessThan(0.9 * averages);
    }

    /** The share of wealth in a call that maximises the mean logarithm, over a grid of 4,000 prices, by golden section. */
    private static double largestGrowth(double strike, double paid, double up) {
        int n = 4_000;
        double root = VOLATILITY * Math.sqrt(22 / 365.0);
        double base = above(SPOT);
        double[] profit = new double[n];
        double[] weight = new double[n];
        for (int i = 0; i < n; i++) {
            double z = 16.0 * (i + 0.5) / n - 8.0;
            double price = SPOT * Math.exp(RATE * 22 / 365.0 - 0.5 * root * root + root * z);
            profit[i] = (Math.max(price - strike, 0.0) - paid) / paid;
            weight[i] = (price > SPOT ? up / base : (1.0 - up) / (1.0 - base))
                    * NormalDistribution.density(z) * 16.0 / n;
        }
        double low = 0.0;
        double high = 0.999;
        while (high - low > 1e-6) {
            double a = high - 0.618 * (high - low);
            double b = low + 0.618 * (high - low);
            if (growth(profit, weight, a) < growth(profit, weight, b)) {
                low = a;
            } else {
                high = b;
            }
        }
        return low;
    }

    private static double growth(double[] profit, double[] weight, double share) {
        double sum = 0.0;
        for (int i = 0; i < profit.length; i++) {
            sum += weight[i] * Math.log1p(share * profit[i]);
        }
        return sum;
    }

    private static double above(double level) {
        double root = VOLATILITY * Math.sqrt(22 / 365.0);
        return NormalDistribution.cdf((Math.log(SPOT / level) + RATE * 22 / 365.0) / root - 0.5 * root);
    }

    private static double call(double strike) {
        return BlackScholes.price(
                OptionType.CALL, SPOT * Math.exp(RATE * 22 / 365.0), strike, 1.0, VOLATILITY, 22 / 365.0);
    }

    @Test
    void eachCapIsNamed() {
        SizingLimits limits = SizingLimits.defaults().withPortfolioValue(1e6);
        assertThat(cap(bullish(0.8), book(1000.0))).isEqualTo(SizeCap.LOSS_BUDGET);
        assertThat(reason(bullish(0.8), book(3000.0))).isEqualTo(Reason.SIZE_BELOW_ONE_CONTRACT);
        assertThat(cap(bullish(0.8), SizingContext.empty(limits.withMaxPositionShare(0.001))))
                .isEqualTo(SizeCap.POSITION_SHARE);
        assertThat(cap(bullish(0.8), new SizingContext(limits, 1000.0, 0))).isEqualTo(SizeCap.CASH);
        assertThat(reason(bullish(0.8), new SizingContext(limits, 1e6, 10))).isEqualTo(Reason.SIZE_POSITION_LIMIT);
        assertThat(cap(bullish(0.8), new SizingContext(limits, 1e6, 10))).isEqualTo(SizeCap.OPEN_POSITIONS);
        assertThat(reason(bullish(0.5), book(1e6))).isEqualTo(Reason.KELLY_NO_EDGE);
        assertThat(cap(bullish(0.5), book(1e6))).isEqualTo(SizeCap.KELLY_FRACTION);
    }

    private static SizeCap cap(MarketView view, SizingContext book) {
        return switch (plan(OptionStrategy.BUY_CALLS, PositionSize.FULL, view, book)) {
            case Planned planned -> planned.boundBy();
            case Refused refused -> refused.cap().orElseThrow();
        };
    }

    private static Reason reason(MarketView view, SizingContext book) {
        return ((Refused) plan(OptionStrategy.BUY_CALLS, PositionSize.FULL, view, book)).reason();
    }

    /** A put spread that a certain rise can only win has no loss to stake: no odds, and no cap that bound. */
    @Test
    void oddsThatCannotLoseAreNoSize() {
        Refused sure = (Refused) plan(OptionStrategy.BULL_PUT_SPREAD, PositionSize.FULL, bullish(1.0), book(1e6));
        assertThat(sure.reason()).isEqualTo(Reason.KELLY_UNDEFINED);
        assertThat(sure.cap()).isEmpty();
        assertThat(sure.figures()).isPresent();
    }

    /** At the market's own volatility a condor at bid and ask only pays the spread; it needs a calmer forecast. */
    @Test
    void condorNeedsAForecastBelowTheSmile() {
        MarketView unsure = Views.of(Direction.UP, 0.51, IvRegime.HIGH, 0.9);
        Refused none = (Refused) plan(OptionStrategy.IRON_CONDOR, PositionSize.HALF, unsure, book(1e6));
        assertThat(none.reason()).isEqualTo(Reason.KELLY_NO_EDGE);
        Planned calm = (Planned) plan(
                OptionStrategy.IRON_CONDOR, PositionSize.HALF, Views.expecting(unsure, 0.14), book(1e6));
        assertThat(calm.figures().belief().expectedProfit()).isPositive();
        assertThat(calm.figures().exits().stops()).containsExactly(98.0, 102.0);
        assertThat(calm.maxLoss()).isLessThanOrEqualTo(0.01 * 1e6);
    }

    @Test
    void chainsThatCannotHoldTheStructureAreRefusedByName() {
        StructureBuilder builder = new StructureBuilder(RULES, COSTS);
        OptionChain far = chain(7, 50);
        assertThat(refused(builder, OptionStrategy.BUY_CALLS, far, SurfaceBuilder.build(far, SurfaceSettings.DEFAULT)))
                .isEqualTo(Reason.STRUCTURE_NO_EXPIRY);
        assertThat(refused(builder, OptionStrategy.BUY_CALLS, only(CHAIN, OptionType.PUT, 0), SURFACE))
                .isEqualTo(Reason.STRUCTURE_NO_QUOTE);
        assertThat(refused(builder, OptionStrategy.BUY_PUTS, only(CHAIN, OptionType.PUT, 112), SURFACE))
                .isEqualTo(Reason.STRUCTURE_NO_STRIKE);
        assertThat(refused(builder, OptionStrategy.BULL_CALL_SPREAD, wide(CHAIN, 3.0), SURFACE))
                .isEqualTo(Reason.STRUCTURE_NO_PROFIT);
        assertThat(refused(builder, OptionStrategy.BULL_PUT_SPREAD, wide(CHAIN, 3.0), SURFACE))
                .isEqualTo(Reason.STRUCTURE_NO_PROFIT);
    }

    private static Reason refused(
            StructureBuilder builder, OptionStrategy strategy, OptionChain chain, SurfaceFit surface) {
        TradePlan plan = builder.build(
                new Trade(strategy, PositionSize.FULL, RULES.trade()), bullish(0.8), chain, surface, book(1e6));
        return ((Refused) plan).reason();
    }

    private static OptionChain only(OptionChain chain, OptionType type, double minStrike) {
        return with(chain, chain.quotes()
                .stream()
                .filter(q -> q.contract().type() == type && q.contract().strike() >= minStrike)
                .toList());
    }

    private static OptionChain wide(OptionChain chain, double halfSpread) {
        return with(chain, chain.quotes()
                .stream()
                .map(q -> new OptionQuote(q.contract(), Math.max(q.mid() - halfSpread, 0.0), q.mid() + halfSpread,
                        q.volume(), q.openInterest()))
                .toList());
    }

    private static OptionChain with(OptionChain chain, List<OptionQuote> quotes) {
        return new OptionChain(chain.underlying(), chain.quoteDate(), chain.asOf(), chain.spot(), chain.style(),
                chain.synthetic(), chain.source(), quotes);
    }

    @Test
    void surfaceCautionsOfTheChainAreHandedOn() {
        Planned planned = (Planned) plan(OptionStrategy.BUY_CALLS, PositionSize.FULL, bullish(0.8), book(1e6));
        assertThat(planned.cautions()).extracting(c -> c.reason()).contains(Reason.SYNTHETIC_DATA);
    }
}
