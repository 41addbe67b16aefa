package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A contract after a split of its underlying. */
final class SplitContract {
    /** The Options Symbology Initiative's code: root, date, type, strike in thousandths. */
    private static final Pattern LISTED = Pattern.compile("(.*\\d{6}[CP])\\d{8}");

    private SplitContract() {}

    /** Returns the contract with its strike divided, rounded half up to a cent, and the strike in its code changed where it has one. */
    static OptionContract of(OptionContract contract, long shares) {
        double strike = BigDecimal.valueOf(contract.strike())
                .divide(BigDecimal.valueOf(shares), 2, RoundingMode.HALF_UP)
                .doubleValue();
        Matcher listed = LISTED.matcher(contract.code());
        String code = listed.matches()
                ? listed.group(1) + String.format(Locale.ROOT, "%08d", Math.round(strike * 1000.0))
                : contract.code();
        return new OptionContract(code, contract.underlying(), contract.expiry(), strike, contract.type());
    }
}
