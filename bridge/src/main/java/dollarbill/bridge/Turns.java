package dollarbill.bridge;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one request compute at a time while a saved model is checked and installed, or an interpreter that checks is replaced, so
 * that callers who ask without pause leave that work a processor.
 *
 * <p>A save is served sooner so, and requests made in that moment somewhat later. Where requests crowd when the work begins, more
 * than one under way, none of those that follow computes until the hold is over: a caller alone is never held. No request waits
 * longer than the limit, and no more than a given number wait; the others go on at once.
 */
public final class Turns {
    private final int mostWaiting;
    private final long limitNanos;
    private final long holdNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicInteger works = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private long until;
    private long heldUntil;
    private int taken;
    private int waiting;

    /** What a request holds until it ends. */
    public interface Turn extends AutoCloseable {
        /** A turn of which there are always enough. */
        Turn FREE = () -> {};

        @Override
        void close();
    }

    /**
     * Creates turns that nothing makes scarce yet.
     *
     * @param mostWaiting  requests that wait for a turn at most
     * @param limit  how long a check and install make turns scarce, from their begin
     * @param hold  how long they leave a crowd no turn at all, from their begin
     */
    public Turns(int mostWaiting, Duration limit, Duration hold) {
        this.mostWaiting = mostWaiting;
        this.limitNanos = limit.toNanos();
        this.holdNanos = hold.toNanos();
        this.heldUntil = System.nanoTime();
    }

    /** Makes turns scarce until the returned turn is closed, or the limit is over. */
    public Turn goFirst() {
        lock.lock();
        try {
            long now = System.nanoTime();
            until = now + limitNanos;
            if (underWay.get() > 1) {
                heldUntil = now + holdNanos;
            }
            works.incrementAndGet();
        } finally {
            lock.unlock();
        }
        return this::goneFirst;
    }

    /** Waits for a turn where turns are scarce. */
    public Turn await() {
        underWay.incrementAndGet();
        return works.get() > 0 && take() ? this::giveBack : underWay::decrementAndGet;
    }

    private boolean take() {
        lock.lock();
        try {
            if (scarceFor() > 0 && waiting >= mostWaiting) {
                return false;
            }
            waiting++;
            try {
                awaitFree();
            } finally {
                waiting--;
            }
            taken++;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void awaitFree() throws InterruptedException {
        for (long left = scarceFor(); left > 0; left = scarceFor()) {
            long _ = changed.awaitNanos(left);
        }
    }

    /** Returns for how long there is no turn to take, if nothing changes; not above zero where there is one. */
    private long scarceFor() {
        if (works.get() == 0) {
            return 0;
        }
        long now = System.nanoTime();
        return Math.min(until - now, taken > 0 ? Long.MAX_VALUE : heldUntil - now);
    }

    private void giveBack() {
        underWay.decrementAndGet();
        lock.lock();
        try {
            taken--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void goneFirst() {
        lock.lock();
        try {
            works.decrementAndGet();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
