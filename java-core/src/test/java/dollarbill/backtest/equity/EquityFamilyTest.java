package dollarbill.backtest.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.equity.EquitySettings.Fill;
import dollarbill.performance.Interval;
import dollarbill.performance.ReturnSeries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules by name, and their figures beside buying and holding. */
class EquityFamilyTest {
    @ParameterizedTest
    @EnumSource(EquityFamily.class)
    void gridsHoldDifferentRulesOfTheFamily(EquityFamily family) {
        List<EquityRule> grid = family.grid();
        assertThat(grid).hasSize(family == EquityFamily.MOMENTUM ? 250 : 1000).doesNotHaveDuplicates();
        assertThat(grid).allMatch(rule -> rule.label().startsWith(family.label() + "("));
        assertThat(EquityFamily.named(family.label())).isEqualTo(family);
        assertThat(family.rule(Map.of()).label()).startsWith(family.label());
    }

    @Test
    void parametersGoByName() {
        assertThat(EquityFamily.SMA_CROSS.rule(Map.of("fast", 10.0))).isEqualTo(new SmaCross(10, 100));
        assertThat(EquityFamily.MEAN_REVERSION.rule(Map.of("exit", .5, "window", 30.0)))
                .isEqualTo(new MeanReversion(30, 2.0, .5));
        assertThatThrownBy(() -> EquityFamily.SMA_CROSS.rule(Map.of("fast", 10.5)))
                .hasMessageContaining("fast 10.5 must be a whole number");
        assertThatThrownBy(() -> EquityFamily.MOMENTUM.rule(Map.of("fast", 10.0)))
                .hasMessageContaining("momentum has no parameter 'fast'; it has lookback");
        assertThatThrownBy(() -> EquityFamily.named("macd"))
                .hasMessageContaining("'macd' is none of sma_cross, ema_cross");
    }

    @Test
    void nothingIsAboveItself() {
        EquityRun run = EquityBacktest.run(
                EquityBacktestTest.walk(600, 1), new SmaCross(5, 20),
                EquitySettings.daily(Fill.NEXT_OPEN, EquityCosts.NONE, 1e4));
        ReturnSeries returns = run.returns();
        assertThat(EquityFigures.excess(returns, returns, 50, 1)).isEqualTo(new Interval(0.0, 0.0, 0.0, .9));
        EquityFigures figures = EquityFigures.of(returns, 0.0, 200, 1);
        assertThat(figures.annualReturn().value()).isCloseTo(figures.summary().annualReturn(), within(1e-15));
        assertThat(figures.annualReturn().holds(figures.annualReturn().value())).isTrue();
        assertThat(figures.drawdown().low()).isBetween(0.0, figures.drawdown().high());
        assertThat(figures.sharpe().orElseThrow().value())
                .isEqualTo(figures.summary().sharpe().value().orElseThrow());
    }
}
