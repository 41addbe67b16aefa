package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Prices all legs of an order at once, or says which cannot be. */
final class PackagePricer {
    private final EngineSettings settings;
    private final MarketView market;

    PackagePricer(EngineSettings settings, MarketView market) {
        this.settings = settings;
        this.market = market;
    }

    /** When a package trades. */
    enum Moment {
        /** At the open, shares only. */
        OPEN,
        /** At the close. */
        CLOSE
    }

    /** All legs priced, or why not. */
    sealed interface Priced {
        /**
         * Every leg has a price.
         *
         * @param legs  in the order asked for
         */
        record Quoted(List<LegPrice> legs) implements Priced {
            /** Returns the most units that liquidity allows. */
            long mostUnits() {
                return legs.stream().mapToLong(LegPrice::mostUnits).min().orElseThrow();
            }
        }

        /**
         * A leg has none.
         *
         * @param reason  why
         * @param detail  which
         */
        record Missing(Reason reason, String detail) implements Priced {}
    }

    /** Prices a package; what nobody bids for is sold at zero beside other legs and refused alone. */
    Priced price(List<OrderLeg> legs, FillRule rule, Moment moment) {
        List<LegPrice> priced = new ArrayList<>(legs.size());
        for (OrderLeg leg : legs) {
            Optional<UnderlyingDay> day = market.find(leg.instrument().underlying());
            if (day.isEmpty()) {
                return new Priced.Missing(Reason.FILL_NO_PRICE, leg.instrument().underlying() + " did not trade");
            }
            switch (leg.instrument()) {
                case Instrument.Shares shares -> priced.add(shares(leg, day.get(), moment));
                case Instrument.Option(OptionContract contract) -> {
                    Optional<OptionQuote> quote = market.quote(contract);
                    if (quote.isEmpty()) {
                        return new Priced.Missing(Reason.FILL_NO_QUOTE, contract.code() + " is not quoted");
                    }
                    boolean worthless = leg.quantity() < 0 && quote.get().bid() == 0.0;
                    if (worthless && legs.size() == 1) {
                        return new Priced.Missing(Reason.FILL_NO_BID, "nobody bids for " + contract.code());
                    }
                    priced.add(option(leg, quote.get(), rule, worthless));
                }
            }
        }
        return new Priced.Quoted(priced);
    }

    private LegPrice shares(OrderLeg leg, UnderlyingDay day, Moment moment) {
        double mid = moment == Moment.OPEN ? day.open() : day.close();
        double half = settings.costs().halfSpreadOfShares() * mid;
        return new LegPrice(
                leg.instrument(), 1, leg.quantity(), mid, half, 1.0, false, OptionalLong.empty(), Long.MAX_VALUE);
    }

    private LegPrice option(OrderLeg leg, OptionQuote quote, FillRule rule, boolean worthless) {
        return new LegPrice(
                leg.instrument(),
                settings.contracts().of(leg.instrument().underlying()).multiplier(),
                leg.quantity(),
                quote.mid(),
                0.5 * quote.spread(),
                rule.share(quote),
                worthless,
                quote.volume(),
                settings.participation().most(quote));
    }
}
