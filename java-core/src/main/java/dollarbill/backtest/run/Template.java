package dollarbill.backtest.run;

import dollarbill.backtest.engine.OrderLeg;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The structures that simple strategies open. */
public enum Template {
    /** Sells a strangle and buys the wings. */
    IRON_CONDOR {
        @Override
        Optional<Planned> plan(Symbol symbol, double spot, QuotedExpiry expiry, StructureRules rules) {
            Optional<OptionQuote> shortPut = expiry.nearest(OptionType.PUT, rules.sold());
            Optional<OptionQuote> longPut = expiry.nearest(OptionType.PUT, rules.bought());
            Optional<OptionQuote> shortCall = expiry.nearest(OptionType.CALL, rules.sold());
            Optional<OptionQuote> longCall = expiry.nearest(OptionType.CALL, rules.bought());
            if (Stream.of(shortPut, longPut, shortCall, longCall).anyMatch(Optional::isEmpty)) {
                return Optional.empty();
            }
            return condor(longPut.get(), shortPut.get(), shortCall.get(), longCall.get());
        }
    },
    /** Holds a hundred shares and sells a call. */
    COVERED_CALL {
        @Override
        Optional<Planned> plan(Symbol symbol, double spot, QuotedExpiry expiry, StructureRules rules) {
            return expiry.nearest(OptionType.CALL, rules.sold())
                    .map(call -> new Planned(
                            List.of(OrderLeg.shares(SHARES, symbol), OrderLeg.option(-1, call.contract())),
                            SHARES * (spot - call.bid()),
                            SHARES * spot));
        }
    };

    private static final int SHARES = 100;

    /**
     * One unit of a structure.
     *
     * @param legs  its legs
     * @param loss  most that a unit can lose, dollars, positive
     * @param outlay  dollars that a unit ties up, positive
     */
    record Planned(List<OrderLeg> legs, double loss, double outlay) {
        /** Returns the same structure with every leg turned round, sized as before. */
        Planned reversed() {
            return new Planned(
                    legs.stream().map(leg -> new OrderLeg(-leg.quantity(), leg.instrument())).toList(), loss, outlay);
        }
    }

    /** Returns one unit on an expiry; absent where the quotes do not give it. */
    abstract Optional<Planned> plan(Symbol symbol, double spot, QuotedExpiry expiry, StructureRules rules);

    private static Optional<Planned> condor(
            OptionQuote longPut, OptionQuote shortPut, OptionQuote shortCall, OptionQuote longCall) {
        double below = strike(shortPut) - strike(longPut);
        double above = strike(longCall) - strike(shortCall);
        double credit = shortPut.bid() + shortCall.bid() - longPut.ask() - longCall.ask();
        double loss = Math.max(below, above) - credit;
        if (!(below > 0.0 && above > 0.0 && credit > 0.0 && loss > 0.0 && strike(shortCall) > strike(shortPut))) {
            return Optional.empty();
        }
        return Optional.of(new Planned(
                List.of(
                        OrderLeg.option(1, contract(longPut)),
                        OrderLeg.option(-1, contract(shortPut)),
                        OrderLeg.option(-1, contract(shortCall)),
                        OrderLeg.option(1, contract(longCall))),
                SHARES * loss,
                SHARES * loss));
    }

    private static double strike(OptionQuote quote) {
        return quote.contract().strike();
    }

    private static OptionContract contract(OptionQuote quote) {
        return quote.contract();
    }
}
