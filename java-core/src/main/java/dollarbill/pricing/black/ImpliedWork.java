package dollarbill.pricing.black;

/** What the stages of a batch of implied volatilities read and write: the caller's columns, and scratch for a block. */
final class ImpliedWork {
    static final int ROWS = 256;

    final ImpliedColumns in;
    final double[] volatility;

    /** {@code -|ln(F/K)|}, NaN outside the domain. */
    final double[] moneyness = new double[ROWS];
    /** Time value over {@code sqrt(F K)}, NaN outside the domain. */
    final double[] normalised = new double[ROWS];
    /** {@code sinh(x/2) / (x/2)}. */
    final double[] sinhRatio = new double[ROWS];
    /** {@code 2 b + m}. */
    final double[] straddle = new double[ROWS];
    /** {@code ln(1 + m/b)}. */
    final double[] odds = new double[ROWS];
    /** Bachelier's total volatility. */
    final double[] bachelier = new double[ROWS];
    /** {@code |x|/m}. */
    final double[] blackOverBachelier = new double[ROWS];
    /** Guess of {@code vol sqrt(T)}, NaN outside the domain. */
    final double[] total = new double[ROWS];
    /** {@code |x|/s}. */
    final double[] deviations = new double[ROWS];
    /** {@code 1 - a M(a)} at {@code a = |x|/s}. */
    final double[] deficit = new double[ROWS];
    /** {@code f} of {@link NearMoneyBlack}. */
    final double[] factor = new double[ROWS];

    /** {@code ln b(s) - ln b} at the guess. */
    final double[] residual = new double[ROWS];

    /** Whether a volatility of the block is NaN. */
    boolean irregular;

    ImpliedWork(ImpliedColumns in, double[] volatility) {
        this.in = in;
        this.volatility = volatility;
    }
}
