package dollarbill.performance;

import dollarbill.market.Reason;
import java.util.OptionalDouble;

/** A ratio, or the reason why it has no value. */
public sealed interface Ratio {
    /** A ratio that has a value. */
    record Defined(double number) implements Ratio {}

    /** A ratio that has none. */
    record Undefined(Reason reason) implements Ratio {}

    /** Returns a value, or the reason where there is none. */
    static Ratio of(OptionalDouble value, Reason otherwise) {
        return value.isPresent() ? new Defined(value.getAsDouble()) : new Undefined(otherwise);
    }

    /** Returns the quotient, or the reason where the divisor is zero. */
    static Ratio of(double dividend, double divisor, Reason otherwise) {
        return divisor == 0.0 ? new Undefined(otherwise) : new Defined(dividend / divisor);
    }

    /** Returns the value, if any. */
    default OptionalDouble value() {
        return switch (this) {
            case Defined defined -> OptionalDouble.of(defined.number());
            case Undefined undefined -> OptionalDouble.empty();
        };
    }
}
