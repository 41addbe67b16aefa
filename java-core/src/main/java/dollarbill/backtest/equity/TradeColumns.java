package dollarbill.backtest.equity;

import java.util.Arrays;

/** Trades in columns, in the order of their entries; the last one may still be open. */
public final class TradeColumns {
    private static final int FIRST_CAPACITY = 64;

    private int[] entryBar = new int[FIRST_CAPACITY];
    private int[] exitBar = new int[FIRST_CAPACITY];
    private double[] entryPrice = new double[FIRST_CAPACITY];
    private double[] exitPrice = new double[FIRST_CAPACITY];
    private double[] shares = new double[FIRST_CAPACITY];
    private double[] profit = new double[FIRST_CAPACITY];
    private int entered;
    private int closed;

    TradeColumns() {}

    void enter(int bar, double price, double number) {
        if (entered == entryBar.length) {
            grow();
        }
        entryBar[entered] = bar;
        entryPrice[entered] = price;
        shares[entered++] = number;
    }

    void exit(int bar, double price, double gain) {
        exitBar[closed] = bar;
        exitPrice[closed] = price;
        profit[closed++] = gain;
    }

    private void grow() {
        int capacity = 2 * entryBar.length;
        entryBar = Arrays.copyOf(entryBar, capacity);
        exitBar = Arrays.copyOf(exitBar, capacity);
        entryPrice = Arrays.copyOf(entryPrice, capacity);
        exitPrice = Arrays.copyOf(exitPrice, capacity);
        shares = Arrays.copyOf(shares, capacity);
        profit = Arrays.copyOf(profit, capacity);
    }

    /** Returns the number of closed trades. */
    public int closed() {
        return closed;
    }

    /** Returns whether a trade after the closed ones is still open. */
    public boolean open() {
        return entered > closed;
    }

    /** Returns the bar on which a trade was bought. */
    public int entryBar(int trade) {
        return entryBar[trade];
    }

    /** Returns the price that was paid for a share, slippage included. */
    public double entryPrice(int trade) {
        return entryPrice[trade];
    }

    /** Returns the number of shares. */
    public double shares(int trade) {
        return shares[trade];
    }

    /** Returns the bar on which a closed trade was sold. */
    public int exitBar(int trade) {
        return exitBar[trade];
    }

    /** Returns the price that was got for a share of a closed trade, slippage included. */
    public double exitPrice(int trade) {
        return exitPrice[trade];
    }

    /** Returns the dollars that a closed trade made after costs. */
    public double profit(int trade) {
        return profit[trade];
    }

    /** Returns the dollars that closed trades made after costs. */
    public double[] profits() {
        return Arrays.copyOf(profit, closed);
    }
}
