package dollarbill.app;

import dollarbill.model.DirectionModel;
import dollarbill.model.LargeMoveModel;
import dollarbill.model.Outlook;
import dollarbill.model.RegimeModel;
import dollarbill.model.VolatilityModel;

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
    /** Returns the outlook of a symbol that no model is asked about. */
    static SymbolOutlook none(String reason, String detail) {
        return new SymbolOutlook(
                new Outlook.Untold<>(reason, detail),
                new Outlook.Untold<>(reason, detail),
                new Outlook.Untold<>(reason, detail),
                new Outlook.Untold<>(reason, detail));
    }
}
