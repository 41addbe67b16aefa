package dollarbill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.QualityRules;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.signal.CostModel;
import dollarbill.signal.SizingContext;
import dollarbill.sizing.SizingLimits;
import dollarbill.strategy.StrategyRecommendation.Trade;
import dollarbill.strategy.TradePlan.Planned;
import dollarbill.strategy.TradePlan.Refused;
import dollarbill.structure.Extreme.Limited;
import dollarbill.structure.OptionLeg;
import dollarbill.structure.OptionStructure;
import dollarbill.structure.PiecewiseLinear;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SurfaceSettings;
import dollarbill.surface.VolSlice;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every strategy on chains of real and simulated markets: what is planned can be bought there, and keeps its bounds. */
class RealPlansTest {
    private static final double EQUITY = 2_000_000.0;
    private static final SelectorRules RULES = SelectorRules.defaults();
    private static final double FEE = 2 * CostModel.defaults().perShare();

    @Test
    void spy2026() {
        plans(ReferenceTable.sharedData(), "SPY", LocalDate.of(2026, 2, 11));
    }

    @Test
    void spx2019() {
        plans(ReferenceTable.sharedData(), "SPX", LocalDate.of(2019, 5, 13));
    }

    @Test
    void sampleUniverse() {
        Path sample = Path.of(System.getProperty("project.root"), "data", "sample");
        DataDirectory data = DataDirectory.open(sample);
        plans(sample, "SPY", data.chainDates(Symbol.of("SPY")).getLast());
    }

    private static void plans(Path folder, String symbol, LocalDate day) {
        CheckedChain checked = ChainQuality.check(
                DataDirectory.open(folder).latestChain(Symbol.of(symbol), day).orElseThrow(), QualityRules.DEFAULT);
        OptionChain chain = ((CheckedChain.Usable) checked).chain();
        SurfaceFit surface = SurfaceBuilder.build(chain, SurfaceSettings.DEFAULT);
        Map<String, OptionQuote> quotes = chain.quotes()
                .stream()
                .collect(Collectors.toMap(q -> q.contract().code(), Function.identity()));
        int planned = 0;
        for (OptionStrategy strategy : OptionStrategy.values()) {
            TradePlan plan = new StructureBuilder(RULES, CostModel.defaults()).build(
                    new Trade(strategy, PositionSize.FULL, RULES.trade()), view(strategy, surface), chain, surface,
                    SizingContext.empty(SizingLimits.defaults().withPortfolioValue(EQUITY)));
            planned += plan instanceof Planned ? 1 : 0;
            figures(plan).ifPresent(figures -> checkFigures(figures, chain, surface, quotes));
            if (plan instanceof Planned position) {
                double loss = ((Limited) position.figures().structure().maximumLoss()).amount()
                        + position.figures().costs();
                assertThat(position.maxLoss()).isEqualTo(100 * loss * position.contracts(), within(1e-6));
                assertThat(position.maxLoss()).isLessThanOrEqualTo(RULES.trade().maxLoss() * EQUITY);
                assertThat(position.figures().belief().expectedProfit()).isPositive();
            }
        }
        assertThat(planned).as("positions planned on " + symbol).isGreaterThanOrEqualTo(5);
    }

    /** A strong view, so that the odds favour each strategy: the size is then bound by something else. */
    private static MarketView view(OptionStrategy strategy, SurfaceFit surface) {
        return switch (strategy) {
            case BUY_CALLS, BULL_CALL_SPREAD, BULL_PUT_SPREAD -> Views.of(Direction.UP, 0.85, IvRegime.LOW, 0.9);
            case BUY_PUTS, BEAR_PUT_SPREAD, BEAR_CALL_SPREAD -> Views.of(Direction.DOWN, 0.85, IvRegime.LOW, 0.9);
            case IRON_CONDOR -> {
                VolSlice middle = surface.surface()
                        .slices()
                        .stream()
                        .filter(slice -> slice.yearsToExpiry() > 14 / 365.0)
                        .findFirst()
                        .orElseThrow();
                yield Views.expecting(Views.of(Direction.UP, 0.51, IvRegime.HIGH, 0.9),
                        0.6 * middle.impliedVolatility(middle.forward()));
            }
        };
    }

    private static Optional<PlanFigures> figures(TradePlan plan) {
        return switch (plan) {
            case Planned planned -> Optional.of(planned.figures());
            case Refused refused -> refused.figures();
        };
    }

    private static void checkFigures(
            PlanFigures figures, OptionChain chain, SurfaceFit surface, Map<String, OptionQuote> quotes) {
        OptionStructure structure = figures.structure();
        assertThat(figures.days()).isBetween(14, 28);
        assertThat(chain.quoteDate().plusDays(figures.days())).isEqualTo(structure.expiry());
        for (OptionLeg leg : structure.legs()) {
            OptionQuote quote = Objects.requireNonNull(quotes.get(leg.contract().code()));
            assertThat(leg.price()).isEqualTo(leg.quantity() > 0 ? quote.ask() : quote.bid());
        }
        VolSlice slice = surface.surface().slice(structure.expiry()).orElseThrow();
        worstAndBest(structure, chain.spot());
        assertThat(figures.smileProbability()).isEqualTo(byPrices(structure, slice), within(1e-4));
        assertThat(figures.costs()).isEqualTo(FEE * structure.legs().size(), within(1e-12));
    }

    /** Maximum loss and break-even prices by trying prices. */
    private static void worstAndBest(OptionStructure structure, double spot) {
        double worst = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 30_000; i++) {
            double price = spot * i / 10_000.0;
            double profit = structure.legs().stream().mapToDouble(leg -> leg.payoff(price) - leg.debit()).sum();
            worst = Math.min(worst, profit);
        }
        assertThat(((Limited) structure.maximumLoss()).amount()).isEqualTo(-worst, within(1e-3 * spot));
        assertThat(structure.breakevens()).allSatisfy(price -> assertThat(
                structure.legs().stream().mapToDouble(leg -> leg.payoff(price) - leg.debit()).sum())
                .isEqualTo(0.0, within(1e-9)));
    }

    /** Probability of profit from differences of fitted call prices at the break-even prices. */
    private static double byPrices(OptionStructure structure, VolSlice slice) {
        double sum = 0.0;
        for (PiecewiseLinear.Interval part : structure.profit().positive()) {
            sum += digital(slice, part.from()) - digital(slice, part.to());
        }
        return sum;
    }

    private static double digital(VolSlice slice, double strike) {
        if (strike <= 0.0 || Double.isInfinite(strike)) {
            return strike <= 0.0 ? 1.0 : 0.0;
        }
        double step = 1e-4 * strike;
        return (slice.price(OptionType.CALL, strike - step)
                - slice.price(OptionType.CALL, strike + step)) / (2 * step * slice.discount());
    }
}
