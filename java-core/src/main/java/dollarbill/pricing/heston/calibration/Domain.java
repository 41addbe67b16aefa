package dollarbill.pricing.heston.calibration;

/** Checks of arguments against their domain. */
final class Domain {
    private Domain() {}

    static void positive(String name, double value) {
        if (!(value > 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }
}
