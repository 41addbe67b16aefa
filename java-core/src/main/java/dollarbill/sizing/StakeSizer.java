package dollarbill.sizing;

import dollarbill.market.Reason;
import dollarbill.sizing.KellyRecord.Cap;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.KellyRecord.Shrinkage;
import dollarbill.sizing.KellyRecord.ShrinkageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Sizes one stake: Kelly fraction, shrunk for what is not known, capped by what the portfolio allows, in whole lots where there are such. */
public final class StakeSizer {
    /** Part of a lot by which dollars may miss it through rounding. */
    private static final double LOT_SLACK = 1e-9;

    private StakeSizer() {}

    /** Returns the size of a stake and how it came about. */
    public static KellyStake size(StakeRequest request, SizingLimits limits) {
        List<Shrinkage> shrinkages = new ArrayList<>(request.evidence());
        shrinkages.add(new Shrinkage(
                ShrinkageName.KELLY_FRACTION, limits.kellyFraction(), "taken of the Kelly stake"));
        double shrunk = Math.max(request.rawFraction(), 0.0);
        for (Shrinkage factor : shrinkages) {
            shrunk *= factor.factor();
        }
        double committed = shrunk / request.averageLoss();
        List<Cap> caps = new ArrayList<>();
        caps.add(new Cap(CapName.POSITION_SHARE, limits.maxPositionShare(),
                "largest share of the portfolio in one position"));
        caps.add(new Cap(CapName.CASH, request.cashLeft() / limits.portfolioValue(),
                request.cashLeft() + " $ not yet allocated"));
        return new Draft(request, limits, shrinkages, shrunk, committed, caps).close();
    }

    private record Draft(
            StakeRequest request,
            SizingLimits limits,
            List<Shrinkage> shrinkages,
            double shrunk,
            double committed,
            List<Cap> caps) {
        private KellyStake close() {
            if (!(request.rawFraction() > 0.0)) {
                return none(Reason.KELLY_NO_EDGE, String.format(
                        Locale.ROOT, "Kelly fraction %.4f", request.rawFraction()));
            }
            if (request.openPositions() >= limits.maxPositions()) {
                return none(Reason.SIZE_POSITION_LIMIT,
                        request.openPositions() + " positions of " + limits.maxPositions());
            }
            Optional<Cap> tightest = caps.stream()
                    .filter(cap -> cap.limit() < committed)
                    .reduce((a, b) -> b.limit() < a.limit() ? b : a);
            double capped = tightest.map(Cap::limit).orElse(committed);
            double dollars = capped * limits.portfolioValue();
            Optional<CapName> bound = tightest.map(Cap::name);
            if (dollars < limits.minAllocation()) {
                return none(Reason.SIZE_BELOW_MINIMUM,
                        "allocation of " + dollars + " $ below " + limits.minAllocation() + " $");
            }
            return request.lotPrice().isPresent()
                    ? inLots(request.lotPrice().getAsDouble(), dollars, bound)
                    : record(bound, dollars, OptionalLong.empty(), Optional.empty(), "");
        }

        private KellyStake inLots(double price, double dollars, Optional<CapName> bound) {
            long lots = (long) Math.floor(dollars / price + LOT_SLACK);
            double allocation = lots * price;
            caps.add(new Cap(CapName.WHOLE_CONTRACTS, allocation / limits.portfolioValue(),
                    lots + " lots of " + price + " $"));
            if (lots == 0) {
                return record(Optional.of(CapName.WHOLE_CONTRACTS), 0.0, OptionalLong.of(0),
                        Optional.of(Reason.SIZE_BELOW_ONE_LOT),
                        "allocation of " + dollars + " $ below one lot of " + price + " $");
            }
            boolean rounded = bound.isEmpty() && allocation < dollars;
            return record(rounded ? Optional.of(CapName.WHOLE_CONTRACTS) : bound, allocation, OptionalLong.of(lots),
                    Optional.empty(), "");
        }

        private KellyStake none(Reason reason, String detail) {
            OptionalLong lots = request.lotPrice().isPresent() ? OptionalLong.of(0) : OptionalLong.empty();
            return record(Optional.empty(), 0.0, lots, Optional.of(reason), detail);
        }

        private KellyStake record(
                Optional<CapName> bound, double allocation, OptionalLong lots, Optional<Reason> reason, String detail) {
            return new KellyStake(request.rawFraction(), shrinkages, shrunk, committed, caps, bound,
                    allocation / limits.portfolioValue(), allocation, lots, reason, detail);
        }
    }
}
