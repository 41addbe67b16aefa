package dollarbill.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.market.QualityRules;
import dollarbill.market.RawChain;
import dollarbill.market.RawQuote;
import dollarbill.market.Symbol;
import dollarbill.market.provider.ChainSource;
import dollarbill.market.provider.DataDirectory;
import dollarbill.surface.SurfaceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Replays the sample directory, cut to its last weeks of one symbol. */
class RecordedMarketTest {
    private static final int WEEKS = 10;

    private static DataDirectory sample() {
        Path sample = Path.of(Objects.requireNonNull(System.getProperty("project.root")), "data", "sample");
        Assumptions.assumeTrue(Files.isDirectory(sample), "the sample directory is not part of this checkout");
        return DataDirectory.open(sample);
    }

    private static TrainingSet run(DataDirectory data, LocalDate poisonedAfter) {
        Symbol symbol = data.chainSymbols().getFirst();
        return new SignalReplay(ReplaySettings.defaults()).run(
                new RecordedMarket(new Window(data, poisonedAfter), data, QualityRules.DEFAULT,
                        SurfaceSettings.DEFAULT),
                List.of(symbol),
                (days, of) -> {});
    }

    @Test
    void isDeterministicAndBlindToTheFuture() {
        DataDirectory data = sample();
        TrainingSet clean = run(data, LocalDate.MAX);
        assertThat(clean.rows()).isNotEmpty();
        assertThat(TrainingFile.contentHash(run(data, LocalDate.MAX).rows()))
                .isEqualTo(TrainingFile.contentHash(clean.rows()));
        LocalDate day = data.chainDates(data.chainSymbols().getFirst()).reversed().get(WEEKS / 2);
        List<String> past = featuresUntil(clean, day);
        TrainingSet poisoned = run(data, day);
        assertThat(past).isNotEmpty().isEqualTo(featuresUntil(poisoned, day));
        assertThat(TrainingFile.contentHash(poisoned.rows())).isNotEqualTo(TrainingFile.contentHash(clean.rows()));
    }

    private static List<String> featuresUntil(TrainingSet set, LocalDate day) {
        return set.rows()
                .stream()
                .filter(r -> !r.quoteDate().isAfter(day))
                .map(r -> r.id() + " " + r.features())
                .toList();
    }

    /** The last weeks of a directory, every later price doubled after a day. */
    private record Window(ChainSource all, LocalDate poisonedAfter) implements ChainSource {
        @Override
        public List<Symbol> chainSymbols() {
            return all.chainSymbols();
        }

        @Override
        public List<LocalDate> chainDates(Symbol symbol) {
            List<LocalDate> dates = all.chainDates(symbol);
            return dates.subList(dates.size() - WEEKS, dates.size());
        }

        @Override
        public Optional<RawChain> latestChain(Symbol symbol, LocalDate day) {
            return all.latestChain(symbol, day).map(c -> day.isAfter(poisonedAfter) ? doubled(c) : c);
        }

        private static RawChain doubled(RawChain c) {
            return new RawChain(c.underlying(), c.quoteDate(), c.asOf(), twice(c.spot()), c.style(), c.synthetic(),
                    c.source(), c.quotes().stream().map(Window::doubled).toList());
        }

        private static RawQuote doubled(RawQuote q) {
            return new RawQuote(
                    new dollarbill.market.OptionContract(q.contract().code(), q.contract().underlying(),
                            q.contract().expiry(), 2 * q.contract().strike(), q.contract().type()),
                    twice(q.bid()), twice(q.ask()), twice(q.last()), q.volume(), q.openInterest(), q.lastTrade(),
                    q.line());
        }

        private static OptionalDouble twice(OptionalDouble value) {
            return value.isPresent() ? OptionalDouble.of(2 * value.getAsDouble()) : value;
        }
    }
}
