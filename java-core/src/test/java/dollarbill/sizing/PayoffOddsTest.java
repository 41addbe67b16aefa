package dollarbill.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PayoffOddsTest {
    static Stream<Arguments> positions() {
        return Stream.of(Side.values())
                .flatMap(side -> Stream.of(OptionType.values())
                        .flatMap(type -> Stream.of(80.0, 100.0, 125.0)
                                .flatMap(strike -> Stream.of(0.02, 0.25, 1.5)
                                        .map(years -> Arguments.of(side, type, strike,
                                                years)))));
    }

    /** Integrates the profit over the normal density piecewise, cut at the strike and at the break-even price. */
    @ParameterizedTest
    @MethodSource("positions")
    void agreesWithQuadrature(Side side, OptionType type, double strike, double years) {
        double price = type.payoff(101.0, strike) + 1.3 * Math.sqrt(years) + 0.4;
        OptionPosition position = new OptionPosition(side, type, strike, price, 0.0065);
        TerminalLaw law = new TerminalLaw(100.0, 101.0, 0.98, years, 0.3);
        if (!(PayoffOdds.atExpiry(position, law) instanceof PayoffOdds.Known known)) {
            throw new AssertionError("odds expected");
        }
        double sd = law.volatility() * Math.sqrt(years);
        double[] cuts = {-9.0, standard(strike, sd), standard(known.breakEven(), sd), 9.0};
        java.util.Arrays.sort(cuts);
        double win = 0.0;
        double gain = 0.0;
        double loss = 0.0;
        for (int piece = 0; piece < 3; piece++) {
            double low = Math.max(cuts[piece], -9.0);
            double high = Math.min(cuts[piece + 1], 9.0);
            int parts = 40;
            for (int i = 0; i < parts; i++) {
                double from = low + (high - low) * i / parts;
                double to = low + (high - low) * (i + 1) / parts;
                var rule = new GaussIntegratorFactory().legendre(10, from, to);
                win += rule.integrate(z -> profit(position, law, z, sd) > 0 ? density(z) : 0.0);
                gain += rule.integrate(z -> Math.max(profit(position, law, z, sd), 0.0) * density(z));
                loss += rule.integrate(z -> Math.max(-profit(position, law, z, sd), 0.0) * density(z));
            }
        }
        assertThat(known.probabilityOfProfit()).isCloseTo(win, within(1e-10));
        assertThat(known.expectedGain() * win).isCloseTo(gain, within(1e-9));
        assertThat(known.expectedLoss() * (1 - win)).isCloseTo(loss, within(1e-9));
        assertThat(known.netOdds()).isCloseTo(gain / win / (loss / (1 - win)), within(1e-6 * known.netOdds()));
        assertThat(known.expectedPnl()).isCloseTo(gain - loss, within(1e-9));
        assertThat(known.kind()).isEqualTo(PayoffOdds.Kind.AT_EXPIRY);
        assertThat(known.horizonYears()).isEqualTo(years);
    }

    private static double standard(double level, double sd) {
        return Math.log(level / 101.0) / sd + 0.5 * sd;
    }

    private static double profit(OptionPosition position, TerminalLaw law, double z, double sd) {
        double terminal = law.forward() * Math.exp(sd * z - 0.5 * sd * sd);
        double worth = law.discount() * position.type().payoff(terminal, position.strike());
        return position.side().sign() * (worth - position.price()) - (1.0 + law.discount()) * position.costPerShare();
    }

    private static double density(double z) {
        return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    }

    @Test
    void saysWhyOddsAreNotDefined() {
        TerminalLaw law = new TerminalLaw(100.0, 100.0, 0.99, 0.1, 0.2);
        assertUnknown(new OptionPosition(Side.SELL, OptionType.CALL, 100.0, 0.005, 0.0065), law);
        assertUnknown(new OptionPosition(Side.BUY, OptionType.PUT, 10.0, 11.0, 0.0), law);
        assertUnknown(new OptionPosition(Side.BUY, OptionType.CALL, 100.0, Double.NaN, 0.0), law);
        assertUnknown(new OptionPosition(Side.BUY, OptionType.CALL, 100.0, 1.0, 0.0),
                new TerminalLaw(100.0, 100.0, 0.99, 0.0, 0.2));
        assertUnknown(new OptionPosition(Side.BUY, OptionType.CALL, 1e9, 1.0, 0.0), law);
    }

    private static void assertUnknown(OptionPosition position, TerminalLaw law) {
        assertThat(PayoffOdds.atExpiry(position, law)).isInstanceOfSatisfying(PayoffOdds.Unknown.class, u -> {
            assertThat(u.reason()).isEqualTo(Reason.KELLY_UNDEFINED);
            assertThat(u.detail()).isNotEmpty();
        });
    }

    /** A broker's published example (eDelta Pro, Margin): one 200 put at 1.20 with the stock at 209 needs 3400 $; the others by hand. */
    @Test
    void marginFollowsTheManual() {
        assertThat(100 * ShortMargin.perShare(OptionType.PUT, 209.0, 200.0, 1.2)).isCloseTo(3400.0, within(1e-9));
        assertThat(100 * ShortMargin.perShare(OptionType.PUT, 95.0, 80.0, 2.0)).isCloseTo(1000.0, within(1e-9));
        assertThat(100 * ShortMargin.perShare(OptionType.CALL, 100.0, 120.0, 1.0)).isCloseTo(1100.0, within(1e-9));
        assertThat(100 * ShortMargin.perShare(OptionType.CALL, 130.0, 120.0, 12.0)).isCloseTo(3800.0, within(1e-9));
    }

    @Test
    void capitalOfALongPositionIsItsPriceAndCosts() {
        OptionPosition bought = new OptionPosition(Side.BUY, OptionType.CALL, 100.0, 2.5, 0.0065);
        assertThat(CapitalAtRisk.perContract(bought, 100.0, 2.0, 100)).isCloseTo(251.3, within(1e-9));
        OptionPosition sold = new OptionPosition(Side.SELL, OptionType.CALL, 100.0, 2.5, 0.0);
        assertThat(CapitalAtRisk.perContract(sold, 100.0, 30.0, 100)).isCloseTo(3000.0, within(1e-9));
    }
}
