package dollarbill.app.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts requests in, refuses work over capacity at once and all requests while stopping, and waits for the rest. */
final class Gate {
    private final Semaphore workers;
    private final int capacity;
    private final AtomicInteger inside = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private volatile boolean stopping;

    Gate(int capacity) {
        this.capacity = capacity;
        this.workers = new Semaphore(capacity);
    }

    /** Lets a request in, or ends it; each return is followed by one {@link #leave()}. */
    void enter(boolean evenWhileStopping) {
        inside.incrementAndGet();
        if (stopping && !evenWhileStopping) {
            leave();
            throw new HttpFault(ErrorCode.STOPPING, "the server finishes what runs and takes nothing new");
        }
    }

    void leave() {
        if (inside.decrementAndGet() == 0 && stopping) {
            lock.lock();
            try {
                empty.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes one place for work, or ends the request. */
    void enterWork() {
        if (!workers.tryAcquire()) {
            throw new HttpFault(
                    ErrorCode.OVERLOADED,
                    capacity + " requests that compute are running, which is the most allowed");
        }
    }

    void leaveWork() {
        workers.release();
    }

    boolean stopping() {
        return stopping;
    }

    int inside() {
        return inside.get();
    }

    /** Refuses new requests and waits for those inside; returns whether all have left within the limit. */
    boolean drain(Duration limit) throws InterruptedException {
        stopping = true;
        long left = limit.toNanos();
        lock.lock();
        try {
            while (inside.get() > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
            return inside.get() == 0;
        } finally {
            lock.unlock();
        }
    }
}
