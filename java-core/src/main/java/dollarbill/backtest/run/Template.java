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
    /** Sells a strangle at delta .16 and buys the wings at .05. */
    IRON_CONDOR(0.16, 0.05) {
        @Override
        Optional<Planned> plan(Symbol symbol, double spot, QuotedExpiry expiry) {
            Optional<OptionQuote> shortPut = expiry.nearest(OptionType.PUT, near);
            Optional<OptionQuote> longPut = expiry.nearest(OptionType.PUT, far);
            Optional<OptionQuote> shortCall = expiry.nearest(OptionType.CALL, near);
            Optional<OptionQuote> longCall = expiry.nearest(OptionType.CALL, far);
            if (Stream.of(shortPut, longPut, shortCall, longCall).anyMatch(Optional::isEmpty)) {
                return Optional.empty();
            }
            return condor(longPut.get(), shortPut.get(), shortCall.get(), longCall.get());
        }
    },
    /** Holds a hundred shares and sells a call at delta .30. */
    COVERED_CALL(0.30, 0.30) {
        @Override
        Optional<Planned> plan(Symbol symbol, double spot, QuotedExpiry expiry) {
            return expiry.nearest(OptionType.CALL, near)
                    .map(call -> new Planned(
                            List.of(OrderLeg.shares(SHARES, symbol), OrderLeg.option(-1, call.contract())),
                            SHARES * (spot - call.bid()),
                            SHARES * spot));
        }
    };

    private static final int SHARES = 100;

    /** Absolute delta of the leg sold. */
    final double near;

    /** Absolute delta of the leg bought. */
    final double far;

    Template(double near, double far) {
        this.near = near;
        this.far = far;
    }

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
    abstract Optional<Planned> plan(Symbol symbol, double spot, QuotedExpiry expiry);

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
