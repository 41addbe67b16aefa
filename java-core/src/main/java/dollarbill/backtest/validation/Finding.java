package dollarbill.backtest.validation;

import dollarbill.market.Reason;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a validation found, or the reason why it could not measure.
 *
 * @param <T>  what is found
 */
public sealed interface Finding<T> {
    /** What was found. */
    record Found<T>(T value) implements Finding<T> {}

    /**
     * Nothing could be measured.
     *
     * @param reason  why
     * @param detail  the same with numbers, in words
     */
    record Unmeasured<T>(Reason reason, String detail) implements Finding<T> {}

    /** Returns another thing made of what was found, or the same reason. */
    default <R> Finding<R> map(Function<T, R> change) {
        return switch (this) {
            case Found<T>(T value) -> new Found<>(change.apply(value));
            case Unmeasured<T>(Reason reason, String detail) -> new Unmeasured<>(reason, detail);
        };
    }

    /** Returns what was found, if anything was. */
    default Optional<T> found() {
        return switch (this) {
            case Found<T>(T value) -> Optional.of(value);
            case Unmeasured<T> _ -> Optional.empty();
        };
    }
}
