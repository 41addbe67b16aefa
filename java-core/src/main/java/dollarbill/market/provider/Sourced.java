package dollarbill.market.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a live source gave: its data, the stored copy in their place, or neither.
 *
 * @param <T>  kind of data
 */
public sealed interface Sourced<T> {
    /**
     * Data the source gave.
     *
     * @param data  the data
     * @param at  when it gave them
     */
    record Fetched<T>(T data, Instant at) implements Sourced<T> {}

    /**
     * The stored copy, because the source failed.
     *
     * @param data  the data
     * @param storedAt  when they were stored
     * @param age  time since then, when they were read
     * @param failure  why the source gave none
     */
    record Stale<T>(T data, Instant storedAt, Duration age, SourceFailure failure) implements Sourced<T> {}

    /**
     * Nothing: the source failed and no copy is stored.
     *
     * @param failure  why the source gave none
     */
    record Unavailable<T>(SourceFailure failure) implements Sourced<T> {}

    /** Returns the data, fresh or stale. */
    default Optional<T> value() {
        return switch (this) {
            case Fetched<T> fetched -> Optional.of(fetched.data());
            case Stale<T> stale -> Optional.of(stale.data());
            case Unavailable<T> none -> Optional.empty();
        };
    }

    /** Returns why the source gave none; empty where it did. */
    default Optional<SourceFailure> whyNot() {
        return switch (this) {
            case Fetched<T> fetched -> Optional.empty();
            case Stale<T> stale -> Optional.of(stale.failure());
            case Unavailable<T> none -> Optional.of(none.failure());
        };
    }

    /** Returns the same with other data made from these. */
    default <R> Sourced<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Fetched<T> fetched -> new Fetched<>(change.apply(fetched.data()), fetched.at());
            case Stale<T> stale -> new Stale<>(
                    change.apply(stale.data()), stale.storedAt(), stale.age(), stale.failure());
            case Unavailable<T> none -> new Unavailable<>(none.failure());
        };
    }
}
