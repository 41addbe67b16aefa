package dollarbill.risk.scenario;

import dollarbill.market.Symbol;
import java.util.List;

/** Profits and losses in dollars, by scenario and underlying. */
public final class ScenarioPnl {
    private final List<Symbol> symbols;
    private final double[][] pnl;

    ScenarioPnl(List<Symbol> symbols, double[][] pnl) {
        this.symbols = List.copyOf(symbols);
        this.pnl = pnl;
    }

    /** Returns the number of scenarios. */
    public int size() {
        return pnl.length;
    }

    /** Returns the underlyings in their order. */
    public List<Symbol> symbols() {
        return symbols;
    }

    /** Returns the profit or loss of one underlying in one scenario. */
    public double of(int scenario, int underlying) {
        return pnl[scenario][underlying];
    }

    /** Returns the profit or loss of one underlying in every scenario. */
    public double[] of(int underlying) {
        double[] column = new double[pnl.length];
        for (int s = 0; s < pnl.length; s++) {
            column[s] = pnl[s][underlying];
        }
        return column;
    }

    /** Returns the profit or loss of the book in every scenario. */
    public double[] total() {
        double[] total = new double[pnl.length];
        for (int s = 0; s < pnl.length; s++) {
            for (double part : pnl[s]) {
                total[s] += part;
            }
        }
        return total;
    }
}
