package dollarbill.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

/** False edges: quotes that know the volatility to come are followed by it, those that flow pushed are not. */
class InformedQuotesTest {
    private static final LocalDate EXPIRY = LocalDate.of(2026, 3, 20);
    private static final int BARS = 700;

    /** Planted shifts against how far the closes until expiry realise more or less than the true value implies. */
    @Test
    void realisedVolatilityFollowsInformedQuotesAlone() {
        SampleSymbol symbol = SampleSymbol.STANDARD.getFirst();
        SampleSettings settings = new SampleSettings(11L, LocalDate.of(2026, 10, 30), BARS, 100, List.of(symbol));
        SymbolPath path = SymbolPath.simulate(settings.seed(), symbol, MarketPath.simulate(settings));
        ChainMaker maker = new ChainMaker(settings.seed(), path, true);
        SimpleRegression informed = new SimpleRegression();
        SimpleRegression reverting = new SimpleRegression();
        for (int day = 100; day < BARS - 70; day += 5) {
            for (SampleQuote quote : maker.chain(day)) {
                OptionalDouble realised = realised(path, day, quote.expiry());
                if (quote.planted().isPresent() && realised.isPresent()
                        && implied(quote, path, day) instanceof IvResult.Found implied) {
                    Mispricing planted = quote.planted().get();
                    (planted.kind() == Mispricing.Kind.INFORMED ? informed : reverting)
                            .addData(planted.shift(), realised.getAsDouble() - implied.volatility());
                }
            }
        }
        assertThat(Math.min(informed.getN(), reverting.getN())).isGreaterThan(300);
        assertThat(informed.getR()).isGreaterThan(0.5);
        assertThat(Math.abs(reverting.getR())).isLessThan(0.15);
    }

    private static IvResult implied(SampleQuote quote, SymbolPath path, int day) {
        double years = ChronoUnit.DAYS.between(path.market().date(day), quote.expiry()) / 365.0;
        double rate = path.market().rate(day);
        double forward = path.close(day) * Math.exp((rate - path.symbol().dividendYield()) * years);
        return ImpliedVolatility.solve(
                quote.type(), quote.fair(), forward, quote.strike(), Math.exp(-rate * years), years);
    }

    @Test
    void theShiftIsWhatTheVolatilityToComeDiffersByUpToABound() {
        List<Mispricing> seen = informed(OptionalDouble.of(0.23));
        assertThat(seen).isNotEmpty().allSatisfy(m -> assertThat(m.shift()).isCloseTo(0.03, within(1e-12)));
        assertThat(informed(OptionalDouble.of(0.10)))
                .isNotEmpty()
                .allSatisfy(m -> assertThat(m.shift()).isCloseTo(-0.22 * 0.20, within(1e-12)));
    }

    @Test
    void noQuoteIsInformedOfWhatDoesNotDifferOrIsNotKnown() {
        assertThat(informed(OptionalDouble.of(0.22))).isEmpty();
        assertThat(informed(OptionalDouble.empty())).isEmpty();
    }

    /** Once informed a quote stays so, at what is still to come. */
    @Test
    void informationStaysUntilExpiry() {
        MispricingBook book = new MispricingBook(1L, SampleSymbol.UNIT, true);
        List<Double> informed = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double strike = 100.0 + i;
            book.thisWeek(EXPIRY, strike, 1.0, 30, 0.20, OptionalDouble.of(0.25))
                    .filter(m -> m.kind() == Mispricing.Kind.INFORMED)
                    .ifPresent(m -> informed.add(strike));
        }
        assertThat(informed).isNotEmpty();
        for (double strike : informed) {
            Optional<Mispricing> later = book.thisWeek(EXPIRY, strike, 2.5, 9, 0.20, OptionalDouble.of(0.21));
            assertThat(later).hasValueSatisfying(m -> {
                assertThat(m.kind()).isEqualTo(Mispricing.Kind.INFORMED);
                assertThat(m.shift()).isCloseTo(0.01, within(1e-12));
            });
        }
    }

    private static List<Mispricing> informed(OptionalDouble coming) {
        MispricingBook book = new MispricingBook(1L, SampleSymbol.UNIT, true);
        List<Mispricing> seen = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            book.thisWeek(EXPIRY, 100.0 + i, 1.0, 30, 0.20, coming)
                    .filter(m -> m.kind() == Mispricing.Kind.INFORMED)
                    .ifPresent(seen::add);
        }
        return seen;
    }

    private static OptionalDouble realised(SymbolPath path, int day, LocalDate expiry) {
        double sum = 0.0;
        int days = 0;
        for (int next = day + 1; next < BARS && !path.market().date(next).isAfter(expiry); next++) {
            double change = Math.log(path.close(next) / path.close(next - 1));
            sum += change * change;
            days++;
        }
        return days < 10 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(252.0 * sum / days));
    }
}
