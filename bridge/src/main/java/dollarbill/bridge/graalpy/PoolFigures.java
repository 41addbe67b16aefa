package dollarbill.bridge.graalpy;

/**
 * Figures of a pool at one moment.
 *
 * @param contexts  interpreters in service or starting
 * @param ready  those in service
 * @param busy  those at work
 * @param waiting  jobs that wait
 * @param retired  interpreters given up since the start
 * @param stuck  threads of those that still run
 */
record PoolFigures(int contexts, int ready, int busy, int waiting, long retired, int stuck) {}
