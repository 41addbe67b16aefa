package dollarbill.bridge;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one request compute at a time while a saved model is checked and installed, so that callers who ask without pause leave
 * that work a processor.
 *
 * <p>A save is served sooner so, and requests made in that moment somewhat later. No request waits longer than the limit, and
 * no more than a given number wait; the others go on at once. While nothing is checked a request costs one volatile read.
 */
public final class Turns {
    private final int mostWaiting;
    private final long limitNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicInteger works = new AtomicInteger();
    private long until;
    private int taken;
    private int waiting;

    /** What a request holds until it ends. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Creates turns that nothing makes scarce yet.
     *
     * @param mostWaiting  requests that wait for a turn at most
     * @param limit  how long a check and install make turns scarce, from their begin
     */
    public Turns(int mostWaiting, Duration limit) {
        this.mostWaiting = mostWaiting;
        this.limitNanos = limit.toNanos();
    }

    /** Makes turns scarce until the returned turn is closed, or the limit is over. */
    public Turn goFirst() {
        lock.lock();
        try {
            until = System.nanoTime() + limitNanos;
            works.incrementAndGet();
        } finally {
            lock.unlock();
        }
        return this::goneFirst;
    }

    /** Waits for a turn where turns are scarce. */
    public Turn await() {
        return works.get() > 0 && take() ? this::giveBack : () -> {};
    }

    private boolean take() {
        lock.lock();
        try {
            if (taken > 0 && waiting >= mostWaiting) {
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
        long left = until - System.nanoTime();
        while (works.get() > 0 && taken > 0 && left > 0) {
            long waited = changed.awaitNanos(left);
            left = Math.min(waited, until - System.nanoTime());
        }
    }

    private void giveBack() {
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
