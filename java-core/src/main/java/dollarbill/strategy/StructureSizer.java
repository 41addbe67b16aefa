package dollarbill.strategy;

import dollarbill.signal.SizingContext;
import dollarbill.sizing.KellyRecord;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.PositionSizer;
import dollarbill.sizing.Sizing;
import dollarbill.sizing.SizingLimits;
import dollarbill.sizing.SizingRequest;
import dollarbill.sizing.WinProbability;
import dollarbill.sizing.growth.PayoffLaw;
import java.util.Optional;

/**
 * Number of contracts of a structure: the most that the stake of largest growth, the loss budget and the limits of the portfolio all
 * allow.
 *
 * <p>What a contract ties up is the most it can lose, so the loss budget is a limit on the share of the portfolio in one position.
 */
final class StructureSizer {
    private final SizingContext book;
    private final double budget;

    /**
     * Creates a sizer.
     *
     * @param book  the portfolio
     * @param budget  largest loss as a share of the portfolio, above 0
     */
    StructureSizer(SizingContext book, double budget) {
        this.book = book;
        this.budget = budget;
    }

    /**
     * Returns the size of a structure.
     *
     * @param odds  by the view, after commissions, per share
     * @param payoffs  law of the same profit, of one dollar of the most that it can lose
     * @param maxLoss  most that it can lose, after commissions, per share
     */
    Sizing size(PlanFigures.Odds odds, PayoffLaw payoffs, double maxLoss) {
        SizingLimits limits = book.limits();
        SizingRequest request = new SizingRequest(
                WinProbability.unmeasured(odds.probability()),
                odds.netOdds(),
                odds.lossGivenLoss() * limits.multiplier(),
                maxLoss * limits.multiplier(),
                book.cashLeft(),
                book.openPositions());
        return PositionSizer.size(
                request, payoffs, limits.withMaxPositionShare(Math.min(limits.maxPositionShare(), budget)));
    }

    /** Returns what left no contract; empty where it did not come to a size. */
    Optional<SizeCap> leftNone(Sizing.NotSized none) {
        return switch (none.reason()) {
            case KELLY_UNDEFINED, CONFIDENCE_BELOW_THRESHOLD -> Optional.empty();
            case SIZE_POSITION_LIMIT -> Optional.of(SizeCap.OPEN_POSITIONS);
            default -> Optional.of(boundBy(none.record()));
        };
    }

    /** Returns what kept the size from being larger. */
    SizeCap boundBy(KellyRecord record) {
        return switch (record.boundBy().orElse(CapName.WHOLE_CONTRACTS)) {
            case POSITION_SHARE -> budget <= book.limits().maxPositionShare()
                    ? SizeCap.LOSS_BUDGET
                    : SizeCap.POSITION_SHARE;
            case CASH -> SizeCap.CASH;
            case WHOLE_CONTRACTS -> SizeCap.KELLY_FRACTION;
            case GUARD -> SizeCap.GUARD;
        };
    }
}
