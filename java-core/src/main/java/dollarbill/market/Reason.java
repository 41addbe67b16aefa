package dollarbill.market;

/**
 * Why a number of the engine is missing, left out or to be taken with care. The name of a constant is its code in logs,
 * JSON and exit codes.
 */
public enum Reason {
    /** The row has no bid or no ask. */
    QUOTE_INCOMPLETE("quote without bid or ask"),
    /** The bid is above the ask. */
    QUOTE_CROSSED("bid above ask"),
    /** Nobody bids. */
    QUOTE_ZERO_BID("bid of zero"),
    /** The quote has not followed the market. */
    QUOTE_STALE("stale quote"),
    /** The ask is below what exercise is worth. */
    QUOTE_BELOW_INTRINSIC("ask below intrinsic value"),
    /** The bid is above the most the option can be worth. */
    QUOTE_ABOVE_BOUND("bid above the upper bound"),
    /** The pair of call and put contradicts the forward of its expiry. */
    QUOTE_PARITY_BREAK("put-call parity broken beyond the spread"),
    /** The spread is too wide to say what the option is worth. */
    QUOTE_WIDE_SPREAD("spread too wide"),
    /** The option expires on the quote day or did before. */
    QUOTE_EXPIRED("expires on the quote day or before"),
    /** The contract stands in the chain more than once. */
    QUOTE_DUPLICATE("contract listed twice"),

    /** No chain of the symbol at or before the day asked for. */
    CHAIN_MISSING("no option chain"),
    /** The newest chain is more than four days older than the day asked for. */
    CHAIN_STALE("newest option chain too old"),
    /** The chain has no usable quote. */
    CHAIN_EMPTY("no usable quote in the chain"),
    /** Neither the source nor put-call parity gives a spot. */
    SPOT_MISSING("no price of the underlying"),
    /** No bars of the symbol. */
    BARS_MISSING("no price history"),
    /** The last bar is too old to describe the quote day. */
    BARS_STALE("price history ends too long before the quote day"),
    /** Fewer bars than the measure needs. */
    BARS_SHORT("price history too short"),

    /** A stored copy stands in for data that could not be fetched. */
    DATA_STALE("stored copy in place of fresh data"),
    /** A stored copy cannot be read, so nothing can be added to it. */
    DATA_DAMAGED("stored copy damaged"),
    /** The provider could not be reached, or the connection broke off. */
    SOURCE_UNREACHABLE("provider not reached"),
    /** The provider did not answer in time. */
    SOURCE_TIMEOUT("no answer in time"),
    /** The provider, or the limit kept towards it, allows no further request now. */
    SOURCE_RATE_LIMITED("request limit reached"),
    /** The provider failed. */
    SOURCE_FAILED("provider failed"),
    /** The provider refused the request. */
    SOURCE_REFUSED("request refused"),
    /** The provider does not have what was asked for. */
    SOURCE_NOT_FOUND("not known to the provider"),
    /** The answer is no document of its kind, or ends too early. */
    SOURCE_MALFORMED("answer malformed"),
    /** The answer is not of the form that was agreed. */
    SOURCE_CHANGED("form of the answer has changed"),
    /** The provider needs a key that the environment does not have. */
    SOURCE_KEY_MISSING("key to the provider missing"),
    /** The provider failed too often and is left alone for a while. */
    SOURCE_SUSPENDED("provider suspended after failures"),

    /** A price below intrinsic value has no implied volatility. */
    IV_BELOW_INTRINSIC("price below intrinsic value"),
    /** A price at or above its upper bound has no implied volatility. */
    IV_ABOVE_BOUND("price at or above the upper bound"),
    /** Input that is not finite or outside its domain. */
    IV_NOT_FINITE("input not finite or outside its domain"),

    /** A cell that the row needs is empty or not there. */
    VALUE_MISSING("needed value missing"),
    /** A cell that must hold a number holds something else. */
    VALUE_NOT_NUMBER("not a number"),
    /** A number lies outside its domain. */
    VALUE_OUT_OF_DOMAIN("number outside its domain"),
    /** A word that is none of those allowed. */
    VALUE_UNKNOWN("word not known"),
    /** Two cells of the row give the same quantity. */
    VALUE_CONFLICT("the same quantity given twice"),
    /** The row has fewer or more cells than the header. */
    ROW_RAGGED("fewer or more cells than the header"),
    /** Text follows the closing quote of a cell. */
    ROW_QUOTING("text after the closing quote of a cell"),
    /** The price is beyond the range of a double. */
    PRICE_NOT_FINITE("price beyond the range of a double"),
    /** The method does not hold for these arguments or does not reach its accuracy. */
    PRICE_NOT_COMPUTED("price cannot be computed to its accuracy"),
    /** Heston's density is too concentrated for the promised accuracy. */
    HESTON_UNRESOLVED("Heston density too concentrated"),
    /** The row has its price; the series that gives Heston's Greeks cannot be resolved. */
    HESTON_GREEKS_UNRESOLVED("Heston price without Greeks"),

