package dollarbill.app.rows;

import dollarbill.market.Reason;
import dollarbill.pricing.american.AmericanAccuracy;
import java.util.EnumMap;
import java.util.Map;

/** Hands each row to the pricer of its model and refuses those whose price is not a number. */
final class PricerByModel implements RowPricer {
    private final Map<PricingModel, RowPricer> pricers = new EnumMap<>(PricingModel.class);

    PricerByModel(GreekSet greeks, AmericanAccuracy accuracy) {
        pricers.put(PricingModel.BLACK, new BlackRows(greeks));
        pricers.put(PricingModel.HESTON, new HestonRows(greeks != GreekSet.NONE));
        pricers.put(PricingModel.AMERICAN, new AmericanRows(greeks != GreekSet.NONE, accuracy));
    }

    @Override
    public void answer(RowBlock block, int[] rows, int count) {
        int[] own = new int[count];
        pricers.forEach((model, pricer) -> {
            int owned = 0;
            for (int i = 0; i < count; i++) {
                if (block.model(rows[i]) == model) {
                    own[owned++] = rows[i];
                }
            }
            if (owned > 0) {
                pricer.answer(block, own, owned);
            }
        });
        for (int i = 0; i < count; i++) {
            if (!block.refused(rows[i]) && !block.has(rows[i], AnswerColumn.PRICE)) {
                block.refuse(rows[i], Reason.PRICE_NOT_FINITE, "the price is beyond the range of a double");
            }
        }
    }
}
