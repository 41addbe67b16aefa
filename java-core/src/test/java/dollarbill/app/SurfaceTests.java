package dollarbill.app;

import java.nio.file.Path;

/** Surfaces that tests look at. */
public final class SurfaceTests {
    private static final double FLAT_RATE = 0.05;

    private SurfaceTests() {}

    /** Returns the surface of a chain of the synthetic sample. */
    public static SurfaceReading.Fitted sample(String chain) {
        return fitted(Path.of(System.getProperty("project.root"), "data", "sample", "chains", chain));
    }

    /** Returns the surface of a chain file. */
    public static SurfaceReading.Fitted fitted(Path file) {
        return (SurfaceReading.Fitted) new SurfaceService(FLAT_RATE).file(file);
    }
}
