package dollarbill.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Index options of the third Friday settle on the opening price, all others on the close. */
class MorningSettlementTest {
    /** 2019-06-21 is a third Friday; 2019-04-19 is Good Friday, its options expire the day before (calendar of Cboe). */
    @ParameterizedTest
    @CsvSource({
        "SPX190621P02900000, 2019-06-21, true",
        "SPXW190621P02900000, 2019-06-21, false",
        "SPX190418P02900000, 2019-04-18, true",
        "SPX190614P02900000, 2019-06-14, false",
        "RUT190621P01500000, 2019-06-21, true",
        "XSP190621P00290000, 2019-06-21, false",
        "SPY190621P00290000, 2019-06-21, false"})
    void theRootAndTheDayDecide(String code, LocalDate expiry, boolean morning) {
        OptionContract contract = new OptionContract(code, Symbol.of("SPX"), expiry, 2900.0, OptionType.PUT);
        assertThat(MorningSettlement.applies(contract)).isEqualTo(morning);
    }

    /** Bought at 6.00; the open of 4,680.00 pays 4,700 - 4,680 = 20.00, the close of 4,720.00 nothing. */
    @Test
    void aPutPaysByTheOpenWhateverTheClose() {
        String morning = "SPX   240119P04700000";
        String evening = "SPXW  240119P04700000";
        assertThat(profit(morning)).isEqualTo(200_000 - 60_000);
        assertThat(profit(evening)).isEqualTo(-60_000);
    }

    private static long profit(String put) {
        return new TapeBuilder("SPX", 0.0)
                .day("2024-01-18", 4750.0, 4740.0, Contracts.quote(put, 5.80, 6.00))
                .day("2024-01-19", 4680.0, 4720.0)
                .run(
                        EngineSettings.of(1_000_000L)
                                .withCosts(Costs.none())
                                .withFill(FillRule.cross())
                                .withTime(FillTime.SAME_CLOSE)
                                .withMargin(new MarginRule.Unchecked()),
                        Map.of(
                                "2024-01-18",
                                List.of(new Order.Open("T", Contracts.legs("+1 " + put), 1, "test"))))
                .trades()
                .getFirst()
                .profitCents();
    }
}
