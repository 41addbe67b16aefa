package dollarbill.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.feature.ImpliedVolHistory.Kind;
import dollarbill.feature.ImpliedVolHistory.Observation;
import dollarbill.feature.ImpliedVolHistory.Source;
import dollarbill.market.DatedSeries;
import dollarbill.market.ExpiryTime;
import dollarbill.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpliedVolHistoryTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2024-01-05");

    private static DatedSeries series(String name, double value) {
        return new DatedSeries(name, List.of(new DatedSeries.Observation(FRIDAY, value)));
    }

    @ParameterizedTest
    @CsvSource({"SPY,VIX,true", "SPX,VIX,true", "QQQ,VXN,true", "NDX,VXN,true", "IWM,RVX,true", "AAPL,VIX,false"})
    void symbolReadsItsIndex(String symbol, String index, boolean ofUnderlying) {
        Map<String, DatedSeries> all = Map.of("VIX", series("VIX", 13.0), "VXN", series("VXN", 18.0), "RVX",
                series("RVX", 21.0));
        assertThat(ImpliedVolHistory.ofProxy(Symbol.of(symbol), all).at(FRIDAY).orElseThrow().source())
                .isEqualTo(new Source(Kind.PROXY_INDEX, index, ofUnderlying));
    }

    @Test
    void indexOfTheMarketStandsInForAMissingOneAndSaysSo() {
        ImpliedVolHistory iwm = ImpliedVolHistory.ofProxy(Symbol.of("IWM"), Map.of("VIX", series("VIX", 13.0)));
        assertThat(iwm.at(FRIDAY).orElseThrow().source()).isEqualTo(new Source(Kind.PROXY_INDEX, "VIX", false));
    }

    @Test
    void closeOfAnIndexIsKnownAQuarterPastFourAndStandsInForFourDays() {
        ImpliedVolHistory spy = ImpliedVolHistory.ofProxy(Symbol.of("SPY"), Map.of("VIX", series("VIX", 13.0)));
        Observation close = new Observation(FRIDAY, 13.0, Instant.parse("2024-01-05T21:15:00Z"));
        assertThat(spy.at(FRIDAY.plusDays(4)).orElseThrow().observation()).isEqualTo(close);
        assertThat(spy.at(FRIDAY.plusDays(5))).isEmpty();
        assertThat(spy.at(FRIDAY.minusDays(1))).isEmpty();
    }

    @Test
    void nothingIsKnownWithoutSeries() {
        assertThat(ImpliedVolHistory.ofProxy(Symbol.of("SPY"), Map.of()).at(FRIDAY)).isEmpty();
    }

    @Test
    void ownSurfaceIsReadOnceFourFifthsOfAYearAreThere() {
        List<Observation> own = new ArrayList<>();
        LocalDate day = FRIDAY;
        while (own.size() < ImpliedVolHistory.OWN_DAYS) {
            if (day.getDayOfWeek().getValue() <= 5) {
                own.add(new Observation(day, 30.0, ExpiryTime.close(day)));
            }
            day = day.plusDays(1);
        }
        LocalDate last = own.getLast().date();
        ImpliedVolHistory history = ImpliedVolHistory.of(Symbol.of("TSLA"), own, Map.of("VIX", series("VIX", 13.0)));
        assertThat(history.of(last).source()).isEqualTo(new Source(Kind.OWN_SURFACE, "TSLA", true));
        assertThat(history.of(last.minusDays(1)).source().kind()).isEqualTo(Kind.PROXY_INDEX);
        assertThat(history.of(last.plusDays(30)).source().kind()).isEqualTo(Kind.PROXY_INDEX);
    }

    @Test
    void volatilityMustBePositiveAndOneADay() {
        assertThatThrownBy(() -> new Observation(FRIDAY, 0.0, ExpiryTime.close(FRIDAY)))
                .hasMessageContaining("must be positive and finite");
        Observation twice = new Observation(FRIDAY, 20.0, ExpiryTime.close(FRIDAY));
        assertThatThrownBy(() -> ImpliedVolHistory.of(Symbol.of("KO"), List.of(twice, twice), Map.of()))
                .hasMessageContaining("two implied volatilities of KO on 2024-01-05");
    }
}
