package dollarbill.strategy;

import dollarbill.market.Symbol;
import java.time.Instant;
import java.util.OptionalDouble;

/** Views of a market with chosen confidences. */
final class Views {
    private Views() {}

    static MarketView of(Direction direction, double confidence, IvRegime regime, double ivConfidence) {
        double other = 0.5 * (1.0 - ivConfidence);
        RegimeProbabilities regimes = switch (regime) {
            case LOW -> new RegimeProbabilities(ivConfidence, other, other);
            case NORMAL -> new RegimeProbabilities(other, ivConfidence, other);
            case HIGH -> new RegimeProbabilities(other, other, ivConfidence);
        };
        return new MarketView(Symbol.of("SPY"), direction, direction == Direction.UP ? confidence : 1.0 - confidence,
                true, regime, regimes, OptionalDouble.empty(),
                new MarketView.Provenance(Instant.parse("2026-02-11T21:00:00Z"), "test", "test"));
    }

    static MarketView expecting(MarketView view, double volatility) {
        return new MarketView(view.symbol(), view.direction(), view.probabilityUp(),
                view.directionForetold(), view.regime(), view.regimes(), OptionalDouble.of(volatility),
                view.provenance());
    }

    static MarketView withoutEvidence(MarketView view) {
        return new MarketView(view.symbol(), view.direction(), view.probabilityUp(), false, view.regime(),
                view.regimes(), view.expectedVolatility(), view.provenance());
    }
}