    /** Too few pairs of call and put for a forward. */
    SURFACE_NO_FORWARD("too few call-put pairs for a forward"),
    /** Too few implied vols for a smile. */
    SURFACE_FEW_QUOTES("too few implied vols for a smile"),
    /** The smile does not describe the quotes. */
    SURFACE_POOR_FIT("fitted smile too far from the quotes"),
    /** No smile of the expiry's own met the conditions of no arbitrage. */
    SURFACE_SUBSTITUTE("smile of the whole surface or of the expiry before"),
    /** The contract settles apart from those its expiry's smile was fitted to. */
    SURFACE_OTHER_ROOT("contract settles apart from the smile of its expiry"),
    /** The strike lies outside the quoted range of its smile. */
    SURFACE_EXTRAPOLATED("strike outside the quoted range"),
    /** The time lies before the first or after the last fitted expiry. */
    SURFACE_TIME_EXTRAPOLATED("time outside the fitted expiries"),

    /** Too few implied vols to calibrate a model. */
    CALIBRATION_FEW_QUOTES("too few implied vols to calibrate"),
    /** One expiry does not tell the speed of reversion from the variances. */
    CALIBRATION_ONE_EXPIRY("a single expiry cannot tell the model's parameters"),
    /** Heston's model, fitted to the chain, is too far from the quotes for its value to be traded; the smile's is. */
    HESTON_POOR_FIT("Heston too far from the quotes"),
    /** No calibration of Heston's model stands beside the smile; the smile's value is traded. */
    HESTON_ABSENT("no calibration of Heston's model"),
    /** Heston's value leaves an edge after costs that the smile's does not. */
    MODELS_DISAGREE("the smile leaves no edge"),

    /** Early exercise is not in the model value. */
    EARLY_EXERCISE_IGNORED("American option valued without early exercise"),
    /** An American option in the money, whose early exercise is too much of its value to be left out. */
    EARLY_EXERCISE_NOT_VALUED(
            "American option in the money is not judged: its early exercise is not in the model value"),
    /** The implied vols of American quotes are without what early exercise is worth. */
    EARLY_EXERCISE_REMOVED("early exercise taken out of American quotes"),
    /** The market is simulated. */
    SYNTHETIC_DATA("synthetic market data"),
    /** A feature the model may do without is not known. */
    FEATURE_ABSENT("feature not known"),
    /** A feature the model needs is not known. */
    FEATURE_REQUIRED("required feature not known"),
    /** Fewer bars stand before the day than the feature needs. */
    FEATURE_WARMING("fewer bars before the day than the feature needs"),
    /** The formula of the feature has no value on this day, as with a divisor of zero. */
    FEATURE_UNDEFINED("formula without a value on this day"),
    /** The series the feature is made from is not there. */
    SERIES_MISSING("series not there"),
    /** The series has no value of the day or shortly before. */
    SERIES_STALE("series has no value of the day or shortly before"),
    /** The series has too few values before the day. */
    SERIES_SHORT("series has too few values before the day"),

    /** Costs eat the edge. */
    EDGE_BELOW_COSTS("edge does not cover costs"),
    /** Days to expiry are outside the rules. */
    RULE_DAYS_TO_EXPIRY("days to expiry outside the rules"),
    /** Delta is outside the rules. */
    RULE_DELTA("delta outside the rules"),
    /** Fewer contracts traded than the rules ask for. */
    RULE_VOLUME("volume below the rules"),
    /** Fewer contracts open than the rules ask for. */
    RULE_OPEN_INTEREST("open interest below the rules"),
    /** The symbol has its number of better signals already. */
    RULE_SYMBOL_LIMIT("enough better signals of the symbol"),
    /** The odds are unfavourable: the Kelly fraction is not positive. */
    KELLY_NO_EDGE("Kelly fraction not positive"),
    /** The Kelly fraction cannot be computed from these inputs. */
    KELLY_UNDEFINED("Kelly fraction not defined"),
    /** Less than one contract fits. */
    SIZE_BELOW_ONE_CONTRACT("less than one contract fits"),
    /** Less than one lot fits. */
    SIZE_BELOW_ONE_LOT("less than one lot fits"),
    /** The allocation is below the least worth trading. */
    SIZE_BELOW_MINIMUM("allocation below the minimum"),
    /** The book is full. */
    SIZE_POSITION_LIMIT("position limit of the book reached"),
    /** The model's confidence is below the threshold. */
    CONFIDENCE_BELOW_THRESHOLD("model confidence below the threshold"),

