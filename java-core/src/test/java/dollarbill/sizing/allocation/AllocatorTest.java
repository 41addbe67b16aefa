package dollarbill.sizing.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.allocation.Allocation.LeftOut;
import dollarbill.sizing.allocation.Allocation.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AllocatorTest {
    private static final AllocationRules RULES = new AllocationRules(10_000, 0.5, 0.2, 10, 10, 1, 1, 0.0, 252);

    private static Candidate candidate(String symbol, double price, double mean, double deviation, double score) {
        Random random = new Random(symbol.hashCode());
        double[] returns = random.doubles(500, -1.7320508 * deviation, 1.7320508 * deviation)
                .map(r -> r + mean)
                .toArray();
        return new Candidate(Symbol.of(symbol), price, mean > 0 ? 0.05 : -0.05, 0.5, score, returns);
    }

    private static Allocation allocate(List<Candidate> candidates, AllocationRules rules) {
        return Allocator.allocate(candidates, rules, JointModel.SCENARIOS);
    }

    /** Small daily returns: the two joint laws ask for nearly the same. */
    @Test
    void bothJointLawsAgreeOnSmallReturns() {
        AllocationRules free = new AllocationRules(1e6, 0.5, 1.0, 10, 10, 1, 1, 0.0, 252);
        List<Candidate> candidates = List.of(
                candidate("A", 1, 0.00004, 0.01, 0.5), candidate("B", 1, 0.00003, 0.01, 0.5));
        List<Position> exact = Allocator.allocate(candidates, free, JointModel.SCENARIOS).positions();
        List<Position> normal = Allocator.allocate(candidates, free, JointModel.COVARIANCE).positions();
        assertThat(exact).hasSameSizeAs(normal).isNotEmpty();
        for (int i = 0; i < exact.size(); i++) {
            assertThat(exact.get(i).target()).isCloseTo(normal.get(i).target(), within(0.01));
        }
    }

    @Test
    void capsBindAndLotsRoundDown() {
        Allocation made = allocate(
                List.of(candidate("A", 30, 0.002, 0.01, 0.5), candidate("B", 700, 0.002, 0.01, 0.6)), RULES);
        assertThat(made.positions()).extracting(p -> p.symbol().value()).containsExactly("A", "B");
        Position a = made.positions().getFirst();
        assertThat(a.units()).isEqualTo(66);
        assertThat(a.target()).isCloseTo(0.2, within(1e-9));
        assertThat(a.boundBy()).contains(CapName.POSITION_SHARE);
        assertThat(made.positions().getLast().units()).isEqualTo(2);
        assertThat(made.allocated()).isEqualTo(66 * 30 + 2 * 700);
        assertThat(made.cash()).isEqualTo(10_000 - made.allocated());
        assertThat(made.outlook().largestShare()).isCloseTo(1980.0 / 3380, within(1e-12));
        assertThat(made.outlook().effectivePositions()).isCloseTo(3380.0 * 3380 / (1980.0 * 1980 + 1400.0 * 1400),
                within(1e-9));
        assertThat(made.gap()).isLessThan(1e-12);
    }

    @Test
    void saysWhyACandidateIsLeftOut() {
        AllocationRules two = new AllocationRules(10_000, 0.5, 0.2, 10, 2, 1, 1, 0.0, 252);
        Allocation made = allocate(List.of(
                candidate("GOOD", 30, 0.002, 0.01, 0.5), candidate("ALSO", 40, 0.002, 0.01, 0.6),
                candidate("THIRD", 30, 0.002, 0.01, 0.1), candidate("DEAR", 2500, 0.002, 0.01, 0.9),
                candidate("LOSES", 30, -0.002, 0.01, 0.9)), two);
        assertThat(made.leftOut()).extracting(LeftOut::reason)
                .containsExactlyInAnyOrder(
                        Reason.SIZE_POSITION_LIMIT, Reason.SIZE_BELOW_ONE_LOT, Reason.KELLY_NO_EDGE);
        assertThat(made.positions()).hasSize(2);
    }

    /** A weight that cannot be traded goes to those that can. */
    @Test
    void whatCannotBeTradedIsSolvedAnew() {
        AllocationRules rich = new AllocationRules(1_000, 0.5, 1.0, 300, 10, 1, 1, 0.0, 252);
        Allocation made = allocate(List.of(
                candidate("A", 10, 0.002, 0.01, 0.5), candidate("B", 10, 0.0019, 0.02, 0.5),
                candidate("C", 10, 0.0018, 0.02, 0.5)), rich);
        assertThat(made.leftOut()).allMatch(l -> l.reason() == Reason.SIZE_BELOW_MINIMUM).isNotEmpty();
        assertThat(made.allocated()).isGreaterThan(950);
    }

    @Test
    void nothingToHoldIsAllCash() {
        Allocation made = allocate(List.of(candidate("LOSES", 30, -0.002, 0.01, 0.9)), RULES);
        assertThat(made.positions()).isEmpty();
        assertThat(made.cash()).isEqualTo(10_000);
        assertThat(made.outlook().sharpe()).isEmpty();
        assertThat(allocate(List.of(), RULES).positions()).isEmpty();
    }

    /** The figures of one position against the moments of its own returns. */
    @Test
    void theOutlookIsThatOfTheMix() {
        Candidate one = candidate("A", 1, 0.001, 0.01, 0.5);
        AllocationRules rules = new AllocationRules(1_000, 0.5, 0.2, 10, 10, 1, 1, 0.0001, 252);
        Allocation made = allocate(List.of(one), rules);
        double share = made.positions().getFirst().share();
        double mean = java.util.Arrays.stream(one.returns()).average().orElseThrow();
        double squares = java.util.Arrays.stream(one.returns()).map(r -> (r - mean) * (r - mean)).sum() / 499;
        assertThat(made.outlook().volatility()).isCloseTo(share * Math.sqrt(squares * 252), within(1e-12));
        assertThat(made.outlook().expectedReturn())
                .isCloseTo(252 * (0.0001 + share * 0.5 * (mean - 0.0001)), within(1e-9));
    }

    @Property(tries = 60, seed = "20260101")
    void staysWithinEveryLimit(
            @ForAll @IntRange(min = 1, max = 8) int assets,
            @ForAll long seed,
            @ForAll @DoubleRange(min = 100, max = 100_000) double value,
            @ForAll @DoubleRange(min = 0.05, max = 1.0) double most,
            @ForAll @DoubleRange(min = 0.2, max = 1.5) double budget) {
        Random random = new Random(seed);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < assets; i++) {
            double shift = 0.002 * random.nextDouble() - 0.0005;
            double[] returns = random.doubles(60, -0.03, 0.03).map(r -> r + shift).toArray();
            candidates.add(new Candidate(Symbol.of("S" + i), 1 + 200 * random.nextDouble(), 0.1, random.nextDouble(),
                    random.nextDouble(), returns));
        }
        AllocationRules rules = new AllocationRules(value, 0.5, most, 10, 5, budget, 1, 0.0001, 252);
        Allocation made = allocate(candidates, rules);
        assertThat(made.positions()).hasSizeLessThanOrEqualTo(5);
        assertThat(made.allocated()).isLessThanOrEqualTo(budget * value * (1 + 1e-9));
        for (Position p : made.positions()) {
            assertThat(p.units()).isEqualTo(Math.rint(p.units())).isPositive();
            assertThat(p.amount()).isBetween(10.0 * (1 - 1e-9), most * value * (1 + 1e-9));
        }
        assertThat(made.positions().size() + made.leftOut().size()).isEqualTo(assets);
        assertThat(made.allocated() + made.cash()).isCloseTo(value, within(1e-6));
    }

    @Test
    void namesArgumentValueAndDomain() {
        Candidate a = candidate("A", 1, 0.001, 0.01, 0.5);
        Candidate short1 = new Candidate(Symbol.of("B"), 1, 0.1, 1, 1, new double[10]);
        assertThatThrownBy(() -> allocate(List.of(a, short1), RULES)).hasMessageContaining("B has 10");
        assertThatThrownBy(() -> new AllocationRules(0, 0.5, 0.2, 10, 2, 1, 1, 0, 252))
                .hasMessageContaining("value 0.0");
        assertThatThrownBy(() -> new Candidate(Symbol.of("B"), 0, 0.1, 1, 1, new double[10]))
                .hasMessageContaining("price 0.0");
    }
}
