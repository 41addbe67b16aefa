package dollarbill.app.sizing;

import dollarbill.market.Symbol;
import dollarbill.sizing.allocation.JointModel;
import dollarbill.sizing.allocation.ShareCosts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a portfolio is asked for.
 *
 * @param symbols  candidates; the enabled ones of the configuration where empty
 * @param money  what is put in place of the configured money
 * @param lookback  daily returns looked at, 20 to 100,000; absent where the configuration decides
 * @param upTo  last day looked at; absent for the newest
 * @param lot  least units that can be traded, positive
 * @param leverage  largest sum of all positions as a share of the value, above 0 to 10; 1 borrows nothing
 * @param orderCost  cost of an order as a share of its amount; the commission a share is the configured one
 * @param under  what stands for the joint law of the candidates
 * @param holdings  what is held now; absent for a portfolio from cash
 */
public record PortfolioQuestion(
        List<Symbol> symbols,
        KellyQuestion.Money money,
        OptionalInt lookback,
        Optional<LocalDate> upTo,
        double lot,
        double leverage,
        double orderCost,
        JointModel under,
        Optional<Holdings> holdings) {
    /** The configured question. */
    public static final PortfolioQuestion CONFIGURED = new PortfolioQuestion(List.of(), KellyQuestion.Money.CONFIGURED,
            OptionalInt.empty(), Optional.empty(), 1.0, 1.0, 0.0,
            JointModel.SCENARIOS, Optional.empty());

    public PortfolioQuestion {
        symbols = List.copyOf(symbols);
        lookback.ifPresent(n -> require(n >= 20 && n <= KellyQuestion.Past.MOST_RETURNS, "lookback", n,
                "20 to " + KellyQuestion.Past.MOST_RETURNS));
        require(lot >= 1e-9 && lot <= 1e9, "lot", lot, "1e-9 to 1e9");
        require(leverage > 0.0 && leverage <= 10.0, "leverage", leverage, "above 0 to 10");
        require(orderCost >= 0.0 && orderCost < 1.0, "order_cost", orderCost, "0 to below 1");
        if (holdings.isPresent() && money.value().isPresent()) {
            throw new IllegalArgumentException("value cannot stand beside holdings, which have their own");
        }
    }

    /** Returns the question with other money. */
    public PortfolioQuestion withMoney(KellyQuestion.Money other) {
        return new PortfolioQuestion(symbols, other, lookback, upTo, lot, leverage, orderCost, under,
                holdings);
    }

    /** Returns the question for other candidates. */
    public PortfolioQuestion withSymbols(List<Symbol> others) {
        return new PortfolioQuestion(others, money, lookback, upTo, lot, leverage, orderCost, under,
                holdings);
    }

    /** Returns the question over other days. */
    public PortfolioQuestion withDays(OptionalInt other, Optional<LocalDate> last) {
        return new PortfolioQuestion(symbols, money, other, last, lot, leverage, orderCost, under,
                holdings);
    }

    /** Returns the question under other rules of trading and another joint law. */
    public PortfolioQuestion withTrading(
            double otherLot, double otherLeverage, double otherCost, JointModel otherModel) {
        return new PortfolioQuestion(symbols, money, lookback, upTo, otherLot, otherLeverage, otherCost,
                otherModel, holdings);
    }

    /** Returns the costs of trading with a commission a unit. */
    ShareCosts costs(double commissionPerUnit) {
        return new ShareCosts(commissionPerUnit, orderCost);
    }

    private static void require(boolean holds, String name, double value, String domain) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed: " + domain);
        }
    }
}
