package dollarbill.pricing.black;

/** {@link NearMoneyVolatility} row by row. */
final class ScalarImpliedStages implements ImpliedStages {
    @Override
    public int width() {
        return 1;
    }

    @Override
    public void run(ImpliedWork work, int from, int rows) {
        ImpliedColumns in = work.in;
        boolean irregular = false;
        for (int row = from; row < from + rows; row++) {
            double volatility = NearMoneyVolatility.volatility(
                    in.call()[row],
                    in.price()[row],
                    in.forward()[row],
                    in.strike()[row],
                    in.discount()[row],
                    in.years()[row]);
            work.volatility[row] = volatility;
            irregular |= Double.isNaN(volatility);
        }
        work.irregular = irregular;
    }
}
