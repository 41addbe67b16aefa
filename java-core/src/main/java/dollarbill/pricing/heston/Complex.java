package dollarbill.pricing.heston;

/** Complex number of double parts. */
record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0.0, 0.0);
    static final Complex ONE = new Complex(1.0, 0.0);

    Complex plus(Complex other) {
        return new Complex(re + other.re, im + other.im);
    }

    Complex minus(Complex other) {
        return new Complex(re - other.re, im - other.im);
    }

    Complex times(Complex other) {
        return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    Complex times(double factor) {
        return new Complex(re * factor, im * factor);
    }

    Complex over(Complex other) {
        double norm = other.re * other.re + other.im * other.im;
        return new Complex((re * other.re + im * other.im) / norm, (im * other.re - re * other.im) / norm);
    }

    /** Returns the principal square root. */
    Complex root() {
        double modulus = Math.sqrt(re * re + im * im);
        double larger = Math.sqrt(0.5 * (modulus + Math.abs(re)));
        double smaller = larger == 0.0 ? 0.0 : 0.5 * im / larger;
        return re >= 0.0
                ? new Complex(larger, smaller)
                : new Complex(Math.abs(smaller), Math.copySign(larger, im));
    }

    double norm() {
        return re * re + im * im;
    }
}
