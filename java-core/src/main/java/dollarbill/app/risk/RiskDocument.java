package dollarbill.app.risk;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dollarbill.market.Reason;
import dollarbill.risk.GuardLimit;
import dollarbill.risk.Remark;
import dollarbill.risk.scenario.SmileRule;
import dollarbill.risk.var.BacktestMethod;
import dollarbill.risk.var.CoverageBacktest.Verdict;
import dollarbill.risk.var.Interval.Basis;
import dollarbill.risk.var.VarMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The document about the risk of a book.
 *
 * @param schema  version of this form
 * @param asOf  day of the newest price
 * @param synthetic  whether the market is simulated
 * @param notice  what to say of a simulated market
 * @param smileRule  how smiles follow the spot
 * @param account  money behind the book
 * @param total  value and Greeks of the book
 * @param gain  dollars gained since the positions were opened
 * @param remarks  the Greeks in words
 * @param limitBreaches  limits of the guard that the book breaks
 * @param positions  those that have a value
 * @param unvalued  those that have none
 * @param underlyings  by symbol
 * @param concentration  how much hangs on few underlyings
 * @param hedges  by symbol
 * @param grid  profit or loss over moves of all spots and volatilities and days that pass
 * @param stresses  moves of the market that have happened
 * @param change  what the positions gained since an earlier day; absent unless asked for
 * @param valueAtRisk  absent without history
 * @param noValueAtRisk  why it is absent
 * @param backtests  how value at risk of this book would have done day by day; empty where the history is too short
 * @param cautions  what to know before trusting it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RiskDocument(
        int schema,
        String asOf,
        boolean synthetic,
        @Nullable String notice,
        SmileRule smileRule,
        Money account,
        Greeks total,
        double gain,
        List<Word> remarks,
        List<Breach> limitBreaches,
        List<PositionLine> positions,
        List<Missing> unvalued,
        List<UnderlyingLine> underlyings,
        Concentration concentration,
        List<HedgeLine> hedges,
        Grid grid,
        List<StressLine> stresses,
        @Nullable Change change,
        @Nullable Tail valueAtRisk,
        @Nullable Why noValueAtRisk,
        List<BacktestLine> backtests,
        List<Why> cautions) {
    /** Version of this form. */
    static final int SCHEMA = 1;

    /**
     * Money behind a book.
     *
     * @param equity  dollars
     * @param drawdown  loss from the peak as a share of it
     * @param lossToday  loss since the opening as a share of the equity then
     * @param told  whether the book tells it; otherwise it is the configured portfolio value
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Money(double equity, double drawdown, double lossToday, boolean told) {}

    /**
     * Value and Greeks in dollars of all shares.
     *
     * @param value  dollars
     * @param delta  shares
     * @param gamma  shares per dollar
     * @param vega  dollars per vol point
     * @param theta  dollars per calendar day
     * @param rho  dollars per percentage point of rate
     * @param vanna  shares per vol point
     * @param volga  dollars per squared vol point
     * @param cashDelta  delta times spot
     * @param cashGamma  dollars of cash delta per 1 % of spot
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Greeks(
            double value,
            double delta,
            double gamma,
            double vega,
            double theta,
            double rho,
            double vanna,
            double volga,
            double cashDelta,
            double cashGamma) {}

    /** A sentence about the book. */
    public record Word(Remark.Code code, double value, String text) {}

    /** A limit that the book breaks. */
    public record Breach(GuardLimit limit, double value, double allowed) {}

    /** A reason with what it is about. */
    public record Why(Reason reason, String detail) {}

    /** A position without a value. */
    public record Missing(String id, Reason reason, String detail) {}

    /**
     * One position.
     *
     * @param id  its name
     * @param symbol  underlying
     * @param quantity  contracts or shares
     * @param shares  shares behind it
     * @param entryPrice  dollars a share
     * @param price  dollars a share
     * @param volatility  of the smile; absent for shares
     * @param gain  dollars since it was opened
     * @param greeks  of all its shares
     * @param cautions  what to know of its volatility
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record PositionLine(
            String id,
            String symbol,
            double quantity,
            double shares,
            double entryPrice,
            double price,
            @Nullable Double volatility,
            double gain,
            Greeks greeks,
            List<Reason> cautions) {}

    /**
     * One underlying.
     *
     * @param symbol  its ticker
     * @param spot  dollars
     * @param beta  to SPY; absent where not known, then stresses take one
     * @param volatilityIndex  that stands for its volatility; absent where none does
     * @param greeks  of its positions
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record UnderlyingLine(
            String symbol,
            double spot,
            @Nullable Double beta,
            @Nullable String volatilityIndex,
            Greeks greeks) {}

    /**
     * How much hangs on few underlyings.
     *
     * @param index  Herfindahl-Hirschman index of the absolute cash deltas; absent without delta
     * @param alike  number of alike underlyings of that index
     * @param weights  by symbol
     * @param diversificationScore  1 less the book's expected shortfall over the sum of its parts'; absent without history
     * @param shortfalls  expected shortfall of each underlying alone
     * @param level  of the shortfalls; absent without history
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Concentration(
            @Nullable Double index,
            @Nullable Double alike,
            Map<String, Double> weights,
            @Nullable Double diversificationScore,
            Map<String, Double> shortfalls,
            @Nullable Double level) {}

    /**
     * Hedge of one underlying.
     *
     * @param symbol  its ticker
     * @param delta  shares
     * @param deltaHedge  whole shares to trade
     * @param minimumVariance  shares to trade; absent without history
     * @param varianceLeft  share of the variance that it leaves
     * @param breakEvenMove  relative daily move at which gamma pays theta, or costs what theta earns
     * @param realisedVolatility  a year
     * @param scalpingPerDay  dollars a trading day hedged at the realised volatility
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record HedgeLine(
            String symbol,
            double delta,
            double deltaHedge,
            @Nullable Double minimumVariance,
            @Nullable Double varianceLeft,
            @Nullable Double breakEvenMove,
            @Nullable Double realisedVolatility,
            @Nullable Double scalpingPerDay) {}

    /**
     * Profit or loss over moves.
     *
     * @param spots  moves of all spots
     * @param volatilities  changes of 30-day volatility
     * @param days  calendar days
     * @param pnl  dollars by days, volatility, spot
     */
    public record Grid(
            List<Double> spots, List<Double> volatilities, List<Double> days, List<List<List<Double>>> pnl) {}

    /**
     * A move of the market that has happened.
     *
     * @param name  its name
     * @param from  first close
     * @param to  last close
     * @param text  what it is
     * @param indexReturn  of SPY, as a fraction
     * @param volatilityChange  of the VIX, as a fraction
     * @param rateShift  of the 10-year yield, as a fraction a year
     * @param pnl  dollars
     * @param explained  split by Greek
     * @param bySymbol  dollars by underlying
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record StressLine(
            String name,
            String from,
            String to,
            String text,
            double indexReturn,
            double volatilityChange,
            double rateShift,
            double pnl,
            Split explained,
            Map<String, Double> bySymbol) {}

    /**
     * What the positions gained between two closes.
     *
     * @param from  earlier day
     * @param to  later day
     * @param positions  those that have a value on both
     * @param pnl  dollars
     * @param explained  split by Greek
     */
    public record Change(String from, String to, int positions, double pnl, Split explained) {}

    /** A profit or loss by Greek, dollars. */
    public record Split(
            double delta,
            double gamma,
            double vega,
            double theta,
            double rho,
            double vanna,
            double volga,
            double residual) {}

    /**
     * Value at risk over one trading day.
     *
     * @param first  first past day
     * @param last  last past day
     * @param days  past days
     * @param factors  series that move the book
     * @param estimates  by level and method
     */
    public record Tail(String first, String last, int days, List<String> factors, List<Estimate> estimates) {}

    /**
     * One method at one level; figures are absent where there is a reason.
     *
     * @param method  how found
     * @param level  such as 0.95
     * @param valueAtRisk  dollars
     * @param low  lower end of its 95 % interval
     * @param high  upper end; absent where the days are too few to tell
     * @param basis  how the interval is found
     * @param expectedShortfall  dollars
     * @param shortfallLow  lower end of its 95 % interval
     * @param shortfallHigh  upper end
     * @param shortfallBasis  how that interval is found
     * @param outcomes  days or draws behind it
     * @param reason  why there are no figures
     * @param detail  in numbers
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Estimate(
            VarMethod method,
            double level,
            @Nullable Double valueAtRisk,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Basis basis,
            @Nullable Double expectedShortfall,
            @Nullable Double shortfallLow,
            @Nullable Double shortfallHigh,
            @Nullable Basis shortfallBasis,
            @Nullable Integer outcomes,
            @Nullable Reason reason,
            @Nullable String detail) {}

    /**
     * How value at risk would have done.
     *
     * @param method  how foreseen
     * @param level  such as 0.95
     * @param window  days behind each forecast
     * @param first  first day foreseen
     * @param last  last day foreseen
     * @param days  days foreseen
     * @param exceptions  days that lost more
     * @param expected  on average
     * @param least  fewest that Kupiec's test does not reject
     * @param most  most that it does not reject
     * @param kupiec  its ratio
     * @param kupiecP  its p-value
     * @param independence  Christoffersen's ratio
     * @param independenceP  its p-value
     * @param conditionalP  p-value of both together
     * @param verdict  what they say
     * @param why  in words
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record BacktestLine(
            BacktestMethod method,
            double level,
            int window,
            String first,
            String last,
            int days,
            int exceptions,
            double expected,
            int least,
            int most,
            double kupiec,
            double kupiecP,
            double independence,
            double independenceP,
            double conditionalP,
            Verdict verdict,
            String why) {}
}
