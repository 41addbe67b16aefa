package dollarbill.pricing.black;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.OtherJvm;
import java.io.IOException;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A JVM without the module {@code jdk.incubator.vector} prices by the scalar twin, to the same bits and without a word. */
class WithoutVectorModuleTest {
    private static final int ROWS = 100;

    /** Prints whether vectors are used and a digest of the prices. */
    public static void main(String[] arguments) {
        System.out.print(BlackBatch.vectorised() + " " + digest());
    }

    private static long digest() {
        SpotColumns in = new SpotColumns(
                new boolean[ROWS],
                column(i -> 100.0),
                column(i -> 50.0 + i),
                column(i -> 0.1 * i),
                column(i -> 0.03),
                column(i -> 0.01),
                column(i -> 0.2));
        double[] price = new double[ROWS];
        BlackBatch.prices(in, price);
        long digest = 0L;
        for (double value : price) {
            digest = 31L * digest + Double.doubleToLongBits(value);
        }
        return digest;
    }

    private static double[] column(IntToDoubleFunction value) {
        return IntStream.range(0, ROWS).mapToDouble(value).toArray();
    }

    @Test
    void usesTheTwin() throws IOException, InterruptedException {
        OtherJvm.Ended ended = OtherJvm.start(WithoutVectorModuleTest.class).await();
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).isEqualTo("false " + digest());
    }
}
