package dollarbill.surface;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a fitted surface allows arbitrage.
 *
 * @param kind  {@link ArbitrageKind#BUTTERFLY} or {@link ArbitrageKind#CALENDAR}
 * @param expiry  the smile, or the later of two
 * @param earlier  the earlier of two
 * @param logMoneyness  where it is worst
 * @param years  time to expiry where it is worst
 * @param size  how far the density function {@code g} is below zero, or total variance below that of the earlier smile; of a
 *     wing, the slope beyond its bound
 * @param wing  whether it lies in the slope of a wing, far from the money
 */
public record FitArbitrage(
        ArbitrageKind kind,
        LocalDate expiry,
        Optional<LocalDate> earlier,
        double logMoneyness,
        double years,
        double size,
        boolean wing) {}
