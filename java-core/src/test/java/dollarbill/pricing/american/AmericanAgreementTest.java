package dollarbill.pricing.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** The integral method against itself at other levels, and against finite differences, over wide parameters. */
@Tag("long")
class AmericanAgreementTest {

    /** Volatility from 3% and up to eight years, so that the drift may be worth several standard deviations. */
    @Property(tries = 4000, seed = "20260251")
    void levelsAgree(
            @ForAll OptionType type,
            @ForAll @DoubleRange(min = -2, max = 2) double deviations,
            @ForAll @DoubleRange(min = 0.01, max = 8) double years,
            @ForAll @DoubleRange(min = 0.001, max = 0.15) @Scale(4) double rate,
            @ForAll @DoubleRange(min = -0.02, max = 0.15) @Scale(4) double yield,
            @ForAll @DoubleRange(min = 0.03, max = 1.2) double vol) {
        double spot = 100.0 * Math.exp(deviations * vol * Math.sqrt(years));
        double high = AmericanOptions.price(type, spot, 100.0, years, rate, yield, vol, AmericanAccuracy.HIGH);
        double scale = Math.max(1.0, spot / 100.0);
        assertThat(AmericanOptions.price(type, spot, 100.0, years, rate, yield, vol, AmericanAccuracy.STANDARD))
                .isCloseTo(high, within(5e-4 * scale));
        assertThat(AmericanOptions.price(type, spot, 100.0, years, rate, yield, vol, AmericanAccuracy.FAST))
                .isCloseTo(high, within(2e-2 * scale));
    }

    @Property(tries = 300, seed = "20260252")
    void finiteDifferencesAgree(
            @ForAll OptionType type,
            @ForAll @DoubleRange(min = -1.5, max = 1.5) double deviations,
            @ForAll @DoubleRange(min = 0.02, max = 5) double years,
            @ForAll @DoubleRange(min = 0.001, max = 0.15) @Scale(4) double rate,
            @ForAll @DoubleRange(min = -0.02, max = 0.15) @Scale(4) double yield,
            @ForAll @DoubleRange(min = 0.05, max = 0.8) double vol) {
        double spot = 100.0 * Math.exp(deviations * vol * Math.sqrt(years));
        AmericanContract option = new AmericanContract(type, spot, 100.0, years, rate, yield, vol);
        assertThat(CashDividendOptions.price(option, AmericanAccuracy.STANDARD))
                .isCloseTo(
                        AmericanOptions.price(option, AmericanAccuracy.HIGH),
                        within(1e-3 * Math.max(1.0, spot / 100.0)));
    }
}
