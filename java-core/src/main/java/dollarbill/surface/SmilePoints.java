package dollarbill.surface;

import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.math.NormalDistribution;
import dollarbill.pricing.black.IvResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Total variances of one expiry to fit a smile to, by log-moneyness, with the weight of each.
 *
 * <p>The weight makes the squared error one of volatility in units of the quote's half-spread in volatility (its spread
 * over vega), with a floor so that no quote counts as exact.
 */
final class SmilePoints {
    private static final double VOL_FLOOR = 0.0025;

    private final double[] logMoneyness;
    private final double[] totalVariance;
    private final double[] weight;
    private final double years;
    private final List<Point> points;
    private final List<QuoteVol> quoteVols;

    private SmilePoints(List<Point> points, double years) {
        this.points = points;
        this.quoteVols = points.stream().map(Point::source).toList();
        this.logMoneyness = points.stream().mapToDouble(Point::k).toArray();
        this.totalVariance = points.stream().mapToDouble(p -> p.vol * p.vol * years).toArray();
        this.weight = points.stream().mapToDouble(p -> weight(p, years)).toArray();
        this.years = years;
    }

    double[] logMoneyness() {
        return logMoneyness;
    }

    double[] totalVariance() {
        return totalVariance;
    }

    double[] weight() {
        return weight;
    }

    /** Returns the quotes the points come from, in their order. */
    List<QuoteVol> quoteVols() {
        return quoteVols;
    }

    int size() {
        return logMoneyness.length;
    }

    /** A vol out of the money. */
    private record Point(double k, double vol, double spread, QuoteVol source) {}

    /** Collects the out-of-the-money mid vols within so many standard deviations. */
    static SmilePoints of(List<QuoteVol> vols, double forward, double discount, double years, double deviations) {
        List<Point> points = new ArrayList<>();
        for (QuoteVol vol : vols) {
            double strike = vol.quote().contract().strike();
            boolean out = vol.quote().contract().type() == OptionType.CALL ? strike >= forward : strike < forward;
            if (out && vol.midVol() instanceof IvResult.Found found) {
                points.add(new Point(Math.log(strike / forward), found.volatility(), volSpread(
                        vol.quote(),
                        found.volatility(),
                        forward,
                        discount,
                        years), vol));
            }
        }
        points.sort(Comparator.comparingDouble(Point::k));
        double widest = points.stream()
                .min(Comparator.comparingDouble(p -> Math.abs(p.k)))
                .map(p -> deviations * p.vol * Math.sqrt(years))
                .orElse(0.0);
        List<Point> kept = points.stream().filter(p -> Math.abs(p.k) <= widest).toList();
        return new SmilePoints(kept, years);
    }

    private static double volSpread(OptionQuote quote, double vol, double forward, double discount, double years) {
        double s = vol * Math.sqrt(years);
        double d1 = Math.log(forward / quote.contract().strike()) / s + 0.5 * s;
        double vega = discount * forward * NormalDistribution.density(d1) * Math.sqrt(years);
        return 0.5 * quote.spread() / Math.max(vega, 1e-12 * forward);
    }

    private static double weight(Point point, double years) {
        double perVol = 2.0 * point.vol * years;
        return 1.0 / (perVol * perVol * (VOL_FLOOR * VOL_FLOOR + point.spread * point.spread));
    }

    /** Returns so many of the points at most, evenly chosen. */
    SmilePoints thinned(int most) {
        if (size() <= most) {
            return this;
        }
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            kept.add(points.get((int) Math.round((double) i * (size() - 1) / (most - 1))));
        }
        return new SmilePoints(kept, years);
    }

    /** Returns total variance at the forward, on the line between the points beside it. */
    double atTheMoney() {
        int above = 0;
        while (above < size() - 1 && logMoneyness[above] < 0.0) {
            above++;
        }
        if (above == 0 || logMoneyness[above] <= 0.0) {
            return totalVariance[above];
        }
        double share = -logMoneyness[above - 1] / (logMoneyness[above] - logMoneyness[above - 1]);
        return (1.0 - share) * totalVariance[above - 1] + share * totalVariance[above];
    }

    /** Returns the distance from the lowest to the highest log-moneyness. */
    double width() {
        return logMoneyness[size() - 1] - logMoneyness[0];
    }

    double totalWeight() {
        double sum = 0.0;
        for (double own : weight) {
            sum += own;
        }
        return sum;
    }

    /** Returns the weighted mean squared error of a smile. */
    double meanSquare(SviParameters svi) {
        double sum = 0.0;
        for (int i = 0; i < size(); i++) {
            double error = svi.totalVariance(logMoneyness[i]) - totalVariance[i];
            sum += weight[i] * error * error;
        }
        return sum / size();
    }

    /** Returns the root mean square of model less quoted vol, in vol points. */
    double rmseVolPoints(SviParameters svi) {
        double sum = 0.0;
        for (int i = 0; i < size(); i++) {
            double model = Math.sqrt(Math.max(svi.totalVariance(logMoneyness[i]), 0.0) / years);
            double error = model - Math.sqrt(totalVariance[i] / years);
            sum += error * error;
        }
        return 100.0 * Math.sqrt(sum / size());
    }
}
