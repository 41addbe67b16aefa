package dollarbill.bridge.graalpy;

/**
 * How an {@link InterpreterPool} is run.
 *
 * @param role  name of its threads
 * @param size  interpreters
 * @param mostWaiting  jobs that may wait for one
 * @param mostStuck  threads of interpreters given up beyond which no other is started until one of them ends
 * @param onDemand  whether an interpreter is started only for a job and closed when none waits
 */
record PoolPlan(String role, int size, int mostWaiting, int mostStuck, boolean onDemand) {
    /** Returns a plan for interpreters that stay. */
    static PoolPlan lasting(String role, int size, int mostWaiting, int mostStuck) {
        return new PoolPlan(role, size, mostWaiting, mostStuck, false);
    }

    /** Returns a plan for one interpreter that comes and goes with its jobs. */
    static PoolPlan onDemand(String role, int mostWaiting, int mostStuck) {
        return new PoolPlan(role, 1, mostWaiting, mostStuck, true);
    }
}
