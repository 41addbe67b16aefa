package dollarbill.app.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.registry.AtomicFile;
import dollarbill.structure.StructureAnalysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files an analysed structure is left in, each written aside and then into place. */
public final class StructureFiles {
    private StructureFiles() {}

    /** Writes the payoff as PNG. */
    public static void writePicture(StructureAnalysis analysis, ObjectNode document, Path file) throws IOException {
        folder(file);
        AtomicFile.write(file, StructureImages.payoff(analysis, document));
    }

    /** Writes the page of a document. */
    public static void writePage(ObjectNode document, Path file) throws IOException {
        folder(file);
        AtomicFile.write(file, StructurePage.page(document));
    }

    private static void folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }
}
