package dollarbill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class of the tests run in a JVM of its own, with the class path of this one and none of its other options. */
public final class OtherJvm {
    private final Process process;

    private OtherJvm(Process process) {
        this.process = process;
    }

    /** Starts a main class. */
    public static OtherJvm start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new OtherJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Ends it as {@code kill -9} would. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end. */
    public Ended await() throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /**
     * What a JVM left.
     *
     * @param code  exit code
     * @param output  all that it wrote, on both streams
     */
    public record Ended(int code, String output) {}
}
