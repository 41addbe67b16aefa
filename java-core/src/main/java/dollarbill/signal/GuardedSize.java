package dollarbill.signal;

import dollarbill.market.Reason;
import dollarbill.risk.GuardDecision;
import dollarbill.risk.GuardLimit;
import dollarbill.risk.GuardLimits;
import dollarbill.signal.SignalDocument.Ceiling;
import dollarbill.signal.SignalDocument.Guard;
import dollarbill.signal.SignalDocument.Size;
import dollarbill.sizing.KellyRecord.CapName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the contracts of a document to the guard of the book. */
final class GuardedSize {
    private GuardedSize() {}

    /** Returns the document with as many contracts as the guard leaves, unchanged where none were sized. */
    static SignalDocument of(SignalDocument document, GuardedBook book) {
        Size size = document.sizing();
        if (size.contracts() == 0) {
            return document;
        }
        GuardDecision decision = book.decide(GuardedBook.trade(document, size.contracts()));
        return document.withSizing(size(size, guard(size.contracts(), book, decision), decision));
    }

    /** Returns the book that a document says it was held to. */
    static GuardedBook book(Guard guard) {
        return new GuardedBook(
                guard.equity(), guard.delta(), guard.gamma(), guard.vega(), guard.positions(),
                new GuardLimits(
                        guard.maxDelta(), guard.maxGamma(), guard.maxVega(), guard.maxPositionShare(),
                        guard.maxDrawdown(), guard.maxLossPerDay(), guard.maxPositions()));
    }

    private static Size size(Size size, Guard guard, GuardDecision decision) {
        if (decision instanceof GuardDecision.Allowed) {
            return size.allowed(guard);
        }
        long contracts = decision.units();
        double allocation = contracts * Objects.requireNonNull(size.capitalPerContract());
        double share = allocation / size.limits().portfolioValue();
        String why = guard.boundBy() + " would be " + guard.value() + " and may be " + guard.allowed();
        List<Ceiling> caps = new ArrayList<>(size.caps());
        caps.add(new Ceiling(CapName.GUARD, share, why));
        boolean none = contracts == 0;
        return size.held(
                caps, CapName.GUARD, share, allocation, contracts, none ? Reason.GUARD_LIMIT : null, none ? why : null,
                guard);
    }

    private static Guard guard(long asked, GuardedBook book, GuardDecision decision) {
        return switch (decision) {
            case GuardDecision.Allowed _ -> guard(asked, book, null, null, null);
            case GuardDecision.Reduced r -> guard(asked, book, r.bound(), r.value(), r.allowed());
            case GuardDecision.Refused r -> guard(asked, book, r.bound(), r.value(), r.allowed());
        };
    }

    private static Guard guard(
            long asked,
            GuardedBook book,
            @Nullable GuardLimit bound,
            @Nullable Double value,
            @Nullable Double allowed) {
        GuardLimits l = book.limits();
        return new Guard(
                asked, book.equity(), book.delta(), book.gamma(), book.vega(), book.positions(), l.maxDelta(),
                l.maxGamma(), l.maxVega(), l.maxPositionShare(), l.maxDrawdown(), l.maxLossPerDay(), l.maxPositions(),
                bound, value, allowed);
    }
}
