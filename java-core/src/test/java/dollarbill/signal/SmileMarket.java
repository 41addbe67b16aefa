package dollarbill.signal;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.surface.heston.StrikeMiss;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** A chain quoted around a known smile, with a chosen mispricing. */
final class SmileMarket {
    static final LocalDate DAY = LocalDate.of(2025, 6, 2);
    static final LocalDate EXPIRY = LocalDate.of(2025, 7, 2);
    static final double SPOT = 100.0;
    static final double YEARS = 30 / 365.0;
    static final SmileSlice SLICE = new SmileSlice(EXPIRY, YEARS, 100.3, 0.996,
            new SmileSlice.Svi(0.001, 0.02, -0.4, 0.01, 0.1), 80.0, 120.0, List.of());

    private SmileMarket() {}

    static FairSmiles smiles() {
        return new FairSmiles(Map.of(EXPIRY, SLICE), Set.of());
    }

    /** The smiles with Heston's model at a variance beside them, off every quote by so many half spreads. */
    static FairSmiles smilesWithHeston(double variance, double miss) {
        return smilesWith(heston(new HestonParameters(variance, 2.0, variance, 0.3, -0.4), miss, miss, miss));
    }

    static FairSmiles smilesWith(HestonSlice heston) {
        return new FairSmiles(Map.of(EXPIRY, SLICE), Set.of(), Map.of(EXPIRY, heston));
    }

    /** A model with given misses over the chain, over the expiry and at each strike. */
    static HestonSlice heston(HestonParameters model, double chain, double expiry, double strikes) {
        List<StrikeMiss> misses = new ArrayList<>();
        for (double strike = 80; strike <= 120; strike += 5) {
            misses.add(new StrikeMiss(strike, strikes));
        }
        return new HestonSlice.Fitted(model, chain, expiry, misses);
    }

    static double fair(OptionType type, double strike) {
        double vol = Math.sqrt(SLICE.totalVariance(strike) / YEARS);
        return BlackScholes.price(type, SLICE.forward(), strike, SLICE.discount(), vol, YEARS);
    }

    /** Quotes every strike at fair value plus a shift, half a spread to either side. */
    static OptionChain chain(double shift, double halfSpread, OptionalLong volume) {
        List<OptionQuote> quotes = new ArrayList<>();
        for (OptionType type : OptionType.values()) {
            for (double strike = 80; strike <= 120; strike += 5) {
                double mid = Math.max(fair(type, strike) + shift, halfSpread);
                quotes.add(quote(type, strike, mid, halfSpread, volume));
            }
        }
        return chain(quotes);
    }

    static OptionQuote quote(OptionType type, double strike, double mid, double halfSpread, OptionalLong volume) {
        return new OptionQuote(new OptionContract("TEST" + type.letter() + strike, Symbol.of("TEST"), EXPIRY, strike,
                type), mid - halfSpread, mid + halfSpread, volume, OptionalLong.of(500));
    }

    static OptionChain chain(List<OptionQuote> quotes) {
        return new OptionChain(Symbol.of("TEST"), DAY, DAY.atTime(20, 0).toInstant(ZoneOffset.UTC), SPOT,
                ExerciseStyle.EUROPEAN, true, "made by test", quotes);
    }

    /** The same quotes of American options. */
    static OptionChain american(OptionChain chain) {
        return new OptionChain(chain.underlying(), chain.quoteDate(), chain.asOf(), chain.spot(),
                ExerciseStyle.AMERICAN,
                chain.synthetic(), chain.source(), chain.quotes());
    }
}
