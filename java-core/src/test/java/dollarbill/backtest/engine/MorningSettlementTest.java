package dollarbill.backtest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.market.PriceHistory;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Index options of the third Friday and options on VIX settle on the opening price, all others on the close. */
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

    /**
     * Futures and options on VIX expire together. Days and values are those of Cboe's page "Final Settlement Prices" (CFE market statistics) as
     * of October 2019 and of December 2024: all that it told of 2019 but the first two, and the monthly ones of 2024. Good Friday moved
     * March 2019 to a Tuesday, Juneteenth June 2024.
     */
    @Test
    void volatilitySettlesOnTheDaysOfTheExchange() {
        List<CSVRecord> rows = ReferenceTable.resource(MorningSettlementTest.class, "vix_final_settlements.csv");
        assertThat(rows).hasSize(50);
        for (CSVRecord row : rows) {
            LocalDate expiry = LocalDate.parse(row.get("expiry"));
            String root = row.get("contract").startsWith("VX/") ? "VIX" : "VIXW";
            for (DayOfWeek day : DayOfWeek.values()) {
                LocalDate other = expiry.with(day);
                assertThat(MorningSettlement.applies(
                        new OptionContract(root + " 1", Symbol.of("VIX"), other, 15.0, OptionType.CALL)))
                        .as("%s of %s", other, row)
                        .isEqualTo(other.equals(expiry));
            }
        }
    }

    /** What the opening price of the tape stands in for: measured on 39 days, half a point off on average where the close is off by 0.87. */
    @Test
    void theOpeningLiesNearTheSettlementOfVolatility() {
        PriceHistory levels = DataDirectory.open(ReferenceTable.sharedData())
                .indexLevels(Symbol.of("VIX"))
                .orElseThrow();
        double open = 0.0;
        double close = 0.0;
        List<CSVRecord> rows = ReferenceTable.resource(MorningSettlementTest.class, "vix_final_settlements.csv")
                .stream()
                .filter(row -> row.get("expiry").startsWith("2019"))
                .toList();
        for (CSVRecord row : rows) {
            int at = levels.latest(LocalDate.parse(row.get("expiry")));
            double settlement = Double.parseDouble(row.get("settlement"));
            open += Math.abs(levels.open(at) - settlement) / rows.size();
            close += Math.abs(levels.close(at) - settlement) / rows.size();
        }
        assertThat(open).isCloseTo(0.48, within(0.005));
        assertThat(close).isCloseTo(0.87, within(0.005));
    }

    /** Bought at 6.00; the open of 4,680.00 pays 4,700 - 4,680 = 20.00, the close of 4,720.00 nothing. */
    @Test
    void aPutPaysByTheOpenWhateverTheClose() {
        String morning = "SPX   240119P04700000";
        String evening = "SPXW  240119P04700000";
        assertThat(profit(morning)).isEqualTo(200_000 - 60_000);
        assertThat(profit(evening)).isEqualTo(-60_000);
    }

    /** The closing chain of the last day may still hold what settled that morning; an order of the day before is not filled on it. */
    @ParameterizedTest
    @EnumSource(FillTime.class)
    void whatHasSettledTradesNoMore(FillTime time) {
        String call = "VIX   190319C00013000";
        Map<String, List<Order>> orders = Map.of(
                time == FillTime.SAME_CLOSE ? "2019-03-19" : "2019-03-18",
                List.of(new Order.Open("T", Contracts.legs("+1 " + call), 1, "test")));
        BacktestResult result = new TapeBuilder("VIX", 0.0)
                .day("2019-03-18", 13.13, 13.10, Contracts.quote(call, 0.50, 0.55))
                .day("2019-03-19", 12.89, 13.56, Contracts.quote(call, 0.01, 0.05))
                .run(EngineSettings.of(1_000_000L).withTime(time), orders);
        assertThat(result.fills()).isEmpty();
        assertThat(result.refusals()).singleElement().extracting(Refusal::reason).isEqualTo(Reason.FILL_NO_QUOTE);
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
