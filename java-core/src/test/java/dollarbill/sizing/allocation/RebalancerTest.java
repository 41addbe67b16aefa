package dollarbill.sizing.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.sizing.allocation.Rebalance.Way;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RebalancerTest {
    private static final Symbol A = Symbol.of("A");
    private static final Symbol B = Symbol.of("B");
    private static final Symbol C = Symbol.of("C");
    private static final Map<Symbol, Double> PRICES = Map.of(A, 10.0, B, 50.0, C, 4.0);

    /** 30 A for 10 A and 4 B: 200 $ less 1 $ of costs come in, 4 B take 200 $ and 1 $ of it and of the 50 $ at hand. */
    @Test
    void worksByHand() {
        Rebalance plan = Rebalancer.plan(
                Map.of(A, 30.0), targets(A, 10.0, B, 4.0), PRICES, 50.0, new ShareCosts(0.0, 0.005), 10.0, 1.0);
        assertThat(plan.orders()).extracting(Rebalance.Order::way).containsExactly(Way.SELL, Way.BUY);
        assertThat(plan.orders().getFirst().units()).isEqualTo(20.0);
        assertThat(plan.orders().getLast().units()).isEqualTo(4.0);
        assertThat(plan.costs()).isCloseTo(2.0, within(1e-12));
        assertThat(plan.turnover()).isCloseTo(400.0, within(1e-12));
        assertThat(plan.cashAfter()).isCloseTo(48.0, within(1e-12));
    }

    @Test
    void smallDifferencesStay() {
        Rebalance plan = Rebalancer.plan(
                Map.of(A, 10.0, C, 10.0), targets(A, 10.5, C, 8.0), PRICES, 100.0, ShareCosts.NONE, 10.0, 0.1);
        assertThat(plan.orders()).isEmpty();
        assertThat(plan.kept()).extracting(Rebalance.Kept::reason)
                .containsExactlyInAnyOrder(Reason.SIZE_BELOW_MINIMUM, Reason.SIZE_BELOW_MINIMUM);
        assertThat(plan.kept()).extracting(Rebalance.Kept::units).containsExactlyInAnyOrder(0.5, -2.0);
    }

    /** Costs leave cash for one lot less. */
    @Test
    void purchasesEndWithTheCash() {
        Map<Symbol, Double> targets = targets(B, 2.0);
        Rebalance free = Rebalancer.plan(Map.of(), targets, PRICES, 100.0, ShareCosts.NONE, 10.0, 1.0);
        assertThat(free.orders().getFirst().units()).isEqualTo(2.0);
        Rebalance dear = Rebalancer.plan(Map.of(), targets, PRICES, 100.0, new ShareCosts(0.01, 0.0), 10.0, 1.0);
        assertThat(dear.orders().getFirst().units()).isEqualTo(1.0);
        Rebalance broke = Rebalancer.plan(Map.of(), targets, PRICES, 40.0, ShareCosts.NONE, 10.0, 1.0);
        assertThat(broke.kept().getFirst().reason()).isEqualTo(Reason.SIZE_BELOW_ONE_LOT);
    }

    @Property(tries = 200, seed = "20260101")
    void cashNeverGoesBelowZeroAndCostsNeverHelp(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.0, max = 500.0) double cash,
            @ForAll @DoubleRange(min = 0.0, max = 0.02) double cost) {
        Random random = new Random(seed);
        Map<Symbol, Double> held = targets(A, random.nextInt(50), B, random.nextInt(20), C, random.nextInt(80));
        Map<Symbol, Double> wanted = targets(C, random.nextInt(80), A, random.nextInt(50), B, random.nextInt(20));
        Rebalance once = Rebalancer.plan(held, wanted, PRICES, cash, new ShareCosts(0.0, cost), 10.0, 1.0);
        Rebalance twice = Rebalancer.plan(held, wanted, PRICES, cash, new ShareCosts(0.0, 2 * cost), 10.0, 1.0);
        assertThat(once.cashAfter()).isNotNegative();
        assertThat(worth(held, once)).isCloseTo(worth(held, null) + cash - once.costs(), within(1e-9));
        assertThat(worth(held, twice)).isLessThanOrEqualTo(worth(held, once) + 1e-9);
    }

    @Test
    void namesArgumentValueAndDomain() {
        assertThatThrownBy(() -> Rebalancer.plan(
                Map.of(Symbol.of("X"), 1.0), Map.of(), PRICES, 0.0, ShareCosts.NONE, 10.0, 1.0))
                .hasMessageContaining("price of X");
        assertThatThrownBy(() -> Rebalancer.plan(
                Map.of(A, -1.0), Map.of(), PRICES, 0.0, ShareCosts.NONE, 10.0, 1.0))
                .hasMessageContaining("units of A -1.0");
        assertThatThrownBy(() -> new ShareCosts(0, 1)).hasMessageContaining("ofAmount 1.0");
    }

    private static double worth(Map<Symbol, Double> held, @org.jspecify.annotations.Nullable Rebalance plan) {
        double worth = held.entrySet()
                .stream()
                .mapToDouble(e -> e.getValue() * PRICES.getOrDefault(e.getKey(), 0.0))
                .sum();
        if (plan == null) {
            return worth;
        }
        for (Rebalance.Order o : plan.orders()) {
            worth += o.way() == Way.BUY ? o.amount() : -o.amount();
        }
        return worth + plan.cashAfter();
    }

    private static Map<Symbol, Double> targets(Object... pairs) {
        Map<Symbol, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((Symbol) pairs[i], ((Number) pairs[i + 1]).doubleValue());
        }
        return map;
    }
}
