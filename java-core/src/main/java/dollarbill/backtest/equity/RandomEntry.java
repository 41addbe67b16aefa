package dollarbill.backtest.equity;

import dollarbill.performance.PerformanceRatios;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How a rule compares with entries at random times: its decisions turned round the calendar, which keeps their number, their lengths and the costs, and takes away what
 * they knew.
 *
 * @param pValue  chance of a Sharpe ratio as high by turning: {@code (1 + turns at least as good) / (1 + turns)}; B. Phipson and G. K. Smyth, Permutation
 *     p-values should never be zero, 2010
 * @param median  Sharpe ratio of a year of the middle turn
 * @param turns  number of turns
 */
public record RandomEntry(double pValue, double median, int turns) {
    /**
     * Turns decisions round.
     *
     * @param held  decisions of a rule, one a bar
     * @param from  first bar that counts; those before are left out altogether
     * @param turns  number of random turns, at least 1
     * @throws IllegalArgumentException  if fewer than two bars count or there is no turn
     */
    public static RandomEntry of(
            PriceColumns prices, byte[] held, int from, EquitySettings settings, int turns, long seed) {
        int n = held.length - from;
        if (n < 2 || turns < 1) {
            throw new IllegalArgumentException("bars " + n + " must be at least 2 and turns " + turns + " at least 1");
        }
        PriceColumns counted = prices.slice(from, held.length);
        byte[] decisions = Arrays.copyOfRange(held, from, held.length);
        double seen = ratio(counted, decisions, settings);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] ratios = new double[turns];
        byte[] turned = new byte[n];
        int asGood = 0;
        for (int t = 0; t < turns; t++) {
            int by = 1 + random.nextInt(n - 1);
            System.arraycopy(decisions, by, turned, 0, n - by);
            System.arraycopy(decisions, 0, turned, n - by, by);
            ratios[t] = ratio(counted, turned, settings);
            asGood += ratios[t] >= seen ? 1 : 0;
        }
        Arrays.sort(ratios);
        return new RandomEntry((1.0 + asGood) / (1.0 + turns), ratios[turns / 2], turns);
    }

    /** Returns the Sharpe ratio; 0 of an account that does not vary. */
    private static double ratio(PriceColumns prices, byte[] held, EquitySettings settings) {
        return PerformanceRatios.sharpe(EquityBacktest.run(prices, held, settings).returns(), settings.cashRate())
                .orElse(0.0);
    }
}
