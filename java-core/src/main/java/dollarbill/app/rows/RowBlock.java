package dollarbill.app.rows;

import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.pricing.MainGreeks;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of options as columns: what was given, and what was answered or why not. Serves one thread at a time.
 *
 * <p>Inside, a number that is not there is NaN; none leaves through a public method.
 */
@SuppressWarnings("EnumOrdinal") // columns stand in the order of the constants
public final class RowBlock {
    private final int rows;
    private final boolean[] call;
    private final PricingModel[] models;
    private final double[][] given = new double[Input.count()][];
    private final double[][] answers = new double[Greek.count()][];
    private final @Nullable Reason[] reasons;
    private final @Nullable String[] details;
    private final boolean[] answeredInPart;

    /** Creates a block in which nothing is given and nothing answered. */
    public RowBlock(int rows) {
        this.rows = rows;
        this.call = new boolean[rows];
        this.models = new PricingModel[rows];
        this.reasons = new Reason[rows];
        this.details = new String[rows];
        this.answeredInPart = new boolean[rows];
        Arrays.fill(models, PricingModel.BLACK);
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns why a row is not answered or only in part; absent where nothing is missing. */
    public Optional<Reason> reason(int row) {
        return Optional.ofNullable(reasons[row]);
    }

    /** Returns the values and the rule behind the reason in words; empty without a reason. */
    public String detail(int row) {
        String detail = details[row];
        return detail == null ? "" : detail;
    }

    /** Returns whether a row has a finite answer. */
    public boolean has(int row, AnswerColumn column) {
        return !refused(row) && Double.isFinite(read(answers, column.greek().ordinal(), row));
    }

    /** Returns an answer in the unit of its column; only where there is one. */
    public double answer(int row, AnswerColumn column) {
        return answers[column.greek().ordinal()][row] / column.divisor();
    }

    /** Refuses a row that is not refused yet. */
    public void refuse(int row, Reason reason, String detail) {
        if (reasons[row] == null) {
            reasons[row] = reason;
            details[row] = detail;
        }
    }

    /** Says what is missing from the answer to a row that has none but the price. */
    void answeredInPart(int row, Reason reason, String detail) {
        refuse(row, reason, detail);
        answeredInPart[row] = reasons[row] == reason;
    }

    void give(int row, Input input, double value) {
        write(given, input.ordinal(), row, value);
    }

    void give(int row, OptionType type) {
        call[row] = type == OptionType.CALL;
    }

    void give(int row, PricingModel model) {
        models[row] = model;
    }

    boolean refused(int row) {
        return reasons[row] != null && !answeredInPart[row];
    }

    OptionType type(int row) {
        return call[row] ? OptionType.CALL : OptionType.PUT;
    }

    PricingModel model(int row) {
        return models[row];
    }

    /** Returns a number given, or NaN. */
    double given(int row, Input input) {
        return read(given, input.ordinal(), row);
    }

    /** Returns the spot, or what it must be for the forward given. */
    double spot(int row) {
        double spot = given(row, Input.SPOT);
        return Double.isNaN(spot) ? given(row, Input.FORWARD) * Math.exp(-carry(row)) : spot;
    }

    /** Returns the forward, or what it must be for the spot given. */
    double forward(int row) {
        double forward = given(row, Input.FORWARD);
        return Double.isNaN(forward) ? given(row, Input.SPOT) * Math.exp(carry(row)) : forward;
    }

    double discount(int row) {
        return Math.exp(-given(row, Input.RATE) * given(row, Input.YEARS));
    }

    void answer(int row, Greek greek, double value) {
        write(answers, greek.ordinal(), row, value);
    }

    /** Answers a row with price and the sensitivities every model gives. */
    void answer(int row, MainGreeks greeks) {
        answer(row, Greek.VALUE, greeks.price());
        answer(row, Greek.DELTA, greeks.delta());
        answer(row, Greek.GAMMA, greeks.gamma());
        answer(row, Greek.VEGA, greeks.vega());
        answer(row, Greek.THETA, greeks.theta());
        answer(row, Greek.RATE_RHO, greeks.rho());
        answer(row, Greek.DIVIDEND_RHO, greeks.dividendRho());
    }

    private double carry(int row) {
        return (given(row, Input.RATE) - given(row, Input.DIVIDEND_YIELD)) * given(row, Input.YEARS);
    }

    private static double read(double[][] columns, int column, int row) {
        return columns[column] == null ? Double.NaN : columns[column][row];
    }

    private void write(double[][] columns, int column, int row, double value) {
        if (columns[column] == null) {
            columns[column] = new double[rows];
            Arrays.fill(columns[column], Double.NaN);
        }
        columns[column][row] = value;
    }
}
