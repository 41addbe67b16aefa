package dollarbill.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Each defect put into a clean chain is found, and only it. */
class ChainQualityTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final LocalDate EXPIRY = LocalDate.of(2024, 3, 29);
    private static final Symbol SYMBOL = Symbol.of("ABC");

    private static RawQuote row(LocalDate expiry, double strike, OptionType type, OptionalDouble bid, double ask) {
        String code = "ABC" + expiry.toString().replace("-", "") + type.letter() + strike;
        return new RawQuote(
                new OptionContract(code, SYMBOL, expiry, strike, type),
                bid,
                OptionalDouble.of(ask),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                1);
    }

    private static RawQuote row(double strike, OptionType type, double bid, double ask) {
        return row(EXPIRY, strike, type, OptionalDouble.of(bid), ask);
    }

    /** Time value falls off smoothly on both sides of 100, so that neighbours and parity agree. */
    private static List<RawQuote> clean() {
        List<RawQuote> rows = new ArrayList<>();
        for (double strike = 80.0; strike <= 120.0; strike += 5.0) {
            double timeValue = 3.0 * Math.exp(-Math.abs(strike - 100.0) / 12.0) + 0.2;
            for (OptionType type : OptionType.values()) {
                double mid = type.payoff(100.0, strike) + timeValue;
                rows.add(row(strike, type, mid - 0.05, mid + 0.05));
            }
        }
        return rows;
    }

    private static CheckedChain check(List<RawQuote> rows, OptionalDouble spot) {
        QualityRules rules = new QualityRules(0.5, 0.10, 2.0, 0.5, 0.0);
        return ChainQuality.check(
                new RawChain(
                        SYMBOL,
                        DAY,
                        ExpiryTime.close(DAY),
                        spot,
                        ExerciseStyle.EUROPEAN,
                        false,
                        "made",
                        rows),
                rules);
    }

    private static void finds(Reason reason, List<RawQuote> rows) {
        QualityReport report = check(rows, OptionalDouble.of(100.0)).report();
        assertThat(report.counts()).isEqualTo(Map.of(reason, 1));
        assertThat(report.usable()).isEqualTo(rows.size() - 1);
        assertThat(report.excluded().getFirst().detail()).isNotBlank();
    }

    private static List<RawQuote> with(RawQuote extra) {
        List<RawQuote> rows = clean();
        rows.add(extra);
        return rows;
    }

    private static List<RawQuote> replacing(RawQuote other) {
        List<RawQuote> rows = clean();
        rows.replaceAll(r -> r.contract().code().equals(other.contract().code()) ? other : r);
        return rows;
    }

    @Test
    void keepsACleanChainWhole() {
        CheckedChain checked = check(clean(), OptionalDouble.of(100.0));
        assertThat(checked.report().excluded()).isEmpty();
        assertThat(checked).isInstanceOfSatisfying(
                CheckedChain.Usable.class, usable -> assertThat(usable.chain().quotes()).hasSize(18));
    }

    @Test
    void findsEachDefectOfARow() {
        finds(Reason.QUOTE_EXPIRED, with(row(DAY, 100.0, OptionType.CALL, OptionalDouble.of(1.0), 1.1)));
        finds(Reason.QUOTE_INCOMPLETE, with(row(EXPIRY, 125.0, OptionType.CALL, OptionalDouble.empty(), 0.1)));
        finds(Reason.QUOTE_CROSSED, with(row(125.0, OptionType.CALL, 0.3, 0.2)));
        finds(Reason.QUOTE_ZERO_BID, with(row(125.0, OptionType.CALL, 0.0, 0.2)));
        finds(Reason.QUOTE_WIDE_SPREAD, with(row(125.0, OptionType.CALL, 0.1, 1.0)));
        finds(Reason.QUOTE_DUPLICATE, with(clean().getFirst()));
    }

    @Test
    void findsEachDefectAmongRows() {
        finds(Reason.QUOTE_BELOW_INTRINSIC, replacing(row(80.0, OptionType.CALL, 18.0, 18.1)));
        finds(Reason.QUOTE_ABOVE_BOUND, with(row(200.0, OptionType.CALL, 105.0, 106.0)));
        finds(Reason.QUOTE_STALE, replacing(row(110.0, OptionType.CALL, 3.0, 3.1)));
        finds(Reason.QUOTE_STALE, replacing(row(105.0, OptionType.CALL, 0.8, 0.9)));
        finds(Reason.QUOTE_PARITY_BREAK, replacing(row(120.0, OptionType.PUT, 21.7, 21.8)));
    }

    @Test
    void takesTheSpotFromParityWhereThereIsNone() {
        assertThat(check(clean(), OptionalDouble.empty())).isInstanceOfSatisfying(CheckedChain.Usable.class, usable -> {
            assertThat(usable.spotImplied()).isTrue();
            assertThat(usable.chain().spot()).isCloseTo(100.0, within(1e-6));
        });
    }

    @Test
    void refusesAChainWithoutQuotesOrSpot() {
        assertThat(check(List.of(), OptionalDouble.of(100.0))).isInstanceOfSatisfying(
                CheckedChain.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.CHAIN_EMPTY));
        assertThat(check(List.of(row(100.0, OptionType.CALL, 3.0, 3.1)), OptionalDouble.empty()))
                .isInstanceOfSatisfying(
                        CheckedChain.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.SPOT_MISSING));
    }

    @Test
    void countsByExpiry() {
        LocalDate later = EXPIRY.plusDays(28);
        QualityReport report = check(with(row(later, 100.0, OptionType.PUT, OptionalDouble.of(0.0), 0.2)),
                OptionalDouble.of(100.0)).report();
        assertThat(report.byExpiry()).hasSize(2);
        assertThat(report.byExpiry().get(EXPIRY)).isEqualTo(new QualityReport.ExpiryQuality(18, 18, Map.of()));
        assertThat(report.byExpiry().get(later))
                .isEqualTo(new QualityReport.ExpiryQuality(1, 0, Map.of(Reason.QUOTE_ZERO_BID, 1)));
    }
}
