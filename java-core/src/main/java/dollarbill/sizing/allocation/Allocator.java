package dollarbill.sizing.allocation;

import dollarbill.market.Reason;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.allocation.Allocation.LeftOut;
import dollarbill.sizing.allocation.Allocation.Position;
import dollarbill.sizing.growth.JointOptimum;
import dollarbill.sizing.growth.PositionCaps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes a portfolio from candidates: those with an edge and an affordable lot, the best by score, their joint Kelly weights within
 * the caps, rounded down to whole lots.
 *
 * <p>Weights maximise growth under the joint law of the days looked at, each candidate's returns moved so that its mean over the
 * risk-free rate is its sample mean times its confidence. A weight too small to trade leaves and the rest are solved anew, smallest
 * first, so that no cash waits for what cannot be bought.
 */
public final class Allocator {
    private static final double AT_CAP = 1e-7;
    private static final double LOT_SLACK = 1e-9;

    private final AllocationRules rules;
    private final JointModel model;
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Allocator(AllocationRules rules, JointModel model) {
        this.rules = rules;
        this.model = model;
    }

    /**
     * Returns the portfolio.
     *
     * @param candidates  with returns of the same periods, each symbol once
     * @param rules  what the portfolio allows
     * @param model  what stands for their joint law
     * @throws IllegalArgumentException  if the returns differ in number or there are fewer than two
     */
    public static Allocation allocate(List<Candidate> candidates, AllocationRules rules, JointModel model) {
        int periods = candidates.isEmpty() ? 2 : candidates.getFirst().returns().length;
        for (Candidate candidate : candidates) {
            if (candidate.returns().length != periods || periods < 2) {
                throw new IllegalArgumentException(candidate.symbol() + " has " + candidate.returns().length
                        + " returns; allowed: as many as the others, at least 2");
            }
        }
        return new Allocator(rules, model).run(candidates);
    }

    private Allocation run(List<Candidate> candidates) {
        List<Candidate> chosen = best(candidates.stream().filter(this::enters).toList());
        while (true) {
            JointOptimum joint = weights(chosen);
            Optional<Candidate> tooSmall = smallestUntradable(chosen, joint);
            if (tooSmall.isEmpty()) {
                return allocation(chosen, joint);
            }
            chosen = chosen.stream().filter(c -> !c.equals(tooSmall.get())).toList();
        }
    }

    private boolean enters(Candidate c) {
        if (!(c.rawFraction() > 0.0)) {
            return leave(c, Reason.KELLY_NO_EDGE, String.format(Locale.ROOT, "Kelly fraction %.4f", c.rawFraction()));
        }
        double most = rules.maxShare() * rules.value();
        if (c.price() * rules.lot() > most * (1.0 + LOT_SLACK)) {
            return leave(c, Reason.SIZE_BELOW_ONE_LOT, String.format(Locale.ROOT,
                    "a lot of %.2f $ above %.2f $, the most in one position", c.price() * rules.lot(), most));
        }
        return most >= rules.minAllocation() || leave(c, Reason.SIZE_BELOW_MINIMUM, String.format(Locale.ROOT,
                "the most in one position, %.2f $, below %.2f $", most, rules.minAllocation()));
    }

