package dollarbill.pricing.black;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Vectors and their scalar twin give the same bits: on random columns, at edges, at every length of the last block. */
class BlackBatchTwinTest {
    private static final double[] PRICES = {
        Double.NaN, Double.NEGATIVE_INFINITY, -1.0, -0.0, 0.0, Double.MIN_VALUE, 1e-310, 1e-100, 0x1p-100, 1e-30, 1.0,
        99.99999999999999, 100.0, 100.00000000000001, 1e30, 0x1p100, 1e100, Double.MAX_VALUE, Double.POSITIVE_INFINITY
    };
    private static final double[] TIMES = {
        Double.NaN, -1.0, 0.0, 1e-300, 1e-12, 1e-6, 0.01, 1.0, 30.0, 1e6, 1e300, Double.POSITIVE_INFINITY
    };
    private static final double[] VOLS = {
        Double.NaN, -0.2, 0.0, 1e-300, 1e-9, 1e-4, 0.2, 5.0, 1e6, 1e300, Double.POSITIVE_INFINITY
    };
    private static final double[] RATES = {Double.NaN, -2.0, 0.0, 0.05, 150.0, Double.NEGATIVE_INFINITY};

    private static BlackStages vectors() {
        Assumptions.assumeTrue(BlackBatch.vectorised(), "the module jdk.incubator.vector is absent");
        return BlackStages.fastest();
    }

    private static void sameBits(List<OptionRow> rows) {
        BlackStages scalar = new ScalarStages();
        SpotColumns columns = OptionRow.columns(rows);
        ForwardColumns forwards = OptionRow.forwardColumns(rows);
        AllGreekColumns byVector = AllGreekColumns.ofRows(rows.size());
        AllGreekColumns byScalar = AllGreekColumns.ofRows(rows.size());
        BatchFaults vectorFaults = BlackBatch.allGreeks(columns, byVector, vectors());
        BatchFaults scalarFaults = BlackBatch.allGreeks(columns, byScalar, scalar);
        GreekColumns five = GreekColumns.ofRows(rows.size());
        BlackBatch.greeks(columns, five, vectors());
        double[] prices = new double[rows.size()];
        BlackBatch.prices(columns, prices, vectors());
        double[] vectorForwards = new double[rows.size()];
        double[] scalarForwards = new double[rows.size()];
        BatchFaults vectorForwardFaults = BlackBatch.prices(forwards, vectorForwards, vectors());
        BatchFaults scalarForwardFaults = BlackBatch.prices(forwards, scalarForwards, scalar);
        for (int i = 0; i < rows.size(); i++) {
            String row = rows.get(i).toString();
            assertThat(bits(byVector.row(i))).as(row).isEqualTo(bits(byScalar.row(i)));
            assertThat(bits(five, i)).as(row).isEqualTo(bits(byScalar.main(), i));
            assertThat(Double.valueOf(prices[i])).as(row).isEqualTo(Double.valueOf(byScalar.main().price()[i]));
            assertThat(Double.valueOf(vectorForwards[i])).as(row).isEqualTo(Double.valueOf(scalarForwards[i]));
            assertThat(vectorFaults.at(i)).as(row).isEqualTo(scalarFaults.at(i));
            assertThat(vectorForwardFaults.at(i)).as(row).isEqualTo(scalarForwardFaults.at(i));
            assertThat(scalarFaults.at(i).isPresent()).as(row).isEqualTo(Double.isNaN(prices[i]));
            assertThat(scalarForwardFaults.at(i).isPresent()).as(row).isEqualTo(Double.isNaN(scalarForwards[i]));
        }
        assertThat(vectorFaults.count()).isEqualTo(scalarFaults.count());
    }

    private static long[] bits(BlackGreeks greeks) {
        double[] values = OptionRow.values(greeks);
        long[] bits = new long[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToLongBits(values[i]);
        }
        return bits;
    }

    private static List<Double> bits(GreekColumns c, int row) {
        return List.of(c.price()[row], c.delta()[row], c.gamma()[row], c.vega()[row], c.theta()[row], c.rho()[row]);
    }

    @Provide
    Arbitrary<List<OptionRow>> randomColumns() {
        return Combinators.combine(
                Arbitraries.of(true, false),
                Arbitraries.doubles().between(1.0, 1000.0).ofScale(9),
                Arbitraries.doubles().between(-2.5, 2.5).ofScale(9).map(Math::exp),
                Arbitraries.doubles().between(1e-4, 30.0).ofScale(9),
                Arbitraries.doubles().between(-0.05, 0.2).ofScale(9),
                Arbitraries.doubles().between(0.0, 0.1).ofScale(9),
                Arbitraries.doubles().between(1e-3, 2.0).ofScale(9))
                .as((call, spot, ratio, years, rate, yield, vol) -> new OptionRow(call, spot, spot * ratio, years, rate,
                        yield, vol))
                .list()
                .ofMinSize(0)
                .ofMaxSize(600);
    }

    @Property(tries = 40, seed = "20261121")
    void onRandomColumns(@ForAll("randomColumns") List<OptionRow> rows) {
        sameBits(rows);
    }

    @Test
    void atEveryPairOfEdges() {
        List<OptionRow> rows = new ArrayList<>();
        for (double strike : PRICES) {
            for (double years : TIMES) {
                for (double vol : VOLS) {
                    rows.add(new OptionRow(rows.size() % 2 == 0, 100.0, strike, years, 0.03, 0.01, vol));
                    rows.add(new OptionRow(rows.size() % 3 == 0, strike, 100.0, years, 0.0, 0.0, vol));
                }
                for (double rate : RATES) {
                    rows.add(new OptionRow(rows.size() % 2 == 0, 100.0, strike, years, rate, 0.02, 0.3));
                    rows.add(new OptionRow(rows.size() % 3 == 0, 100.0, strike, years, 0.02, rate, 0.3));
                }
            }
        }
        sameBits(rows);
    }

    @Test
    void atEveryLengthOfTheLastBlock() {
        Random random = new Random(7);
        List<OptionRow> rows = new ArrayList<>();
        for (int i = 0; i < BlackWork.ROWS + 20; i++) {
            double strike = 100.0 * Math.exp(0.3 * random.nextGaussian());
            rows.add(new OptionRow(random.nextBoolean(), 100.0, strike, 0.5, 0.03, 0.01, 0.05 + random.nextDouble()));
        }
        for (int length = 0; length < 20; length++) {
            sameBits(rows.subList(0, length));
            sameBits(rows.subList(0, BlackWork.ROWS + length));
        }
    }
}
