package dollarbill.app.http;

import java.time.Duration;

/**
 * Where the server listens and how much it takes.
 *
 * @param host  address to bind to
 * @param port  port to bind to; 0 takes any free one
 * @param threads  most threads that handle requests, at least 8
 * @param workers  requests that may use models at once, at least 1 and less than {@code threads}; more are refused
 * @param connections  most open connections
 * @param maxBodyBytes  largest body
 * @param maxBatch  most rows of one request
 * @param drain  longest time a stop waits for running requests
 */
public record ServerSettings(
        String host,
        int port,
        int threads,
        int workers,
        int connections,
        int maxBodyBytes,
        int maxBatch,
        Duration drain) {
    public ServerSettings {
        require(!host.isBlank(), "host", host, "a host name or address");
        require(port >= 0 && port <= 65_535, "port", port, "0 to 65535");
        require(threads >= 8, "threads", threads, "at least 8");
        require(workers >= 1 && workers < threads, "workers", workers, "1 to below threads");
        require(connections >= 1, "connections", connections, "at least 1");
        require(maxBodyBytes >= 1, "maxBodyBytes", maxBodyBytes, "at least 1");
        require(maxBatch >= 1, "maxBatch", maxBatch, "at least 1");
        require(!drain.isNegative(), "drain", drain, "not negative");
    }

    /** Returns the defaults on the loopback address: 24 threads, 8 of them for models, 1 MiB a body, 1,000 rows. */
    public static ServerSettings loopback(int port) {
        return new ServerSettings("127.0.0.1", port, 24, 8, 1_024, 1 << 20, 1_000, Duration.ofSeconds(10));
    }

    /** Returns a copy bound to another address. */
    public ServerSettings withHost(String address) {
        return new ServerSettings(address, port, threads, workers, connections, maxBodyBytes, maxBatch, drain);
    }

    /** Returns a copy with another number of requests that may use models at once. */
    public ServerSettings withWorkers(int count) {
        return new ServerSettings(host, port, threads, count, connections, maxBodyBytes, maxBatch, drain);
    }

    /** Returns a copy with another limit on stopping. */
    public ServerSettings withDrain(Duration limit) {
        return new ServerSettings(host, port, threads, workers, connections, maxBodyBytes, maxBatch, limit);
    }

    private static void require(boolean holds, String name, Object value, String domain) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed: " + domain);
        }
    }
}
