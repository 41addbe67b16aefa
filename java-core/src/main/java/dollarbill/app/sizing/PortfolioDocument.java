package dollarbill.app.sizing;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dollarbill.market.Reason;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.allocation.JointModel;
import dollarbill.sizing.allocation.Rebalance.Way;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio: what was looked at, what is held in it, what to expect of it and the orders that lead there.
 *
 * @param schema  version of this form
 * @param asOf  newest day looked at
 * @param synthetic  whether prices are simulated
 * @param returns  daily returns looked at, the same days for all
 * @param limits  what the portfolio allows
 * @param assets  candidates, best score first
 * @param positions  positions, largest first
 * @param leftOut  candidates without a position
 * @param summary  the whole
 * @param rebalancing  orders from what is held, absent where nothing is said of that
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PortfolioDocument(
        int schema,
        String asOf,
        boolean synthetic,
        int returns,
        Limits limits,
        List<AssetReport> assets,
        List<Position> positions,
        List<LeftOut> leftOut,
        Summary summary,
        @Nullable Rebalancing rebalancing) {
    /** Version of this form. */
    static final int SCHEMA = 1;

    /**
     * What the portfolio allows.
     *
     * @param portfolioValue  its value, USD
     * @param kellyFraction  share of the Kelly stake taken
     * @param maxPositionShare  largest share in one position
     * @param minAllocation  least dollars worth a position or an order
     * @param maxPositions  most positions
     * @param leverage  largest sum of all shares
     * @param lot  least units that can be traded
     * @param riskFreeRate  a year, effective
     * @param under  what stands for the joint law of the candidates
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Limits(
            double portfolioValue,
            double kellyFraction,
            double maxPositionShare,
            double minAllocation,
            int maxPositions,
            double leverage,
            double lot,
            double riskFreeRate,
            JointModel under) {}

    /**
     * One position.
     *
     * @param symbol  what is held
     * @param price  USD a unit
     * @param units  units held
     * @param amount  USD in it
     * @param share  share of the value
     * @param target  share the joint Kelly solution asked for
     * @param boundBy  what kept it from being larger, absent where more would grow more slowly
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Position(
            String symbol, double price, double units, double amount, double share, double target,
            @Nullable CapName boundBy) {}

    /**
     * A candidate without a position.
     *
     * @param symbol  its ticker
     * @param reason  why
     * @param detail  the reason with its numbers
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record LeftOut(String symbol, Reason reason, String detail) {}

    /**
     * The whole.
     *
     * @param allocated  USD in positions
     * @param cash  USD left
     * @param allocatedShare  share of the value in positions
     * @param positions  number of positions
     * @param expectedReturn  a year, means shrunk by confidence, cash at the risk-free rate
     * @param volatility  a year
     * @param sharpe  absent where nothing varies
     * @param maxDrawdownEstimate  deepest fall of these weights over the days looked at
     * @param largestShare  largest position as a share of all
     * @param effectivePositions  one over the sum of squared shares of all positions
     * @param growthGap  how much growth a day the joint solution can at most fall short of the best
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Summary(
            double allocated,
            double cash,
            double allocatedShare,
            int positions,
            double expectedReturn,
            double volatility,
            @Nullable Double sharpe,
            double maxDrawdownEstimate,
            double largestShare,
            double effectivePositions,
            double growthGap) {}

    /**
     * Orders from what is held.
     *
     * @param orders  sales first
     * @param kept  differences that are not traded
     * @param cashBefore  USD before
     * @param cashAfter  USD after orders and costs
     * @param costs  USD paid for trading
     * @param turnover  USD bought and sold
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Rebalancing(
            List<Order> orders, List<Kept> kept, double cashBefore, double cashAfter, double costs,
            double turnover) {}

    /**
     * One order.
     *
     * @param symbol  what is traded
     * @param side  bought or sold
     * @param units  units traded
     * @param price  USD a unit
     * @param amount  units times price
     * @param cost  USD paid for trading
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Order(String symbol, Way side, double units, double price, double amount, double cost) {}

    /**
     * A difference that is not traded.
     *
     * @param symbol  what is held
     * @param units  units off the target, negative where too much is held
     * @param reason  why
     * @param detail  the reason with its numbers
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Kept(String symbol, double units, Reason reason, String detail) {}
}
