package dollarbill.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dollarbill.ReferenceTable;
import dollarbill.app.SurfaceDocument;
import dollarbill.app.SurfaceReading;
import dollarbill.app.SurfaceTests;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a surface in Chromium: it draws everything, complains of nothing and fits a phone. */
class SurfaceBrowserTest {
    /** What the browser's graphics say of themselves; the page has no part in it. */
    private static final Pattern GRAPHICS = Pattern.compile("willReadFrequently|GL Driver Message");

    private static final Pattern CONSOLE = Pattern.compile(":CONSOLE[:(]\\d+[)\\]]");

    private static final String MEASURE = """
            <script>setInterval(() => { document.documentElement.dataset.overflow =
              document.documentElement.scrollWidth - document.documentElement.clientWidth; }, 50);</script></body>""";

    @TempDir
    Path folder;

    /** What the browser made of a page: its document after all scripts, its console, its picture. */
    private record Shown(String dom, List<String> console, BufferedImage picture) {}

    @Test
    void drawsTheSurfaceTheSmileAskedForAndTheTermStructure() throws Exception {
        SurfaceReading.Fitted reading = SurfaceTests.sample("AAPL_2026-10-30.csv.gz");
        String expiry = reading.fit().surface().slices().getLast().expiry().toString();
        Shown shown = show(page(reading), "#expiry=" + expiry, 1280, 1000);
        assertThat(shown.console).isEmpty();
        assertThat(shown.dom).contains("data-drawn=\"" + expiry + "\"").contains("<canvas");
        assertThat(count(shown.dom, "class=\"main-svg\"")).isGreaterThanOrEqualTo(6);
        assertThat(shown.dom).contains("<td>call</td>", "<td>put</td>");
        assertThat(colours(shown.picture)).as("share of the window that is coloured").isGreaterThan(0.04);
    }

    @Test
    void fitsANarrowWindowInDarkColours() throws Exception {
        Shown shown = show(page(SurfaceTests.sample("SPY_2026-10-30.csv.gz")), "", 500, 900,
                "--blink-settings=preferredColorScheme=0");
        assertThat(shown.console).isEmpty();
        assertThat(shown.dom).contains("data-overflow=\"0\"").contains("data-drawn=");
        int corner = shown.picture.getRGB(2, 2) & 0xff;
        assertThat(corner).as("blue of the page's background").isLessThan(0x40);
    }

    /** What {@code scripts/run_vol_surface AAPL --data ../shared/data} leaves: American quotes of 22 expiries. */
    @Test
    @Tag("long")
    void drawsARealChainOfAmericanOptions() throws Exception {
        SurfaceReading.Fitted reading = SurfaceTests.fitted(
                ReferenceTable.sharedData().resolve("chains/AAPL_2026-02-11.csv.gz"));
        Shown shown = show(page(reading), "", 1280, 1000);
        assertThat(shown.console).isEmpty();
        assertThat(shown.dom).contains("data-drawn=").contains("<canvas");
        assertThat(count(shown.dom, "class=\"main-svg\"")).isGreaterThanOrEqualTo(6);
        assertThat(colours(shown.picture)).as("share of the window that is coloured").isGreaterThan(0.04);
    }

    private Path page(SurfaceReading.Fitted reading) throws IOException {
        Path file = folder.resolve("page.html");
        String page = SurfacePage.page(reading, SurfaceDocument.of(reading));
        Files.writeString(file, page.replace("</body>", MEASURE));
        return file;
    }

    private Shown show(Path page, String hash, int width, int height, String... more) throws Exception {
        Path browser = chromium();
        Path picture = folder.resolve("page.png");
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(
                browser.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--enable-unsafe-swiftshader", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + folder.resolve("profile"), "--virtual-time-budget=20000",
                "--window-size=" + width + "," + height, "--enable-logging=stderr", "--v=0", "--screenshot=" + picture,
                "--dump-dom"));
        command.addAll(List.of(more));
        command.add(page.toUri() + hash);
        Process process = new ProcessBuilder(command).redirectOutput(dom.toFile()).redirectError(log.toFile()).start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("Chromium ended").isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        List<String> console = Files.readString(log)
                .lines()
                .filter(line -> CONSOLE.matcher(line).find() && !GRAPHICS.matcher(line).find())
                .toList();
        return new Shown(Files.readString(dom), console, ImageIO.read(picture.toFile()));
    }

    private static Path chromium() {
        Optional<Path> found = Stream.of(String.valueOf(System.getenv("PATH")).split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
        assumeThat(found).as("this test needs chromium on the path (Debian package chromium)").isPresent();
        return found.orElseThrow();
    }

    private static double colours(BufferedImage image) {
        long coloured = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int red = rgb >> 16 & 0xff;
                int green = rgb >> 8 & 0xff;
                int blue = rgb & 0xff;
                coloured += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > 60 ? 1 : 0;
            }
        }
        return coloured / (double) ((long) image.getWidth() * image.getHeight());
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
