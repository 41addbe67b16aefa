package dollarbill.app;

import dollarbill.bridge.ContentHash;
import dollarbill.bridge.ModelHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of the program's own classes: its two archives, or the class folders they are built from. */
final class ProgramHash {
    private static final String VALUE = compute();

    private ProgramHash() {}

    /** Returns the hash, in hexadecimal. */
    static String value() {
        return VALUE;
    }

    private static String compute() {
        try {
            return ContentHash.of(of(Engine.class), of(ModelHost.class));
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own classes cannot be read", e);
        }
    }

    private static byte[] of(Class<?> type) throws IOException {
        Path place = place(type);
        if (Files.isRegularFile(place)) {
            return Files.readAllBytes(place);
        }
        List<byte[]> parts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                parts.add(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                parts.add(Files.readAllBytes(file));
            }
        }
        return ContentHash.of(parts.toArray(byte[][]::new)).getBytes(StandardCharsets.US_ASCII);
    }

    private static Path place(Class<?> type) throws IOException {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("no folder behind " + type.getProtectionDomain().getCodeSource(), e);
        }
    }
}
