package dollarbill.pricing.black;

/** What the stages of a batch read and write: the caller's columns, and scratch for a block that stays in the first-level cache. */
final class BlackWork {
    static final int ROWS = 256;

    private static final SpotColumns NO_SPOT = new SpotColumns(
            new boolean[0],
            new double[0],
            new double[0],
            new double[0],
            new double[0],
            new double[0],
            new double[0]);
    private static final ForwardColumns NO_FORWARD = new ForwardColumns(
            new boolean[0], new double[0], new double[0], new double[0], new double[0], new double[0]);
    private static final AllGreekColumns NO_GREEKS = AllGreekColumns.ofRows(0);

    final boolean[] call;
    /** The options by spot; empty where they come by forward. */
    final SpotColumns in;
    /** The options by forward; empty where they come by spot. */
    final ForwardColumns forwards;
    final double[] years;
    final double[] volatility;
    final double[] price;
    /** The main Greeks; empty where only prices are asked for. */
    final GreekColumns main;
    /** All Greeks; empty where fewer are asked for. */
    final AllGreekColumns all;

    /** {@code S exp(-qT)}, the leg of the underlying. */
    final double[] spotLeg;
    /** {@code K exp(-rT)}, the leg of the strike. */
    final double[] strikeLeg;
    /** {@code x = ln(F/K)}, NaN outside the regular region. */
    final double[] moneyness;
    /** {@code sqrt(T)}. */
    final double[] rootYears;
    /** {@code s = vol sqrt(T)}. */
    final double[] totalVol;
    /** {@code s/2 - |x|/s}, the nearer argument of the normal law; NaN outside the regular region. */
    final double[] near;
    /** {@code s/2 + |x|/s}, the farther one without its sign. */
    final double[] far;
    /** {@code G = S exp(-qT) n(d1) = K exp(-rT) n(d2)}. */
    final double[] density;
    /** {@code G M(|near|)} with the Mills ratio {@code M}. */
    final double[] nearTail;
    /** {@code G M(far)}. */
    final double[] farTail;
    /** {@code w S exp(-qT) N(w d1)}. */
    final double[] spotShare;
    /** {@code w K exp(-rT) N(w d2)}. */
    final double[] strikeShare;

    /** Whether a price of the block is NaN: its row lies outside the regular region. */
    boolean irregular;

    private BlackWork(
            boolean[] call,
            SpotColumns in,
            ForwardColumns forwards,
            double[] years,
            double[] volatility,
            double[] price,
            GreekColumns main,
            AllGreekColumns all) {
        this.call = call;
        this.in = in;
        this.forwards = forwards;
        this.years = years;
        this.volatility = volatility;
        this.price = price;
        this.main = main;
        this.all = all;
        int rows = Math.min(ROWS, call.length);
        spotLeg = new double[rows];
        strikeLeg = new double[rows];
        moneyness = new double[rows];
        rootYears = new double[rows];
        totalVol = new double[rows];
        near = new double[rows];
        far = new double[rows];
        density = new double[rows];
        nearTail = new double[rows];
        farTail = new double[rows];
        spotShare = new double[rows];
        strikeShare = new double[rows];
    }

    static BlackWork of(ForwardColumns forwards, double[] price) {
        return new BlackWork(forwards.call(), NO_SPOT, forwards, forwards.years(), forwards.volatility(), price,
                NO_GREEKS.main(), NO_GREEKS);
    }

    static BlackWork of(SpotColumns in, double[] price) {
        return new BlackWork(in.call(), in, NO_FORWARD, in.years(), in.volatility(), price, NO_GREEKS.main(),
                NO_GREEKS);
    }

    static BlackWork of(SpotColumns in, GreekColumns out) {
        return new BlackWork(in.call(), in, NO_FORWARD, in.years(), in.volatility(), out.price(), out, NO_GREEKS);
    }

    static BlackWork of(SpotColumns in, AllGreekColumns out) {
        return new BlackWork(in.call(), in, NO_FORWARD, in.years(), in.volatility(), out.main().price(), out.main(),
                out);
    }
}
