package dollarbill.pricing.heston;

/** Refuses arguments outside their domain by name, value and domain. */
final class Domain {
    private Domain() {}

    static void positive(String name, double value) {
        if (!(value > 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }

    static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite");
        }
    }

    static void tolerance(double value) {
        if (!(value >= 1e-13 && value <= 1e-2)) {
            throw new IllegalArgumentException("tolerance " + value + " must be in [1e-13, 1e-2]");
        }
    }
}
