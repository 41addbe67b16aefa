package dollarbill.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionQuote;
import dollarbill.structure.Extreme.Limited;
import dollarbill.structure.Extreme.Unlimited;
import dollarbill.structure.PiecewiseLinear.Interval;
import dollarbill.structure.PiecewiseLinear.Knot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bounds and break-even prices against the closed forms of J. Hull, Options, Futures, and Other Derivatives, chapter "Trading
 * strategies involving options", and payoffs of any legs against their sum.
 */
class OptionStructureTest {
    private static OptionStructure of(OptionLeg... legs) {
        return new OptionStructure(List.of(legs));
    }

    @Test
    void boughtCall() {
        OptionStructure call = of(Legs.call(1, 100, 3.25));
        assertThat(call.netDebit()).isEqualTo(3.25);
        assertThat(call.maximumProfit()).isEqualTo(new Unlimited());
        assertThat(call.maximumLoss()).isEqualTo(new Limited(3.25));
        assertThat(call.breakevens()).containsExactly(103.25);
    }

    @Test
    void soldCallLosesWithoutBoundAndSoldPutTheStrikeLessThePremium() {
        assertThat(of(Legs.call(-1, 100, 3)).maximumLoss()).isEqualTo(new Unlimited());
        assertThat(of(Legs.call(-1, 100, 3)).breakevens()).containsExactly(103.0);
        assertThat(of(Legs.put(-1, 100, 3)).maximumLoss()).isEqualTo(new Limited(97));
        assertThat(of(Legs.put(-1, 100, 3)).maximumProfit()).isEqualTo(new Limited(3));
    }

    @Test
    void bullCallSpread() {
        OptionStructure spread = of(Legs.call(1, 100, 4), Legs.call(-1, 110, 1));
        assertThat(spread.netDebit()).isEqualTo(3);
        assertThat(spread.maximumProfit()).isEqualTo(new Limited(7));
        assertThat(spread.maximumLoss()).isEqualTo(new Limited(3));
        assertThat(spread.breakevens()).containsExactly(103.0);
    }

    @Test
    void bullPutSpread() {
        OptionStructure spread = of(Legs.put(-1, 100, 4), Legs.put(1, 90, 1.5));
        assertThat(spread.netDebit()).isEqualTo(-2.5);
        assertThat(spread.maximumProfit()).isEqualTo(new Limited(2.5));
        assertThat(spread.maximumLoss()).isEqualTo(new Limited(7.5));
        assertThat(spread.breakevens()).containsExactly(97.5);
    }

    @Test
    void ironCondor() {
        OptionStructure condor = of(Legs.put(1, 85, 0.5), Legs.put(-1, 90, 1.5), Legs.call(-1, 110, 1.25),
                Legs.call(1, 120, 0.25));
        assertThat(condor.netDebit()).isEqualTo(-2);
        assertThat(condor.maximumProfit()).isEqualTo(new Limited(2));
        assertThat(condor.maximumLoss()).isEqualTo(new Limited(8));
        assertThat(condor.breakevens()).containsExactly(88.0, 112.0);
    }

    @Test
    void straddleWinsOnBothSides() {
        OptionStructure straddle = of(Legs.put(1, 100, 3), Legs.call(1, 100, 4));
        assertThat(straddle.breakevens()).containsExactly(93.0, 107.0);
        assertThat(straddle.maximumLoss()).isEqualTo(new Limited(7));
        assertThat(straddle.profit().positive()).containsExactly(new Interval(0, 93),
                new Interval(107, Double.POSITIVE_INFINITY));
    }

    @Test
    void certainProfitHasNoBreakeven() {
        OptionStructure free = of(Legs.call(1, 100, 1), Legs.call(-1, 110, 2));
        assertThat(free.breakevens()).isEmpty();
        assertThat(free.maximumLoss()).isEqualTo(new Limited(-1));
    }

    @Test
    void zeroOnAPieceIsNoProfit() {
        OptionStructure free = of(Legs.call(1, 100, 1), Legs.call(-1, 110, 1));
        assertThat(free.profit().positive()).containsExactly(new Interval(100, Double.POSITIVE_INFINITY));
        PiecewiseLinear touching = new PiecewiseLinear(
                List.of(new Knot(0, 1), new Knot(1, 0), new Knot(2, 1), new Knot(3, -1)), 0);
        assertThat(touching.positive()).containsExactly(new Interval(0, 1), new Interval(1, 2.5));
    }

    @ParameterizedTest
    @MethodSource
    void whatCancelsOnPaperIsNeitherWonNorLost(List<OptionLeg> riskReversal) {
        OptionStructure free = new OptionStructure(riskReversal);
        assertThat(free.netDebit()).isZero();
        assertThat(free.profit().zeros()).containsExactly(new Interval(200, 220));
        assertThat(free.profit().positive()).containsExactly(new Interval(220, Double.POSITIVE_INFINITY));
        assertThat(free.profit().negated().positive()).containsExactly(new Interval(0, 200));
        assertThat(free.breakevens()).containsExactly(220.0);
    }

