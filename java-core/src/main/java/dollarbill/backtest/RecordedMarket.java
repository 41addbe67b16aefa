package dollarbill.backtest;

import dollarbill.market.BarSeries;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.OptionChain;
import dollarbill.market.QualityRules;
import dollarbill.market.RawChain;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.BarSource;
import dollarbill.market.provider.ChainSource;
import dollarbill.signal.FairSmiles;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The past as recorded chains and bars tell it: each chain checked, its smiles and Heston's model fitted from that chain alone, as
 * in service.
 *
 * @param chains  recorded chains; of several on a day the last counts
 * @param prices  recorded bars
 * @param quality  which quotes are usable
 * @param fitting  how smiles are fitted
 */
public record RecordedMarket(ChainSource chains, BarSource prices, QualityRules quality, SurfaceSettings fitting)
        implements
            ReplayMarket {
    @Override
    public List<LocalDate> dates(Symbol symbol) {
        return chains.chainDates(symbol);
    }

    @Override
    public Day day(Symbol symbol, LocalDate date) {
        Optional<RawChain> raw = chains.latestChain(symbol, date).filter(c -> c.quoteDate().equals(date));
        if (raw.isEmpty()) {
            return new Day.Closed(Reason.CHAIN_MISSING);
        }
        return switch (ChainQuality.check(raw.get(), quality)) {
            case CheckedChain.Usable usable -> new Day.Open(day(usable.chain()));
            case CheckedChain.Refused refused -> new Day.Closed(refused.reason());
        };
    }

    private ReplayDay day(OptionChain chain) {
        return new ReplayDay(chain, FairSmiles.of(SurfaceBuilder.build(chain, fitting)));
    }

    @Override
    public Optional<BarSeries> bars(Symbol symbol) {
        return prices.bars(symbol);
    }
}
