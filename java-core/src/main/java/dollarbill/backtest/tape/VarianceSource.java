package dollarbill.backtest.tape;

import dollarbill.market.DatedSeries;
import dollarbill.market.DatedSeries.Observation;
import dollarbill.market.PriceHistory;
import dollarbill.pricing.heston.HestonParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the variance of an underlying is taken from on a day: only what the close of that day shows. */
public sealed interface VarianceSource {
    /** Returns the model of the variance as of a close; absent while too little is known. */
    Optional<HestonParameters> at(LocalDate day);

    /** Returns where the variance comes from, in words. */
    String text();

    /**
     * A volatility index of thirty days, in percent, and one of three months where there is one; without it variance reverts to the mean
     * square of the index over its last {@value #LONG_RUN} days.
     *
     * @param thirtyDays  index of 30 days
     * @param threeMonths  index of 93 days
     */
    record Index(DatedSeries thirtyDays, Optional<DatedSeries> threeMonths) implements VarianceSource {
        private static final int LONG_RUN = 252;
        private static final int STALE_DAYS = 7;
        private static final double NEAR = 30.0 / 365.0;
        private static final double FAR = 93.0 / 365.0;

        @Override
        public Optional<HestonParameters> at(LocalDate day) {
            Optional<Observation> near = fresh(thirtyDays, day);
            if (near.isEmpty()) {
                return Optional.empty();
            }
            Optional<Observation> far = threeMonths.flatMap(series -> fresh(series, day));
            double variance = square(near.get().value());
            return far.isPresent()
                    ? Optional.of(VarianceTerms.of(variance, NEAR, square(far.get().value()), FAR))
                    : longRun(day).map(mean -> VarianceTerms.towards(variance, NEAR, mean));
        }

        private Optional<Double> longRun(LocalDate day) {
            List<Observation> all = thirtyDays.observations();
            int end = firstAfter(all, day);
            if (end < LONG_RUN) {
                return Optional.empty();
            }
            double sum = 0.0;
            for (Observation each : all.subList(end - LONG_RUN, end)) {
                sum += square(each.value());
            }
            return Optional.of(sum / LONG_RUN);
        }

        private static int firstAfter(List<Observation> all, LocalDate day) {
            int low = 0;
            int high = all.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (all.get(middle).date().isAfter(day)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        private static Optional<Observation> fresh(DatedSeries series, LocalDate day) {
            return series.latest(day)
                    .filter(seen -> seen.value() > 0.0 && !seen.date().plusDays(STALE_DAYS).isBefore(day));
        }

        private static double square(double percent) {
            return 1e-4 * percent * percent;
        }

        @Override
        public String text() {
            return "index " + thirtyDays.name() + threeMonths.map(far -> " and " + far.name()).orElse("");
        }
    }

    /**
     * Realised variance: of the last {@value #NEAR_RETURNS} daily returns now, reverting to that of the last {@value #LONG_RETURNS}. No
     * premium is added, so that nobody gains from selling options by assumption.
     *
     * @param prices  daily prices
     */
    record Realised(PriceHistory prices) implements VarianceSource {
        private static final int NEAR_RETURNS = 20;
        private static final int LONG_RETURNS = 252;
        private static final double TRADING_DAYS = 252.0;
        private static final double NEAR = 30.0 / 365.0;
        private static final double LEAST = 1e-4;

        @Override
        public Optional<HestonParameters> at(LocalDate day) {
            int last = prices.latest(day);
            return last < LONG_RETURNS
                    ? Optional.empty()
                    : Optional.of(VarianceTerms.towards(
                            variance(last, NEAR_RETURNS), NEAR, variance(last, LONG_RETURNS)));
        }

        private double variance(int last, int returns) {
            double squares = 0.0;
            for (int i = last - returns + 1; i <= last; i++) {
                double r = Math.log(prices.growth(i));
                squares += r * r;
            }
            return Math.max(TRADING_DAYS * squares / returns, LEAST);
        }

        @Override
        public String text() {
            return "realised volatility of " + prices.symbol();
        }
    }
}
