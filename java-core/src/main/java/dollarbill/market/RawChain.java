package dollarbill.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A chain as its source gives it.
 *
 * @param underlying  what the options are written on
 * @param quoteDate  day of the quotes
 * @param asOf  moment of the quotes
 * @param spot  price of the underlying at that moment, where the source has it
 * @param style  exercise style of the options
 * @param synthetic  whether the quotes come from a simulated market
 * @param source  file name or address they come from
 * @param quotes  one row an option
 */
public record RawChain(
        Symbol underlying,
        LocalDate quoteDate,
        Instant asOf,
        OptionalDouble spot,
        ExerciseStyle style,
        boolean synthetic,
        String source,
        List<RawQuote> quotes) {
    public RawChain {
        quotes = List.copyOf(quotes);
    }
}
