package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Contracts and legs from their listed codes. */
final class Contracts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private Contracts() {}

    static OptionContract of(String code) {
        String root = code.substring(0, 6).strip();
        Symbol underlying = Symbol.of(root.equals("SPXW") ? "SPX" : root);
        return new OptionContract(
                code,
                underlying,
                LocalDate.parse(code.substring(6, 12), DAY),
                Integer.parseInt(code.substring(13)) / 1000.0,
                code.charAt(12) == 'C' ? OptionType.CALL : OptionType.PUT);
    }

    static String code(Symbol symbol, LocalDate expiry, OptionType type, double strike) {
        String padded = (symbol + "      ").substring(0, 6);
        String thousandths = Long.toString(100_000_000L + Math.round(strike * 1000.0)).substring(1);
        return padded + DAY.format(expiry) + type.letter() + thousandths;
    }

    static OptionQuote quote(String code, double bid, double ask) {
        return new OptionQuote(of(code), bid, ask, OptionalLong.empty(), OptionalLong.empty());
    }

    static OptionQuote quote(String code, double bid, double ask, long volume, long openInterest) {
        return new OptionQuote(of(code), bid, ask, OptionalLong.of(volume), OptionalLong.of(openInterest));
    }

    /** Returns a leg from a text as {@code +1 XYZ} or {@code -2 XYZ   240119C00100000}. */
    static OrderLeg leg(String text) {
        int space = text.indexOf(' ');
        long quantity = Long.parseLong(text.substring(0, space));
        String what = text.substring(space + 1);
        return what.length() > 12 ? OrderLeg.option(quantity, of(what)) : OrderLeg.shares(quantity, Symbol.of(what));
    }

    static List<OrderLeg> legs(String text) {
        return Arrays.stream(text.split(";")).map(Contracts::leg).toList();
    }
}
