package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.app.BacktestRun.Arm;
import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.DayMark;
import dollarbill.backtest.engine.Fill;
import dollarbill.backtest.engine.HedgeRule;
import dollarbill.backtest.engine.Instrument;
import dollarbill.backtest.engine.Refusal;
import dollarbill.backtest.run.KeptDays;
import dollarbill.bridge.ModelException;
import dollarbill.market.OptionChain;
import dollarbill.market.Reason;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signals of the sample, whose chains are weekly, hedged at every close of the week. */
class HedgedSignalsTest {
    private static RunParts parts;

    static RunParts run(Path data, KeptDays days) throws ModelException {
        BacktestRequest usual = SampleFutures.request(BacktestRequest.Strategy.SIGNALS);
        BacktestRequest hedged = new BacktestRequest(
                usual.strategy(), usual.symbols(), usual.from(), usual.to(), usual.capital(), OptionalDouble.of(0.05),
                usual.fill(), usual.time(), HedgeRule.DELTA_AT_CLOSE, BacktestRequest.Judges.OFF, usual.chains(),
                usual.retrainings(), usual.threads(), usual.checks());
        try (Engine engine = SampleFutures.engine(data, SampleFutures.NONE)) {
            return new SignalRuns(engine, hedged, SampleFutures.SYMBOLS).withoutRandomEntries().over(days);
        }
    }

    @BeforeAll
    static void run() throws ModelException {
        parts = run(SampleFutures.sample(), SampleFutures.asItWas());
    }

    @Test
    void optionsTradeOnDaysOfChainsAndSharesOnAllDays() {
        Set<LocalDate> chains = SampleFutures.asItWas()
                .chains()
                .stream()
                .map(OptionChain::quoteDate)
                .collect(Collectors.toSet());
        assertThat(parts.tape().days()).hasSizeGreaterThan(4 * chains.size());
        for (Arm arm : parts.arms()) {
            List<Fill> fills = arm.result().fills();
            assertThat(fills).filteredOn(fill -> fill.instrument() instanceof Instrument.Option)
                    .hasSizeGreaterThan(10)
                    .allMatch(fill -> chains.contains(fill.date()));
            assertThat(fills).filteredOn(fill -> fill.instrument() instanceof Instrument.Shares)
                    .anyMatch(fill -> !chains.contains(fill.date()));
        }
    }

    @Test
    void noDayEndsWithMoreThanHalfAShareAPosition() {
        for (Arm arm : parts.arms()) {
            BacktestResult result = arm.result();
            Set<LocalDate> marginShort = result.refusals()
                    .stream()
                    .filter(refusal -> refusal.reason() == Reason.MARGIN_SHORT)
                    .map(Refusal::date)
                    .collect(Collectors.toSet());
            for (DayMark day : result.days()) {
                if (!marginShort.contains(day.date())) {
                    assertThat(Math.abs(day.greeks().delta()))
                            .as("delta of %s on %s", arm.name(), day.date())
                            .isLessThanOrEqualTo(0.5 * day.positions());
                }
            }
        }
    }

    @Test
    void theReportSaysWhereDaysBetweenComeFrom() {
        assertThat(parts.remarks()).anyMatch(remark -> remark.startsWith("Days without a chain have the price"));
        assertThat(parts.files().keySet()).anyMatch(file -> file.startsWith("ohlcv_adjusted/"));
    }
}