    private List<Candidate> best(List<Candidate> all) {
        List<Candidate> ranked = all.stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::symbol))
                .toList();
        int kept = Math.min(ranked.size(), rules.maxPositions());
        for (int i = kept; i < ranked.size(); i++) {
            leave(ranked.get(i), Reason.SIZE_POSITION_LIMIT,
                    "place " + (i + 1) + " by score of " + rules.maxPositions());
        }
        return ranked.subList(0, kept);
    }

    private boolean leave(Candidate candidate, Reason reason, String detail) {
        leftOut.add(new LeftOut(candidate.symbol(), reason, detail));
        return false;
    }

    private JointOptimum weights(List<Candidate> chosen) {
        if (chosen.isEmpty()) {
            return new JointOptimum(new double[0], 0.0, 0.0, 0);
        }
        int periods = chosen.getFirst().returns().length;
        double[][] scenarios = new double[periods][chosen.size()];
        for (int i = 0; i < chosen.size(); i++) {
            double[] excess = believed(chosen.get(i));
            for (int s = 0; s < periods; s++) {
                scenarios[s][i] = excess[s];
            }
        }
        return model.weights(scenarios, rules.kellyFraction(),
                PositionCaps.equal(chosen.size(), rules.maxShare(), rules.budget()));
    }

    /** Returns over the risk-free rate, moved so that their mean is the sample's times the confidence where it is above zero. */
    private double[] believed(Candidate candidate) {
        double[] excess = candidate.returns();
        double mean = 0.0;
        for (int i = 0; i < excess.length; i++) {
            excess[i] = (excess[i] - rules.ratePerPeriod()) / (1.0 + rules.ratePerPeriod());
            mean += excess[i] / excess.length;
        }
        double moved = mean > 0.0 ? (candidate.confidence() - 1.0) * mean : 0.0;
        for (int i = 0; i < excess.length; i++) {
            excess[i] += moved;
        }
        return excess;
    }

    private Optional<Candidate> smallestUntradable(List<Candidate> chosen, JointOptimum joint) {
        int smallest = -1;
        for (int i = 0; i < chosen.size(); i++) {
            if (!tradable(chosen.get(i), joint.weight(i))
                    && (smallest < 0 || joint.weight(i) < joint.weight(smallest))) {
                smallest = i;
            }
        }
        if (smallest < 0) {
            return Optional.empty();
        }
        Candidate gone = chosen.get(smallest);
        double dollars = joint.weight(smallest) * rules.value();
        boolean small = dollars < rules.minAllocation();
        leave(gone, small ? Reason.SIZE_BELOW_MINIMUM : Reason.SIZE_BELOW_ONE_LOT, String.format(Locale.ROOT,
                "%.2f $ asked for, %s %.2f $", dollars, small ? "least" : "a lot is",
                small ? rules.minAllocation() : gone.price() * rules.lot()));
        return Optional.of(gone);
    }

    private boolean tradable(Candidate candidate, double weight) {
        double lots = lots(candidate, weight);
        return lots >= 1.0 && lots * candidate.price() * rules.lot() >= rules.minAllocation() * (1.0 - LOT_SLACK);
    }

    private double lots(Candidate candidate, double weight) {
        return Math.floor(weight * rules.value() / (candidate.price() * rules.lot()) + LOT_SLACK);
    }

    private Allocation allocation(List<Candidate> chosen, JointOptimum joint) {
        List<Position> positions = new ArrayList<>();
        double allocated = 0.0;
        double asked = Arrays.stream(joint.weights()).sum();
        double[] shares = new double[chosen.size()];
        for (int i = 0; i < shares.length; i++) {
            Candidate c = chosen.get(i);
            double units = lots(c, joint.weight(i)) * rules.lot();
            double amount = units * c.price();
            shares[i] = amount / rules.value();
            allocated += amount;
            positions.add(new Position(c.symbol(), c.price(), units, amount, shares[i], joint.weight(i),
                    boundBy(joint.weight(i), asked, shares[i])));
        }
        Allocation.Outlook outlook = outlook(chosen, shares);
        positions.sort(Comparator.comparingDouble(Position::amount).reversed().thenComparing(Position::symbol));
        return new Allocation(positions, leftOut, allocated, rules.value() - allocated, joint.gap(), outlook);
    }

    private Optional<CapName> boundBy(double weight, double asked, double share) {
        if (weight >= rules.maxShare() - AT_CAP) {
            return Optional.of(CapName.POSITION_SHARE);
        }
        if (asked >= rules.budget() - AT_CAP) {
            return Optional.of(CapName.CASH);
        }
        return share < weight - AT_CAP ? Optional.of(CapName.WHOLE_CONTRACTS) : Optional.empty();
    }

    private Allocation.Outlook outlook(List<Candidate> chosen, double[] shares) {
        int periods = chosen.isEmpty() ? 0 : chosen.getFirst().returns().length;
        double[] path = new double[periods];
        double mean = 0.0;
        double squares = 0.0;
        double used = 0.0;
        for (int i = 0; i < shares.length; i++) {
            double[] returns = chosen.get(i).returns();
            double[] believed = believed(chosen.get(i));
            for (int s = 0; s < periods; s++) {
                path[s] += shares[i] * returns[s];
                mean += shares[i] * believed[s] / periods;
            }
            squares += shares[i] * shares[i];
            used += shares[i];
        }
        for (int s = 0; s < periods; s++) {
            path[s] += (1.0 - used) * rules.ratePerPeriod();
        }
        double rate = rules.ratePerPeriod();
        double volatility = deviation(path) * Math.sqrt(rules.periodsPerYear());
        double excess = mean * (1.0 + rate) * rules.periodsPerYear();
        return new Allocation.Outlook(
                rate * rules.periodsPerYear() + excess,
                volatility,
                volatility > 0.0 ? OptionalDouble.of(excess / volatility) : OptionalDouble.empty(),
                deepestFall(path),
                used > 0.0 ? Arrays.stream(shares).max().orElse(0.0) / used : 0.0,
                squares > 0.0 ? used * used / squares : 0.0);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0.0);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? 0.0 : Math.sqrt(squares / (values.length - 1));
    }

    private static double deepestFall(double[] returns) {
        double value = 1.0;
        double peak = 1.0;
        double depth = 0.0;
        for (double r : returns) {
            value *= 1.0 + r;
            peak = Math.max(peak, value);
            depth = Math.max(depth, 1.0 - value / peak);
        }
        return depth;
    }
}
