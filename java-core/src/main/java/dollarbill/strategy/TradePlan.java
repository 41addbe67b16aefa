package dollarbill.strategy;

import dollarbill.market.Reason;
import dollarbill.sizing.KellyRecord;
import dollarbill.surface.Caution;
import java.util.List;
import java.util.Optional;

/** A strategy on a chain: a position, or why there is none. */
public sealed interface TradePlan {
    /**
     * A position to open.
     *
     * @param figures  what one unit can win and lose
     * @param contracts  units of the structure
     * @param maxLoss  most that all contracts can lose with commissions, in dollars
     * @param boundBy  what kept it from being larger
     * @param sizing  how the size came about; its largest share in one position is the smaller of that of the portfolio and the
     *     loss budget
     * @param cautions  what to know before trading it
     */
    record Planned(
            PlanFigures figures,
            long contracts,
            double maxLoss,
            SizeCap boundBy,
            KellyRecord sizing,
            List<Caution> cautions)
            implements
                TradePlan {
        public Planned {
            cautions = List.copyOf(cautions);
        }
    }

    /**
     * No position.
     *
     * @param reason  why
     * @param detail  the reason with its numbers
     * @param figures  the structure as far as there is one
     * @param cap  what left no contract; absent where it did not come to a size
     */
    record Refused(Reason reason, String detail, Optional<PlanFigures> figures, Optional<SizeCap> cap)
            implements
                TradePlan {
        static Refused before(Reason reason, String detail) {
            return new Refused(reason, detail, Optional.empty(), Optional.empty());
        }
    }
}
