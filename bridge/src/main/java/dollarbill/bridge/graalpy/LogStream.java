package dollarbill.bridge.graalpy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what models print to the log, line by line, long lines in pieces. */
final class LogStream extends OutputStream {
    private static final Logger LOG = LoggerFactory.getLogger("dollarbill.bridge.model");
    private static final int LONGEST = 4096;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int value) {
        if (value == '\n') {
            emit();
            return;
        }
        line.write(value);
        if (line.size() >= LONGEST) {
            emit();
        }
    }

    private void emit() {
        LOG.info("{}", line.toString(StandardCharsets.UTF_8).replace('\r', ' '));
        line.reset();
    }
}
