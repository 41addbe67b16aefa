package dollarbill.market;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One row of a chain as its source gives it, before any judgement of quality.
 *
 * @param contract  the option
 * @param bid  best bid per share
 * @param ask  best ask per share
 * @param last  last trade per share
 * @param volume  contracts traded on the quote day
 * @param openInterest  contracts open
 * @param lastTrade  time of the last trade
 * @param line  line of the file it was read from, from 1
 */
public record RawQuote(
        OptionContract contract,
        OptionalDouble bid,
        OptionalDouble ask,
        OptionalDouble last,
        OptionalLong volume,
        OptionalLong openInterest,
        Optional<Instant> lastTrade,
        long line) {}
