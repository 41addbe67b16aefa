package dollarbill.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.TrainingRow.Exit;
import dollarbill.feature.SignalFeature;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.signal.CostModel;
import dollarbill.signal.FairSmiles;
import dollarbill.signal.FairValueRules;
import dollarbill.signal.SignalRules;
import dollarbill.signal.SmileSlice;
import dollarbill.sizing.HoldingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalReplayTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 7);
    private static final LocalDate EXPIRY = DAY.plusDays(28);
    private static final ReplaySettings SETTINGS = new ReplaySettings(4, CostModel.defaults(),
            new SignalRules(0.05, 0.95, 1, 1, 2, 90, 30.0, 50, FairValueRules.defaults(), HoldingRule.defaults()));
    private static final SignalReplay REPLAY = new SignalReplay(SETTINGS);

    /** N(σ√T/2): the delta of the call at the money at 25 % volatility, without rates. */
    private static final double DELTA = new NormalDistribution()
            .cumulativeProbability(0.5 * 0.25 * Math.sqrt(28 / 365.0));

    private static TrainingSet run(PastMarket market) {
        return REPLAY.run(market, List.of(PastMarket.SYMBOL), (days, of) -> {});
    }

    /** Fair value of this smile at the money with spot 100 is 2.76; the ask of 2.50 is a buy, the bid of 3.10 a sale. */
    private static ReplayDay entry(double bid, double ask) {
        double years = 28 / 365.0;
        SmileSlice slice = new SmileSlice(EXPIRY, years, 100.0, 1.0,
                new SmileSlice.Svi(0.0625 * years, 0.0, 0.0, 0.0, 0.1), 50.0, 200.0, List.of());
        return new ReplayDay(PastMarket.chain(DAY, 100.0,
                List.of(PastMarket.quote(EXPIRY, 100.0, OptionType.CALL, bid, ask))),
                new FairSmiles(Map.of(EXPIRY, slice), Set.of()));
    }

    private static ReplayDay later(int days, double spot, OptionQuote... quotes) {
        return new ReplayDay(PastMarket.chain(DAY.plusDays(days), spot, List.of(quotes)),
                new FairSmiles(Map.of(), Set.of()));
    }

    private static OptionQuote call(double bid, double ask) {
        return PastMarket.quote(EXPIRY, 100.0, OptionType.CALL, bid, ask);
    }

    @Test
    void closesAtTheFirstQuoteAfterTheHoldingTime() {
        TrainingSet bought = run(PastMarket.of(entry(2.40, 2.50), later(7, 110, call(9, 9.2)), later(13, 111,
                call(11, 11.2)), later(15, 104, call(4.10, 4.30)), later(21, 90, call(0.1, 0.2))));
        TrainingRow row = bought.rows().getFirst();
        assertThat(bought.rows()).hasSize(1);
        assertThat(row.outcome().exit()).isEqualTo(Exit.QUOTE);
        assertThat(row.outcome().exitDate()).isEqualTo(DAY.plusDays(15));
        assertThat(row.outcome().pnl()).isCloseTo(100 * (4.10 - 2.50) - 1.30, within(1e-9));
        assertThat(row.outcome().profitable()).isTrue();
        assertThat(row.outcome().hedgedPnl()).isCloseTo(158.70 - 4 * 100 * DELTA, within(1e-6));
        assertThat(row.label()).as("the underlying paid, not the edge").isZero();

        TrainingSet sold = run(PastMarket.of(entry(3.10, 3.20), later(15, 104, call(4.10, 4.30))));
        assertThat(sold.rows().getFirst().outcome().pnl()).isCloseTo(100 * (3.10 - 4.30) - 1.30, within(1e-9));
        assertThat(sold.rows().getFirst().outcome().hedgedPnl()).isCloseTo(-121.30 + 4 * 100 * DELTA, within(1e-6));
        assertThat(sold.rows().getFirst().label()).as("the underlying cost, not the edge").isEqualTo(1.0);
    }

    @Test
    void waitsWithoutAQuoteAndSettlesAtExpiry() {
        TrainingSet waits = run(PastMarket.of(entry(2.40, 2.50), later(14, 104), later(21, 103, call(3.0, 3.2))));
        assertThat(waits.rows().getFirst().outcome().exitDate()).isEqualTo(DAY.plusDays(21));

        TrainingSet settles = run(PastMarket.of(entry(2.40, 2.50), later(14, 104), later(30, 107.5)));
        TrainingRow.Outcome outcome = settles.rows().getFirst().outcome();
        assertThat(outcome.exit()).isEqualTo(Exit.EXPIRY);
        assertThat(outcome.exitPrice()).isEqualTo(7.5);
        assertThat(outcome.pnl()).isCloseTo(100 * (7.5 - 2.5) - 1.30, within(1e-9));
    }

    @Test
    void aBidOfZeroIsNoFill() {
        TrainingSet set = run(PastMarket.of(entry(2.40, 2.50), later(14, 80, call(0.0, 0.05)), later(28, 81)));
        assertThat(set.rows().getFirst().outcome().exit()).isEqualTo(Exit.EXPIRY);
        assertThat(set.rows().getFirst().outcome().pnl()).isCloseTo(-251.30, within(1e-9));
    }

    @Test
    void countsWhatCannotBeResolved() {
        assertThat(run(PastMarket.of(entry(2.40, 2.50), later(33, 100))).unresolved())
                .isEqualTo(Map.of(Reason.SPOT_MISSING, 1));
        assertThat(run(PastMarket.of(entry(2.40, 2.50), later(7, 100))).unresolved())
                .isEqualTo(Map.of(Reason.CHAIN_MISSING, 1));
    }

    @Test
    void isDeterministicInTimeOrderAndWithinTheFeatureDomain() {
        TrainingSet one = run(PastMarket.of(30, 7, LocalDate.MAX));
        TrainingSet two = run(PastMarket.of(30, 7, LocalDate.MAX));
        assertThat(one.rows()).hasSizeGreaterThan(100);
        assertThat(TrainingFile.contentHash(one.rows())).isEqualTo(TrainingFile.contentHash(two.rows()));
        assertThat(one.rows()).isSortedAccordingTo((a, b) -> a.asOf().compareTo(b.asOf()));
        assertThat(one.rows()).allSatisfy(r -> {
            assertThat(r.features().toRow()).hasSize(SignalFeature.values().length);
            assertThat(r.outcome().exitDate()).isAfterOrEqualTo(r.quoteDate().plusDays(7));
        });
        assertThat(TrainingFile.contentHash(run(PastMarket.of(30, 8, LocalDate.MAX)).rows()))
                .isNotEqualTo(TrainingFile.contentHash(one.rows()));
    }

    @Test
    void aPoisonedFutureMovesNoFeatureOfThePast() {
        LocalDate day = PastMarket.FIRST.plusWeeks(15);
        TrainingSet clean = run(PastMarket.of(30, 7, LocalDate.MAX));
        TrainingSet poisoned = run(PastMarket.of(30, 7, day));
        List<String> past = featuresUntil(clean, day);
        assertThat(past).hasSizeGreaterThan(50).isEqualTo(featuresUntil(poisoned, day));
        assertThat(featuresUntil(clean, LocalDate.MAX)).isNotEqualTo(featuresUntil(poisoned, LocalDate.MAX));
        assertThat(clean.rows().stream().filter(r -> !r.quoteDate().isAfter(day)).map(TrainingRow::outcome))
                .isNotEqualTo(poisoned.rows()
                        .stream()
                        .filter(r -> !r.quoteDate().isAfter(day))
                        .map(TrainingRow::outcome)
                        .toList());
    }

    private static List<String> featuresUntil(TrainingSet set, LocalDate day) {
        return set.rows()
                .stream()
                .filter(r -> !r.quoteDate().isAfter(day))
                .map(r -> r.id() + " " + r.features())
                .toList();
    }

    @Test
    void writesDoublesThatReadBackToTheSameBits(@TempDir Path folder) throws IOException {
        List<TrainingRow> rows = run(PastMarket.of(20, 7, LocalDate.MAX)).rows();
        Path file = folder.resolve("sub/rows.csv");
        TrainingFile.write(file, rows);
        TrainingFile.write(file, rows);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(rows.size() + 1);
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            double[] features = rows.get(i).features().toRow();
            for (int f = 0; f < features.length; f++) {
                double read = cells[4 + f].isEmpty() ? Double.NaN : Double.parseDouble(cells[4 + f]);
                assertThat(Double.doubleToLongBits(read)).isEqualTo(Double.doubleToLongBits(features[f]));
            }
            assertThat(Double.parseDouble(cells[17])).isEqualTo(rows.get(i).outcome().pnl());
        }
        try (var left = Files.list(folder.resolve("sub"))) {
            assertThat(left).containsExactly(file);
        }
    }
}
