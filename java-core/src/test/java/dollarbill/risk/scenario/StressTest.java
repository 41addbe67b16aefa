package dollarbill.risk.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.risk.book.Book;
import dollarbill.risk.book.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StressTest {
    static Stream<Stress> stresses() {
        return Stress.named().stream();
    }

    @ParameterizedTest
    @MethodSource("stresses")
    void everyNumberIsThatOfTheSeries(Stress stress) {
        DataDirectory data = DataDirectory.open(ReferenceTable.sharedData());
        if (stress.indexReturn() != 0.0) {
            BarSeries spy = data.bars(Symbol.of("SPY")).orElseThrow();
            assertThat(stress.indexReturn()).isCloseTo(Math.log(close(spy, stress.to()) / close(spy, stress.from())),
                    within(1e-12));
            assertThat(stress.volChange()).isCloseTo(
                    Math.log(value(data, "VIX", stress.to()) / value(data, "VIX", stress.from())), within(1e-12));
        }
        assertThat(stress.rateShift()).isCloseTo(
                (value(data, "DGS10", stress.to()) - value(data, "DGS10", stress.from())) / 100, within(1e-12));
    }

    @Test
    void theRateShockIsTheLargestRiseInTwentyOneValues() {
        List<DatedSeries.Observation> rates = DataDirectory.open(ReferenceTable.sharedData())
                .series("DGS10")
                .orElseThrow()
                .observations();
        double largest = 0.0;
        for (int t = 21; t < rates.size(); t++) {
            largest = Math.max(largest, rates.get(t).value() - rates.get(t - 21).value());
        }
        assertThat(Stress.named().getLast().rateShift()).isCloseTo(largest / 100, within(1e-12));
    }

    @Test
    void theExponentOfTheTermIsThatOfTheIndices() {
        DataDirectory data = DataDirectory.open(ReferenceTable.sharedData());
        DatedSeries vix = data.series("VIX").orElseThrow();
        List<DatedSeries.Observation> longer = data.series("VIX3M").orElseThrow().observations();
        double both = 0.0;
        double squares = 0.0;
        for (int t = 1; t < longer.size(); t++) {
            double x = Math.log(at(vix, longer.get(t).date()) / at(vix, longer.get(t - 1).date()));
            both += x * Math.log(longer.get(t).value() / longer.get(t - 1).value());
            squares += x * x;
        }
        double slope = both / squares;
        assertThat(Math.log(slope) / Math.log(30.0 / 93.0)).isCloseTo(VolTerm.EXPONENT, within(0.005));
    }

    @Test
    void betasScaleTheReturnAndNothingElse() {
        ScenarioSet set = Stress.scenarios(Stress.named(), List.of(OptionalDouble.of(1.5), OptionalDouble.empty()));
        for (int s = 0; s < set.size(); s++) {
            Stress stress = Stress.named().get(s);
            assertThat(set.spot(s, 0)).isEqualTo(1.5 * stress.indexReturn());
            assertThat(set.spot(s, 1)).isEqualTo(stress.indexReturn());
            assertThat(set.vol(s, 0)).isEqualTo(stress.volChange());
            assertThat(set.rate(s)).isEqualTo(stress.rateShift());
            assertThat(set.days(s)).isZero();
        }
    }

    @Test
    void theGridIsInItsOrder() {
        ScenarioGrid grid = new ScenarioGrid(List.of(-0.1, 0.2), List.of(0.0, 0.5, 1.0), List.of(0.0, 7.0));
        Book book = Book.of(List.of(new Position.Shares("s", RiskFixtures.AAA, 10, 1)));
        double[] pnl = RiskFixtures.revaluation(book, SmileRule.STICKY_STRIKE).pnl(grid.scenarios(1), 1).total();
        assertThat(pnl).hasSize(12);
        assertThat(grid.row(pnl, 1, 2)).containsExactly(new double[] {-100, 200}, within(1e-9));
        assertThat(grid.scenarios(1).days(6)).isEqualTo(7.0);
        assertThat(grid.scenarios(1).vol(3, 0)).isCloseTo(Math.log(1.5), within(1e-15));
        assertThatThrownBy(() -> new ScenarioGrid(List.of(-1.0), List.of(), List.of()))
                .hasMessageContaining("spot move -1.0");
    }

    private static double close(BarSeries bars, LocalDate day) {
        int i = 0;
        while (!bars.date(i).equals(day)) {
            i++;
        }
        return bars.close(i);
    }

    private static double value(DataDirectory data, String name, LocalDate day) {
        return at(data.series(name).orElseThrow(), day);
    }

    private static double at(DatedSeries series, LocalDate day) {
        return series.latest(day).orElseThrow().value();
    }
}
