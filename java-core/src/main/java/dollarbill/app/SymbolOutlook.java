package dollarbill.app;

import dollarbill.model.DirectionModel;
import dollarbill.model.LargeMoveModel;
import dollarbill.model.ModelIdentity;
import dollarbill.model.Outlook;
import dollarbill.model.RegimeModel;
import dollarbill.model.VolatilityModel;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the models of daily features foretell of one symbol.
 *
 * @param direction  up or down by more than 1 % in five trading days
 * @param largeMove  more than 1 % either way in five trading days
 * @param volatility  class of the IV rank in five trading days
 * @param regime  state of the market
 */
public record SymbolOutlook(
        Outlook<DirectionModel.Answer> direction,
        Outlook<LargeMoveModel.Answer> largeMove,
        Outlook<VolatilityModel.Answer> volatility,
        Outlook<RegimeModel.Answer> regime) {
    /** Returns the models that answered. */
    List<ModelIdentity> identities() {
        return Stream.of(direction, largeMove, volatility, regime)
                .flatMap(outlook -> outlook instanceof Outlook.Foretold<?> foretold
                        ? Stream.of(foretold.identity())
                        : Stream.empty())
                .toList();
    }

    /** Returns why models did not answer. */
    List<String> reasons() {
        return Stream.of(direction, largeMove, volatility, regime)
                .flatMap(outlook -> outlook instanceof Outlook.Untold<?> untold
                        ? Stream.of(untold.reason())
                        : Stream.empty())
                .toList();
    }

    /** Returns the outlook of a symbol that no model is asked about. */
    static SymbolOutlook none(String reason, String detail) {
        return new SymbolOutlook(
                new Outlook.Untold<>(reason, detail),
                new Outlook.Untold<>(reason, detail),
                new Outlook.Untold<>(reason, detail),
                new Outlook.Untold<>(reason, detail));
    }
}