    /** The direction is not known well enough, and options are not dear enough to do without. */
    SELECTOR_DIRECTION_UNSURE("confidence in the direction below the least"),
    /** The regime of implied volatility is not known well enough. */
    SELECTOR_REGIME_UNSURE("confidence in the volatility regime below the least"),
    /** Direction and regime together are not known well enough. */
    SELECTOR_OVERALL_UNSURE("overall confidence below the least"),
    /** The overall confidence is below that of half a position. */
    SELECTOR_SIZE_NONE("overall confidence below that of half a position"),
    /** No expiry with a smile lies in the range of days asked for. */
    STRUCTURE_NO_EXPIRY("no expiry with a smile in the range of days"),
    /** The expiry has no usable quote of a leg's type. */
    STRUCTURE_NO_QUOTE("no usable quote of the type of a leg"),
    /** No listed strike has about the delta of a leg, or two legs share it. */
    STRUCTURE_NO_STRIKE("no listed strike of about the delta of a leg"),
    /** At bid and ask the structure cannot win, or pays where it should be paid. */
    STRUCTURE_NO_PROFIT("no profit possible at bid and ask"),
    /** The structure can lose without bound. */
    STRUCTURE_UNLIMITED_LOSS("loss without bound"),
    /** A contract, or the shares, stand among the legs more than once. */
    STRUCTURE_LEG_TWICE("the same instrument in two legs"),
    /** The options of a structure expire on several days. */
    EXPIRIES_DIFFER("options expire on several days"),
    /** A sold American option is in the money and may be assigned on any day. */
    ASSIGNMENT_POSSIBLE("sold option in the money may be assigned"),
    /** A dividend goes ex before a sold American call expires. */
    EX_DIVIDEND_AHEAD("dividend before a sold call expires"),
    /** The dividend is more than a sold American call is worth beyond exercise, so that assignment the day before is likely. */
    EX_DIVIDEND_ASSIGNMENT("assignment likely before a dividend"),
    /** The price is likely to end so near a sold strike that nobody can say whether it will be assigned. */
    PIN_RISK("price likely to end at a sold strike"),
    /** The Cornish-Fisher expansion does not rise all the way through the tail. */
    VAR_EXPANSION_INVALID("moments too far from normal for the expansion"),
    /** The smile with the expected volatility belongs to no law of the price. */
    BELIEF_NO_LAW("no law of the price with the expected volatility"),

    /** The index of the whole market stands in for the symbol's implied volatility. */
    IV_OF_MARKET_INDEX("implied volatility of the whole market; no index of the symbol's own is there"),

    /** The returns do not vary, so nothing can be divided by their deviation. */
    RETURNS_CONSTANT("returns do not vary"),
    /** No return is a loss, so nothing can be divided by it. */
    RETURNS_WITHOUT_LOSS("no loss among the returns"),
    /** No trade was closed. */
    TRADES_NONE("no closed trade"),
    /** No trade won money. */
    TRADES_WITHOUT_WIN("no winning trade"),
    /** No trade lost money. */
    TRADES_WITHOUT_LOSS("no losing trade"),
    /** Too few trials of a search vary for a rank among them. */
    TRIALS_FEW("too few trials that vary"),
    /** Too few periods to cut into blocks that say something. */
    PERIODS_FEW("too few periods for blocks of them"),
    /** Too few rows for a model to learn from. */
    ROWS_FEW("too few rows to learn from"),
    /** The work did not end within its time. */
    TIME_OVER("time for the work is over"),

    /** The underlying did not trade on the day of the fill. */
    FILL_NO_PRICE("underlying did not trade"),
    /** A contract of the order is not quoted at the time of the fill. */
    FILL_NO_QUOTE("contract not quoted"),
    /** Nobody bids for the single contract to be sold. */
    FILL_NO_BID("nobody bids"),
    /** The order is larger than the part of the liquidity that may be taken. */
    FILL_LIQUIDITY("order beyond the liquidity taken"),
    /** The name of the order belongs to an earlier one. */
    ORDER_ID_USED("id of the order used before"),
    /** The position to be closed is not open. */
    ORDER_NO_POSITION("position not open"),
    /** The underlying split between order and fill. */
    ORDER_SPLIT("underlying split before the fill"),
    /** The account does not have the initial margin. */
    MARGIN_SHORT("initial margin does not suffice"),
    /** A limit of the guard binds. */
    GUARD_LIMIT("limit of the guard"),
    /** Options cannot be carried over a split that is no whole number of new shares for one. */
    SPLIT_NOT_WHOLE("split not of whole shares");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** Returns the reason in words. */
    public String text() {
        return text;
    }
}
