package dollarbill.app.cli;

import dollarbill.app.MarkedReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses a file named by {@code --paste-into} that has no place for the report, before the minutes of a run. */
final class PastePlace {
    private PastePlace() {}

    /**
     * Checks a file.
     *
     * @throws UsageFault  if the file is not there or has no such marks
     */
    static void require(String mark, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageFault("--paste-into: " + file + " is no file");
        }
        if (!MarkedReport.hasPlace(mark, file)) {
            throw new UsageFault("--paste-into: " + file + " has no place " + MarkedReport.place(mark));
        }
    }
}
