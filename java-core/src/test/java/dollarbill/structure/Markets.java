package dollarbill.structure;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import dollarbill.surface.SviParameters;
import dollarbill.surface.VolSlice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Smiles and structures of a made-up underlying with two expiries. */
final class Markets {
    static final LocalDate TODAY = LocalDate.of(2026, 2, 13);
    static final LocalDate NEAR = LocalDate.of(2026, 3, 20);
    static final LocalDate FAR = LocalDate.of(2026, 4, 17);
    static final double SPOT = 100.0;
    static final SviParameters SKEWED = new SviParameters(0.0008, 0.03, -0.5, 0.01, 0.06);

    private Markets() {}

    /** A slice with one volatility at every strike. */
    static VolSlice flat(LocalDate expiry, double spot, double years, double rate, double volatility) {
        double variance = volatility * volatility * years;
        return slice(expiry, spot, years, rate, new SviParameters(variance, 0.0, 0.0, 0.0, 0.1));
    }

    static VolSlice slice(LocalDate expiry, double spot, double years, double rate, SviParameters svi) {
        return new VolSlice(expiry, years, spot * Math.exp(rate * years), Math.exp(-rate * years), true, svi, 0.1, 20,
                0.5 * spot, 1.5 * spot);
    }

    /** A near and a far smile with a skew. */
    static List<VolSlice> skewed() {
        SviParameters far = new SviParameters(0.0017, 0.04, -0.45, 0.01, 0.08);
        return List.of(slice(NEAR, SPOT, 35.0 / 365.0, 0.03, SKEWED), slice(FAR, SPOT, 63.0 / 365.0, 0.03, far));
    }

    /** {@code +1 C 440 2.50 near; +100 S 97.73}: quantity, type, strike, price, expiry. */
    static Structure structure(String text) {
        List<Leg> legs = new ArrayList<>();
        for (String leg : List.of(text.split(";"))) {
            List<String> words = List.of(leg.strip().split(" "));
            int quantity = Integer.parseInt(words.get(0));
            legs.add(words.get(1).equals("S")
                    ? new ShareLeg(quantity, Symbol.of("X"), Double.parseDouble(words.get(2)))
                    : option(quantity, words.get(1), Double.parseDouble(words.get(2)),
                            Double.parseDouble(words.get(3)), words.get(4).equals("near") ? NEAR : FAR));
        }
        return new Structure(legs);
    }

    static OptionLeg option(int quantity, String type, double strike, double price, LocalDate expiry) {
        OptionType kind = type.equals("C") ? OptionType.CALL : OptionType.PUT;
        return new OptionLeg(
                quantity, new OptionContract("X" + expiry + type + strike, Symbol.of("X"), expiry, strike, kind),
                price);
    }

    static StructureModel model(String text) {
        return model(text, ExerciseStyle.EUROPEAN, SmileMotion.STICKY_STRIKE);
    }

    static StructureModel model(String text, ExerciseStyle style, SmileMotion motion) {
        return StructureModel.of(structure(text), SPOT, style, skewed(), motion).orElseThrow();
    }
}
