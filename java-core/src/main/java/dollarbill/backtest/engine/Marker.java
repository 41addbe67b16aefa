package dollarbill.backtest.engine;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Values holdings at a close: shares at the close, options at their quotes, options without a quote at intrinsic value and their last time
 * value, at least zero, or at their last volatility where positions are hedged; whatever did not trade keeps its mark.
 */
final class Marker {
    private final EngineSettings settings;

    Marker(EngineSettings settings) {
        this.settings = settings;
    }

    void mark(Collection<Trade> open, MarketView market) {
        for (Trade trade : open) {
            mark(trade, market);
        }
    }

    void mark(Trade trade, MarketView market) {
        for (Lot lot : trade.lots) {
            if (!lot.marked.equals(market.date())) {
                market.find(lot.instrument.underlying()).ifPresent(day -> mark(lot, day, market));
                lot.marked = market.date();
                trade.tiedCents = OptionalLong.empty();
            }
        }
    }

    private void mark(Lot lot, UnderlyingDay day, MarketView market) {
        switch (lot.instrument) {
            case Instrument.Shares shares -> {
                lot.mark = day.close();
                lot.quoted = market.date();
            }
            case Instrument.Option(OptionContract contract) -> {
                double intrinsic = contract.type().payoff(day.close(), contract.strike());
                Optional<OptionQuote> quote = day.quotes().find(contract);
                if (quote.isPresent()) {
                    markQuoted(lot, quote.get(), day, intrinsic, market);
                } else {
                    lot.mark = unquoted(lot, contract, day.close(), intrinsic, market);
                }
            }
        }
    }

    private double unquoted(Lot lot, OptionContract contract, double spot, double intrinsic, MarketView market) {
        double years = market.years(contract.expiry());
        if (!settings.hedges() || lot.volatility.isEmpty() || years == 0.0) {
            return Math.max(intrinsic + lot.timeValue, 0.0);
        }
        double discount = Math.exp(-market.today().rate() * years);
        double value = BlackScholes.price(
                contract.type(), spot / discount, contract.strike(), discount, lot.volatility.getAsDouble(), years);
        boolean american = settings.contracts().of(contract.underlying()).style() == ExerciseStyle.AMERICAN;
        return american ? Math.max(value, intrinsic) : value;
    }

    private void markQuoted(Lot lot, OptionQuote quote, UnderlyingDay day, double intrinsic, MarketView market) {
        lot.mark = switch (settings.marks()) {
            case MID -> quote.mid();
            case LIQUIDATION -> lot.quantity > 0 ? quote.bid() : quote.ask();
        };
        lot.timeValue = quote.mid() - intrinsic;
        lot.volatility = QuoteVol.of(
                quote,
                day.quotes(),
                day.close(),
                market.today().rate(),
                market.years(quote.contract().expiry()),
                settings.contracts().of(quote.contract().underlying()).style());
        lot.quoted = market.date();
    }

    /** Returns how many options are marked without a quote of today. */
    static int carried(Collection<Trade> open, MarketView market) {
        int count = 0;
        for (Trade trade : open) {
            for (Lot lot : trade.lots) {
                if (lot.instrument instanceof Instrument.Option && !lot.quoted.equals(market.date())) {
                    count++;
                }
            }
        }
        return count;
    }

    /** Returns the Greeks of everything held, options by Black's formula at the last volatility known. */
    static AccountGreeks greeks(Collection<Trade> open, MarketView market) {
        GreekSum sum = new GreekSum();
        for (Trade trade : open) {
            for (Lot lot : trade.lots) {
                sum.add(lot.instrument, lot.shares(), lot.volatility, market);
            }
        }
        return sum.total();
    }

    /** Adds Greeks up. */
    static final class GreekSum {
        private double delta;
        private double gamma;
        private double vega;
        private double theta;
        private int unknown;

        void add(Instrument instrument, long shares, OptionalDouble volatility, MarketView market) {
            switch (instrument) {
                case Instrument.Shares held -> delta += shares;
                case Instrument.Option(OptionContract contract) -> {
                    OptionalDouble spot = market.close(contract.underlying());
                    if (spot.isEmpty()) {
                        unknown++;
                    } else if (market.date().isBefore(contract.expiry())) {
                        add(contract, spot.getAsDouble(), shares, volatility, market);
                    } else {
                        addExercised(contract, spot.getAsDouble(), shares);
                    }
                }
            }
        }

        private void add(
                OptionContract contract, double spot, long shares, OptionalDouble volatility, MarketView market) {
            Optional<BlackGreeks> greeks = volatility.isPresent()
                    ? BlackScholes.tryEvaluate(
                            contract.type(),
                            spot,
                            contract.strike(),
                            market.years(contract.expiry()),
                            market.today().rate(),
                            0.0,
                            volatility.getAsDouble())
                    : Optional.empty();
            if (greeks.isPresent()) {
                add(greeks.get(), shares);
            } else {
                unknown++;
                addExercised(contract, spot, shares);
            }
        }

        /** Adds the shares that exercise at this price brings; what it brings no longer depends on price, volatility or time. */
        private void addExercised(OptionContract contract, double spot, long shares) {
            if (contract.type().payoff(spot, contract.strike()) > 0.0) {
                delta += contract.type().sign() * shares;
            }
        }

        private void add(BlackGreeks greeks, long shares) {
            delta += shares * greeks.delta();
            gamma += shares * greeks.gamma();
            vega += shares * greeks.vegaPerVolPoint();
            theta += shares * greeks.thetaPerCalendarDay();
        }

        AccountGreeks total() {
            return new AccountGreeks(delta, gamma, vega, theta, unknown);
        }
    }
}
