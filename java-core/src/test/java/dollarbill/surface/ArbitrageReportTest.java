package dollarbill.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.ParityForward;
import dollarbill.market.Symbol;
import dollarbill.pricing.black.BlackScholes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Arbitrage planted in consistent quotes is listed exactly: the contracts, the kind and the size; nothing else is. */
class ArbitrageReportTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final Instant AS_OF = ExpiryTime.close(DAY);
    private static final LocalDate NEAR = LocalDate.of(2024, 4, 19);
    private static final LocalDate FAR = LocalDate.of(2024, 12, 20);
    private static final Symbol SYMBOL = Symbol.of("ABC");
    private static final double SPOT = 100.0;
    private static final double RATE = 0.04;
    private static final double VOL = 0.25;

    private static double years(LocalDate expiry) {
        return ExpiryTime.years(AS_OF, expiry);
    }

    private static ExpiryForward forward(LocalDate expiry) {
        double years = years(expiry);
        return new ExpiryForward(
                expiry,
                "ABC",
                years,
                new ParityForward(SPOT * Math.exp(RATE * years), Math.exp(-RATE * years), true, 9, 0.0));
    }

    private static OptionQuote quote(LocalDate expiry, OptionType type, double strike, double bid, double ask) {
        return new OptionQuote(
                new OptionContract("ABC " + expiry + type.letter() + strike, SYMBOL, expiry, strike, type),
                bid,
                ask,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static List<OptionQuote> clean(LocalDate... expiries) {
        List<OptionQuote> quotes = new ArrayList<>();
        for (LocalDate expiry : expiries) {
            ParityForward parity = forward(expiry).parity();
            for (double strike = 80.0; strike <= 120.0; strike += 5.0) {
                for (OptionType type : OptionType.values()) {
                    double mid = BlackScholes.price(
                            type, parity.forward(), strike, parity.discount(), VOL, years(expiry));
                    quotes.add(quote(expiry, type, strike, mid - 0.01, mid + 0.01));
                }
            }
        }
        return quotes;
    }

    private static void replace(
            List<OptionQuote> quotes, LocalDate expiry, OptionType type, double strike, double bid, double ask) {
        quotes.replaceAll(q -> q.contract().expiry().equals(expiry) && q.contract().type() == type
                && q.contract().strike() == strike ? quote(expiry, type, strike, bid, ask) : q);
    }

    private static OptionQuote of(List<OptionQuote> quotes, LocalDate expiry, OptionType type, double strike) {
        return quotes.stream()
                .filter(q -> q.contract().expiry().equals(expiry) && q.contract().type() == type
                        && q.contract().strike() == strike)
                .findFirst()
                .orElseThrow();
    }

    private static List<QuoteArbitrage> find(List<OptionQuote> quotes, ExerciseStyle style) {
        return QuoteArbitrageFinder.find(quotes, style, SPOT, List.of(forward(NEAR), forward(FAR)));
    }

    private static List<QuoteArbitrage> of(List<QuoteArbitrage> found, ArbitrageKind kind) {
        return found.stream().filter(f -> f.kind() == kind).toList();
    }

    @Test
    void consistentQuotesHoldNone() {
        assertThat(find(clean(NEAR, FAR), ExerciseStyle.EUROPEAN)).isEmpty();
        assertThat(find(clean(NEAR, FAR), ExerciseStyle.AMERICAN)).isEmpty();
    }

    @Test
    void vertical() {
        List<OptionQuote> quotes = clean(FAR);
        OptionQuote dear = of(quotes, FAR, OptionType.CALL, 110.0);
        replace(quotes, FAR, OptionType.CALL, 115.0, dear.ask() + 0.3, dear.ask() + 0.4);
        List<QuoteArbitrage> found = of(find(quotes, ExerciseStyle.EUROPEAN), ArbitrageKind.VERTICAL);
        assertThat(found).singleElement().satisfies(f -> {
            assertThat(f.size()).isCloseTo(0.3, within(1e-12));
            assertThat(f.legs()).extracting(leg -> leg.contract().strike(), QuoteArbitrage.Leg::quantity)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(115.0, -1.0),
                            org.assertj.core.groups.Tuple.tuple(110.0, 1.0));
            assertThat(f.legs().get(0).price()).isEqualTo(dear.ask() + 0.3);
            assertThat(f.legs().get(1).price()).isEqualTo(dear.ask());
        });
    }

    @Test
    void verticalBound() {
        List<OptionQuote> quotes = clean(FAR).stream()
                .filter(q -> q.contract().type() == OptionType.PUT)
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        OptionQuote low = of(quotes, FAR, OptionType.PUT, 115.0);
        double most = forward(FAR).parity().discount() * 5.0;
        replace(quotes, FAR, OptionType.PUT, 120.0, low.ask() + most + 0.2, low.ask() + most + 0.3);
        assertThat(of(find(quotes, ExerciseStyle.EUROPEAN), ArbitrageKind.VERTICAL_BOUND))
                .anySatisfy(f -> {
                    assertThat(f.size()).isCloseTo(0.2, within(1e-12));
                    assertThat(f.legs()).extracting(leg -> leg.contract().strike()).containsExactly(120.0, 115.0);
                });
    }

    @Test
    void butterfly() {
        List<OptionQuote> quotes = clean(FAR);
        OptionQuote low = of(quotes, FAR, OptionType.PUT, 95.0);
        OptionQuote high = of(quotes, FAR, OptionType.PUT, 105.0);
        double line = 0.5 * (low.ask() + high.ask());
        replace(quotes, FAR, OptionType.PUT, 100.0, line + 0.07, line + 0.10);
        List<QuoteArbitrage> found = find(quotes, ExerciseStyle.AMERICAN);
        assertThat(found).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(ArbitrageKind.BUTTERFLY);
            assertThat(f.size()).isCloseTo(0.07, within(1e-12));
            assertThat(f.legs()).extracting(leg -> leg.contract().strike()).containsExactly(100.0, 95.0, 105.0);
            assertThat(f.legs()).extracting(QuoteArbitrage.Leg::quantity).containsExactly(-1.0, 0.5, 0.5);
        });
    }

    @Test
    void parity() {
        List<OptionQuote> quotes = clean(NEAR);
        ParityForward p = forward(NEAR).parity();
        OptionQuote put = of(quotes, NEAR, OptionType.PUT, 120.0);
        double fair = put.ask() + p.discount() * (p.forward() - 120.0);
        replace(quotes, NEAR, OptionType.CALL, 120.0, fair + 0.015, fair + 0.02);
        assertThat(of(find(quotes, ExerciseStyle.EUROPEAN), ArbitrageKind.PARITY)).singleElement().satisfies(f -> {
            assertThat(f.size()).isCloseTo(0.015, within(1e-12));
            assertThat(f.legs()).extracting(leg -> leg.contract().type())
                    .containsExactly(OptionType.CALL, OptionType.PUT);
        });
    }

    @Test
    void calendar() {
        List<OptionQuote> quotes = new ArrayList<>(clean(FAR));
        double strike = 100.0;
        ParityForward near = forward(NEAR).parity();
        ParityForward far = forward(FAR).parity();
        double same = strike / near.forward() * far.forward();
        OptionQuote low = of(quotes, FAR, OptionType.CALL, 100.0);
        OptionQuote high = of(quotes, FAR, OptionType.CALL, 105.0);
        double share = (same - 100.0) / 5.0;
        double units = near.discount() * near.forward() / (far.discount() * far.forward());
        double cost = units * ((1.0 - share) * low.ask() + share * high.ask());
        quotes.add(quote(NEAR, OptionType.CALL, strike, cost + 0.5, cost + 0.6));
        assertThat(of(find(quotes, ExerciseStyle.EUROPEAN), ArbitrageKind.CALENDAR)).singleElement().satisfies(f -> {
            assertThat(f.size()).isCloseTo(0.5, within(1e-12));
            assertThat(f.legs()).extracting(leg -> leg.contract().expiry()).containsExactly(NEAR, FAR, FAR);
            assertThat(f.legs()).extracting(leg -> leg.contract().strike()).containsExactly(100.0, 100.0, 105.0);
        });
        assertThat(of(find(quotes, ExerciseStyle.AMERICAN), ArbitrageKind.CALENDAR)).isEmpty();
        replace(quotes, NEAR, OptionType.CALL, strike, low.ask() + 0.2, low.ask() + 0.3);
        assertThat(of(find(quotes, ExerciseStyle.AMERICAN), ArbitrageKind.CALENDAR)).singleElement().satisfies(f -> {
            assertThat(f.size()).isCloseTo(0.2, within(1e-12));
            assertThat(f.legs()).extracting(leg -> leg.contract().expiry()).containsExactly(NEAR, FAR);
        });
    }
}
