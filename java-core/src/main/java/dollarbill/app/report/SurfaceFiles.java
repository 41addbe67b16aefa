package dollarbill.app.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.SurfaceCsv;
import dollarbill.app.SurfaceReading;
import dollarbill.bridge.registry.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files a surface is left in: {@code SYMBOL_vol_surface} as {@code .csv}, {@code .json} and {@code .html}, and its
 * pictures, each written aside and then into place.
 *
 * @param tables  folder of the CSV
 * @param pages  folder of everything else
 */
public record SurfaceFiles(Path tables, Path pages) {
    /** Returns the folders of a project: {@code data} and {@code out/surface}. */
    public static SurfaceFiles of(Path home) {
        return new SurfaceFiles(home.resolve("data"), home.resolve("out").resolve("surface"));
    }

    /** Returns one folder for all files. */
    public static SurfaceFiles in(Path folder) {
        return new SurfaceFiles(folder, folder);
    }

    /**
     * Writes the files of one surface.
     *
     * @param reading  the surface
     * @param document  its document
     * @param pictures  whether to write PNG pictures too
     * @return the files, in the order written
     */
    public List<Path> write(SurfaceReading.Fitted reading, ObjectNode document, boolean pictures) throws IOException {
        Files.createDirectories(tables);
        Files.createDirectories(pages);
        String symbol = reading.chain().underlying().value().toLowerCase(Locale.ROOT);
        List<Path> written = new ArrayList<>();
        Path csv = tables.resolve(SurfaceCsv.fileName(symbol));
        SurfaceCsv.write(reading, csv);
        written.add(csv);
        Path json = pages.resolve(symbol + "_vol_surface.json");
        AtomicFile.write(json, document.toPrettyString() + System.lineSeparator());
        written.add(json);
        Path page = pages.resolve(symbol + "_vol_surface.html");
        AtomicFile.write(page, SurfacePage.page(reading, document));
        written.add(page);
        if (pictures) {
            for (Map.Entry<String, byte[]> image : SurfaceImages.of(reading, document).entrySet()) {
                Path file = pages.resolve(symbol + "_" + image.getKey() + ".png");
                AtomicFile.write(file, image.getValue());
                written.add(file);
            }
        }
        return written;
    }
}
