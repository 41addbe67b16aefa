package dollarbill.benchmarks;

import dollarbill.pricing.black.AllGreekColumns;
import dollarbill.pricing.black.ForwardColumns;
import dollarbill.pricing.black.GreekColumns;
import dollarbill.pricing.black.SpotColumns;
import java.util.Random;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same random European options for the engine and its peers, by spot and by forward, with columns for the results. */
@State(Scope.Thread)
public class RandomOptions {
    /** Options of one batch. */
    public static final int ROWS = 16_384;

    private static final long SEED = 20_261_121L;
    private static final double SPOT = 100.0;

    final boolean[] call = new boolean[ROWS];
    final double[] spot = new double[ROWS];
    final double[] strike = new double[ROWS];
    final double[] years = new double[ROWS];
    final double[] rate = new double[ROWS];
    final double[] dividendYield = new double[ROWS];
    final double[] volatility = new double[ROWS];
    final double[] forward = new double[ROWS];
    final double[] discount = new double[ROWS];
    final double[] price = new double[ROWS];
    final GreekColumns greeks = GreekColumns.ofRows(ROWS);
    final AllGreekColumns allGreeks = AllGreekColumns.ofRows(ROWS);
    final SpotColumns bySpot = new SpotColumns(call, spot, strike, years, rate, dividendYield, volatility);
    final ForwardColumns byForward = new ForwardColumns(call, forward, strike, discount, years, volatility);

    /** Draws strikes within four tenths in the logarithm, a week to two years, vols from 8 to 68 percent. */
    public RandomOptions() {
        Random random = new Random(SEED);
        for (int i = 0; i < ROWS; i++) {
            call[i] = random.nextBoolean();
            spot[i] = SPOT;
            strike[i] = SPOT * Math.exp(0.8 * random.nextDouble() - 0.4);
            years[i] = 0.02 + 2.0 * random.nextDouble();
            rate[i] = 0.05 * random.nextDouble();
            dividendYield[i] = 0.03 * random.nextDouble();
            volatility[i] = 0.08 + 0.6 * random.nextDouble();
            forward[i] = SPOT * Math.exp((rate[i] - dividendYield[i]) * years[i]);
            discount[i] = Math.exp(-rate[i] * years[i]);
        }
    }
}
