package dollarbill.structure;

import dollarbill.market.OptionType;
import dollarbill.pricing.black.BlackBatch;
import dollarbill.pricing.black.ForwardColumns;
import java.util.Arrays;
import java.util.List;

/**
 * Profit of one unit per share over prices of the underlying, shifts of volatility and days from now.
 *
 * @param prices  prices of the underlying, rising
 * @param shifts  shifts of all volatilities, as fractions
 * @param days  days from now, the last the first expiry
 * @param profits  profit by day, then by shift, then by price
 */
@SuppressWarnings("ArrayRecordComponent") // filled once, copied by nobody, never compared
public record ProfitGrid(List<Double> prices, List<Double> shifts, List<Integer> days, double[][][] profits) {
    private static final double DAYS_PER_YEAR = 365.0;

    public ProfitGrid {
        prices = List.copyOf(prices);
        shifts = List.copyOf(shifts);
        days = List.copyOf(days);
    }

    /**
     * Fills a grid; a day at or after the first expiry is that expiry.
     *
     * @param prices  positive
     */
    public static ProfitGrid of(
            StructureModel model, List<Double> prices, List<Double> shifts, List<Integer> days) {
        int cells = prices.size() * shifts.size() * days.size();
        double[] worth = new double[cells];
        List<OptionLeg> legs = model.structure().options();
        for (int i = 0; i < legs.size(); i++) {
            add(worth, legs.get(i), model.options().get(i), new Axes(model, prices, shifts, days));
        }
        double netDebit = model.structure().netDebit();
        double[][][] profits = new double[days.size()][shifts.size()][prices.size()];
        int cell = 0;
        for (double[][] day : profits) {
            for (double[] shift : day) {
                for (int p = 0; p < shift.length; p++) {
                    shift[p] = worth[cell++] + model.shares() * prices.get(p) - netDebit;
                }
            }
        }
        return new ProfitGrid(prices, shifts, days, profits);
    }

    private record Axes(StructureModel model, List<Double> prices, List<Double> shifts, List<Integer> days) {
        double elapsed(int day) {
            return Math.min(days.get(day) / DAYS_PER_YEAR, model.first().yearsToExpiry());
        }

        int last() {
            return days.size() - 1;
        }
    }

    private static void add(double[] worth, OptionLeg leg, OptionModel model, Axes axes) {
        int cells = worth.length;
        boolean[] calls = new boolean[cells];
        double[] forwards = new double[cells];
        double[] strikes = new double[cells];
        double[] discounts = new double[cells];
        double[] years = new double[cells];
        double[] volatilities = new double[cells];
        Arrays.fill(calls, leg.contract().type() == OptionType.CALL);
        Arrays.fill(strikes, leg.contract().strike());
        int cell = 0;
        for (int d = 0; d < axes.days().size(); d++) {
            double elapsed = d == axes.last() ? axes.model().first().yearsToExpiry() : axes.elapsed(d);
            double left = model.left(elapsed);
            for (double shift : axes.shifts()) {
                for (double price : axes.prices()) {
                    forwards[cell] = model.forward(price, left);
                    discounts[cell] = model.discount(left);
                    years[cell] = left;
                    volatilities[cell] = model.volatility(forwards[cell], shift);
                    cell++;
                }
            }
        }
        double[] values = new double[cells];
        BlackBatch.prices(new ForwardColumns(calls, forwards, strikes, discounts, years, volatilities), values);
        for (int i = 0; i < cells; i++) {
            double price = axes.prices().get(i % axes.prices().size());
            worth[i] += leg.quantity() * model.exercisable(values[i], price, years[i], volatilities[i]);
        }
    }
}
