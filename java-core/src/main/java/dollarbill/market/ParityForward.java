package dollarbill.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forward and discount of one expiry, read off put-call parity {@code C - P = D (F - K)}.
 *
 * <p>A weighted least-squares line of {@code C - P} (mids) on the strike, weights by the inverse squared spread, made
 * robust by Tukey's biweight. The discount is taken from the slope only for European options with a believable rate;
 * otherwise it is that of a given flat rate and only the forward is fitted. American options enter near the money only,
 * where early exercise is worth least.
 *
 * @param forward  forward to the expiry
 * @param discount  discount factor to the expiry
 * @param discountImplied  whether the discount comes from the quotes rather than from the flat rate
 * @param pairs  call-put pairs used
 * @param residual  robust scale of the residuals of {@code C - P}, per share
 */
public record ParityForward(double forward, double discount, boolean discountImplied, int pairs, double residual) {
    /** Least number of call-put pairs. */
    public static final int MIN_PAIRS = 3;

    private static final int MIN_PAIRS_FOR_DISCOUNT = 8;
    private static final double EUROPEAN_BAND = 0.25;
    private static final double AMERICAN_BAND = 0.05;
    private static final double LOWEST_RATE = -0.03;
    private static final double HIGHEST_RATE = 0.20;
    private static final double LARGEST_RATE_ERROR = 0.005;
    private static final double SHORTEST_YEARS_FOR_DISCOUNT = 5.0 / 365.0;
    private static final double TUKEY = 4.685;
    private static final double MAD_TO_SIGMA = 1.4826;
    private static final double LEAST_SPREAD = 1e-4;
    private static final int REWEIGHTINGS = 12;

    /** Quotes of a call and a put with the same strike. */
    private record Pair(double strike, double difference, double error) {}

    /**
     * Estimates from the quotes of one expiry and one root.
     *
     * @param quotes  usable quotes
     * @param style  exercise style
     * @param years  time to expiry, positive
     * @param flatRate  continuously compounded rate where the quotes do not tell the discount
     * @return empty with fewer than {@value #MIN_PAIRS} pairs
     */
    public static Optional<ParityForward> estimate(
            List<OptionQuote> quotes, ExerciseStyle style, double years, double flatRate) {
        List<Pair> all = pairs(quotes);
        if (all.size() < MIN_PAIRS) {
            return Optional.empty();
        }
        double flat = Math.exp(-flatRate * years);
        double centre = median(all.stream().mapToDouble(p -> p.strike + p.difference / flat).sorted().toArray());
        double band = style == ExerciseStyle.EUROPEAN ? EUROPEAN_BAND : AMERICAN_BAND;
        List<Pair> near = nearest(all, centre, band);
        if (style == ExerciseStyle.EUROPEAN && near.size() >= MIN_PAIRS_FOR_DISCOUNT
                && years >= SHORTEST_YEARS_FOR_DISCOUNT) {
            Line line = Line.through(near, centre, flat);
            double rate = -Math.log(line.discount) / years;
            if (rate >= LOWEST_RATE && rate <= HIGHEST_RATE && line.discountError / years <= LARGEST_RATE_ERROR) {
                return Optional.of(
                        new ParityForward(line.forward, line.discount, true, near.size(), line.scale));
            }
        }
        Line line = Line.withDiscount(near, centre, flat);
        return line.forward > 0.0
                ? Optional.of(new ParityForward(line.forward, flat, false, near.size(), line.scale))
                : Optional.empty();
    }

    private static List<Pair> pairs(List<OptionQuote> quotes) {
        Map<Double, OptionQuote> puts = new HashMap<>();
        for (OptionQuote quote : quotes) {
            if (quote.contract().type() == OptionType.PUT) {
                puts.putIfAbsent(quote.contract().strike(), quote);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (OptionQuote call : quotes) {
            OptionQuote put = puts.get(call.contract().strike());
            if (call.contract().type() == OptionType.CALL && put != null) {
                double error = Math.max(call.spread() + put.spread(), LEAST_SPREAD * call.contract().strike());
                pairs.add(new Pair(call.contract().strike(), call.mid() - put.mid(), error));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::strike));
        return pairs;
    }

    private static List<Pair> nearest(List<Pair> pairs, double centre, double band) {
        List<Pair> inside = pairs.stream().filter(p -> Math.abs(Math.log(p.strike / centre)) <= band).toList();
        if (inside.size() >= MIN_PAIRS) {
            return inside;
        }
        return pairs.stream()
                .sorted(Comparator.comparingDouble(p -> Math.abs(p.strike - centre)))
                .limit(MIN_PAIRS)
                .toList();
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }

    /** A line {@code y = D (F - K)} and how well it is known. */
    private record Line(double forward, double discount, double discountError, double scale) {

        static Line through(List<Pair> pairs, double centre, double startDiscount) {
            Line line = new Line(centre, startDiscount, Double.POSITIVE_INFINITY, 0.0);
            for (int round = 0; round < REWEIGHTINGS; round++) {
                line = line.refit(pairs);
            }
            return line;
        }

        static Line withDiscount(List<Pair> pairs, double centre, double discount) {
            double forward = centre;
            double scale = 0.0;
            for (int round = 0; round < REWEIGHTINGS; round++) {
                Line line = new Line(forward, discount, 0.0, 0.0);
                scale = line.scaleOf(pairs);
                double weights = 0.0;
                double sum = 0.0;
                for (Pair pair : pairs) {
                    double weight = line.weight(pair, scale);
                    weights += weight;
                    sum += weight * (pair.difference / discount + pair.strike - centre);
                }
                forward = centre + sum / weights;
            }
            return new Line(forward, discount, 0.0, scale * medianError(pairs));
        }

        private Line refit(List<Pair> pairs) {
            double robust = scaleOf(pairs);
            double sw = 0.0;
            double sx = 0.0;
            double sy = 0.0;
            double sxx = 0.0;
            double sxy = 0.0;
            for (Pair pair : pairs) {
                double weight = weight(pair, robust);
                double x = pair.strike - forward;
                sw += weight;
                sx += weight * x;
                sy += weight * pair.difference;
                sxx += weight * x * x;
                sxy += weight * x * pair.difference;
            }
            double spread = sxx - sx * sx / sw;
            double slope = (sxy - sx * sy / sw) / spread;
            double atForward = (sy - slope * sx) / sw;
            if (!(slope < 0.0)) {
                return new Line(forward, discount, Double.POSITIVE_INFINITY, robust * medianError(pairs));
            }
            return new Line(
                    forward - atForward / slope,
                    -slope,
                    robust / Math.sqrt(spread),
                    robust * medianError(pairs));
        }

        /** Median absolute residual in units of each pair's spread, as a standard deviation. */
        private double scaleOf(List<Pair> pairs) {
            double[] residuals = pairs.stream().mapToDouble(p -> Math.abs(residual(p)) / p.error).sorted().toArray();
            return Math.max(MAD_TO_SIGMA * median(residuals), 1e-12);
        }

        private double residual(Pair pair) {
            return pair.difference - discount * (forward - pair.strike);
        }

        private double weight(Pair pair, double robust) {
            double u = residual(pair) / (pair.error * TUKEY * Math.max(robust, 1e-3));
            double tukey = Math.abs(u) < 1.0 ? (1.0 - u * u) * (1.0 - u * u) : 0.0;
            return Math.max(tukey, 1e-9) / (pair.error * pair.error);
        }

        private static double medianError(List<Pair> pairs) {
            return median(pairs.stream().mapToDouble(Pair::error).sorted().toArray());
        }
    }
}
