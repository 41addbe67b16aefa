package dollarbill.sample;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Random streams, one for each purpose, so that a symbol's numbers do not depend on which others are simulated. */
final class Streams {
    private Streams() {}

    /** Returns the stream of a purpose: L64X128Mix seeded with the sample's seed and the FNV-1a hash of the name. */
    static UniformRandomProvider of(long seed, String purpose) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return RandomSource.L64_X128_MIX.create(new long[] {seed, hash, seed ^ hash, ~hash});
    }
}