    /** In binary fractions 0.3 - 0.1 - 0.2 is above zero and -0.1 - 0.2 + 0.3 below. */
    static List<List<OptionLeg>> whatCancelsOnPaperIsNeitherWonNorLost() {
        OptionLeg call = Legs.call(1, 220, 0.3);
        OptionLeg near = Legs.put(-1, 200, 0.1);
        OptionLeg far = Legs.put(-1, 195, 0.2);
        return List.of(List.of(call, near, far), List.of(near, far, call), List.of(far, call, near));
    }

    @Test
    void stretchesOfNothingJoinAndMayNotEnd() {
        OptionStructure bet = of(Legs.put(-1, 100, 5), Legs.put(1, 95, 0), Legs.call(1, 110, 0),
                Legs.call(-1, 110.5, 0));
        assertThat(bet.profit().plus(-5).zeros()).containsExactly(new Interval(100, 110));
        PiecewiseLinear flat = new PiecewiseLinear(
                List.of(new Knot(0, 1), new Knot(1, 0), new Knot(2, 0), new Knot(3, 0)), 0);
        assertThat(flat.zeros()).containsExactly(new Interval(1, Double.POSITIVE_INFINITY));
        assertThat(new PiecewiseLinear(List.of(new Knot(0, 0)), 1).zeros()).isEmpty();
    }

    /** Profit in cents at strikes quoted in cents, by whole numbers. */
    @Property(tries = 200, seed = "20260342")
    void profitIsExactToTheCent(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = -999, max = 999) Integer> legs) {
        List<OptionLeg> held = new ArrayList<>();
        long debit = 0;
        for (int i = 0; i < legs.size(); i++) {
            int quantity = legs.get(i) > 0 ? 2 : -3;
            long cents = Math.abs(legs.get(i));
            debit += quantity * cents;
            held.add(Legs.call(quantity, (3001 + 100L * i + 7L * i * cents) / 100.0, cents / 100.0));
        }
        PiecewiseLinear profit = new OptionStructure(held).profit();
        for (Knot knot : profit.knots()) {
            long worth = -debit;
            for (OptionLeg leg : held) {
                long strike = Math.round(100.0 * leg.contract().strike());
                worth += leg.quantity() * Math.max(Math.round(100.0 * knot.at()) - strike, 0);
            }
            assertThat(knot.value()).isEqualTo(worth / 100.0);
        }
    }

    @Test
    void legsTradeAtTheFarSideOfTheQuote() {
        OptionQuote quote = new OptionQuote(
                Legs.call(1, 100, 0).contract(), 2.0, 2.1, OptionalLong.empty(), OptionalLong.empty());
        assertThat(OptionLeg.atQuote(3, quote).price()).isEqualTo(2.1);
        assertThat(OptionLeg.atQuote(-3, quote).price()).isEqualTo(2.0);
    }

    @Test
    void refusesWhatIsNoStructure() {
        assertThatThrownBy(() -> of()).hasMessageContaining("legs must not be empty");
        assertThatThrownBy(() -> of(Legs.call(1, 100, 1), Legs.call(2, 100, 1))).hasMessageContaining("twice");
        assertThatThrownBy(() -> Legs.call(0, 100, 1)).hasMessageContaining("quantity");
        assertThatThrownBy(() -> Legs.call(1, 100, Double.NaN)).hasMessageContaining("price NaN");
        assertThatThrownBy(() -> new PiecewiseLinear(List.of(new Knot(1, 1)), 0)).hasMessageContaining("at 0");
    }

    @Provide
    Arbitrary<List<OptionLeg>> legs() {
        Arbitrary<Integer> quantities = Arbitraries.integers().between(-3, 3).filter(q -> q != 0);
        Arbitrary<Integer> strikes = Arbitraries.integers().between(1, 20);
        Arbitrary<Boolean> calls = Arbitraries.of(true, false);
        Arbitrary<Double> prices = Arbitraries.doubles().between(0, 20);
        return Combinators.combine(quantities, strikes, calls, prices)
                .as((q, k, call, price) -> call ? Legs.call(q, 10.0 * k, price) : Legs.put(q, 10.0 * k, price))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(OptionLeg::contract);
    }

    @Property(tries = 200, seed = "20260341")
    void profitIsTheSumOfItsLegs(@ForAll("legs") List<OptionLeg> legs) {
        OptionStructure structure = new OptionStructure(legs);
        List<Double> breakevens = structure.breakevens();
        PiecewiseLinear profit = structure.profit();
        boolean above = false;
        List<Double> crossings = new ArrayList<>();
        for (int i = 0; i <= 2500; i++) {
            double price = 0.1 * i + 0.0371;
            double sum = legs.stream().mapToDouble(leg -> leg.payoff(price) - leg.debit()).sum();
            assertThat(profit.value(price)).isEqualTo(sum, within(1e-9));
            if (i > 0 && above != sum > 0.0) {
                crossings.add(price);
            }
            above = sum > 0.0;
            switch (structure.maximumProfit()) {
                case Limited most -> assertThat(sum).isLessThanOrEqualTo(most.amount() + 1e-9);
                case Unlimited() -> assertThat(profit.value(1e9)).isGreaterThan(1e8);
            }
        }
        for (double crossing : crossings) {
            assertThat(breakevens).anySatisfy(found -> assertThat(found).isEqualTo(crossing, within(0.1001)));
        }
        assertThat(breakevens).allSatisfy(found -> assertThat(profit.value(found)).isEqualTo(0.0, within(1e-9)));
    }
}
