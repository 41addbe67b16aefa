package dollarbill.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A continuous function of a price from zero on, straight between its knots and after the last.
 *
 * @param knots  points of the graph by rising price, the first at zero
 * @param lastSlope  slope after the last knot
 */
public record PiecewiseLinear(List<Knot> knots, double lastSlope) {
    /**
     * A point of the graph.
     *
     * @param at  price
     * @param value  value there
     */
    public record Knot(double at, double value) {}

    /**
     * Prices between two bounds, neither included.
     *
     * @param from  lower bound
     * @param to  upper bound, may be infinite
     */
    public record Interval(double from, double to) {}

    public PiecewiseLinear {
        knots = List.copyOf(knots);
        if (knots.isEmpty() || knots.getFirst().at() != 0.0) {
            throw new IllegalArgumentException("the first knot must be at 0, got " + knots);
        }
        if (!Double.isFinite(lastSlope)) {
            throw new IllegalArgumentException("lastSlope " + lastSlope + " must be finite");
        }
        double before = Double.NEGATIVE_INFINITY;
        for (Knot knot : knots) {
            if (!(knot.at() > before) || Double.isInfinite(knot.at()) || !Double.isFinite(knot.value())) {
                throw new IllegalArgumentException("knots must be finite at rising prices, got " + knots);
            }
            before = knot.at();
        }
    }

    /** Returns the value at a price, not negative. */
    public double value(double price) {
        if (!(price >= 0.0)) {
            throw new IllegalArgumentException("price " + price + " must not be negative");
        }
        int i = knots.size() - 1;
        while (knots.get(i).at() > price) {
            i--;
        }
        return knots.get(i).value() + slope(i) * (price - knots.get(i).at());
    }

    /** Returns the function with an amount added everywhere. */
    public PiecewiseLinear plus(double amount) {
        return new PiecewiseLinear(
                knots.stream().map(knot -> new Knot(knot.at(), knot.value() + amount)).toList(), lastSlope);
    }

    /** Returns the function times −1. */
    public PiecewiseLinear negated() {
        return new PiecewiseLinear(
                knots.stream().map(knot -> new Knot(knot.at(), -knot.value())).toList(), -lastSlope);
    }

    /** Returns the largest value. */
    public Extreme maximum() {
        return lastSlope > 0.0
                ? new Extreme.Unlimited()
                : new Extreme.Limited(knots.stream().mapToDouble(Knot::value).max().orElseThrow());
    }

    /** Returns the prices with a value above zero, as intervals by rising price. */
    public List<Interval> positive() {
        List<Interval> found = new ArrayList<>();
        for (int i = 0; i < knots.size(); i++) {
            Optional<Interval> piece = positive(i);
            if (piece.isPresent()) {
                boolean joined = knots.get(i).value() > 0.0 && !found.isEmpty();
                double from = joined ? found.removeLast().from() : piece.get().from();
                found.add(new Interval(from, piece.get().to()));
            }
        }
        return List.copyOf(found);
    }

    /** Returns the stretches of prices throughout which the value is zero, by rising price. */
    public List<Interval> zeros() {
        List<Interval> found = new ArrayList<>();
        for (int i = 0; i < knots.size(); i++) {
            if (knots.get(i).value() == 0.0 && slope(i) == 0.0) {
                boolean joined = !found.isEmpty() && found.getLast().to() == knots.get(i).at();
                double from = joined ? found.removeLast().from() : knots.get(i).at();
                found.add(new Interval(from, end(i)));
            }
        }
        return List.copyOf(found);
    }

    /** Returns the prices above zero that part values above zero from others, rising. */
    public List<Double> crossings() {
        return positive()
                .stream()
                .flatMapToDouble(part -> DoubleStream.of(part.from(), part.to()))
                .filter(price -> price > 0.0 && Double.isFinite(price))
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    /** The part above zero of the piece after a knot. */
    private Optional<Interval> positive(int i) {
        double first = knots.get(i).value();
        double last = i + 1 < knots.size() ? knots.get(i + 1).value() : atInfinity();
        if (first <= 0.0 && !(last > 0.0)) {
            return Optional.empty();
        }
        double root = knots.get(i).at() - first / slope(i);
        return Optional.of(new Interval(first >= 0.0 ? knots.get(i).at() : root, last >= 0.0 ? end(i) : root));
    }

    private double atInfinity() {
        return lastSlope == 0.0 ? knots.getLast().value() : lastSlope * Double.POSITIVE_INFINITY;
    }

    /** Returns the slope after a knot. */
    double slope(int i) {
        return i + 1 < knots.size()
                ? (knots.get(i + 1).value() - knots.get(i).value()) / (knots.get(i + 1).at() - knots.get(i).at())
                : lastSlope;
    }

    /** Returns where the piece after a knot ends. */
    double end(int i) {
        return i + 1 < knots.size() ? knots.get(i + 1).at() : Double.POSITIVE_INFINITY;
    }
}
