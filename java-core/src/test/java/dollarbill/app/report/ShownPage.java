package dollarbill.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * What Chromium made of a page.
 *
 * @param dom  its document after all scripts
 * @param console  what it complained of
 * @param picture  its picture
 */
record ShownPage(String dom, List<String> console, BufferedImage picture) {
    /** What the browser's graphics say of themselves; the page has no part in it. */
    private static final Pattern GRAPHICS = Pattern.compile("willReadFrequently|GL Driver Message");

    private static final Pattern CONSOLE = Pattern.compile(":CONSOLE[:(]\\d+[)\\]]");

    private static final String MEASURE = """
            <script>setInterval(() => { document.documentElement.dataset.overflow =
              document.documentElement.scrollWidth - document.documentElement.clientWidth; }, 50);</script></body>""";

    /**
     * Shows a page; the calling test is skipped where there is no Chromium.
     *
     * @param folder  for the files of the browser
     * @param html  the page
     * @param hash  the part of the address after the file, or an empty text
     */
    static ShownPage of(Path folder, String html, String hash, int width, int height, String... more)
            throws Exception {
        Path browser = chromium();
        Path page = folder.resolve("page.html");
        int end = html.lastIndexOf("</body>");
        Files.writeString(page, html.substring(0, end) + MEASURE + html.substring(end + "</body>".length()));
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
        return new ShownPage(Files.readString(dom), console, ImageIO.read(picture.toFile()));
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

    /** Returns the share of the picture that is coloured. */
    double colours() {
        return PageParts.coloured(picture) / (double) ((long) picture.getWidth() * picture.getHeight());
    }
}
