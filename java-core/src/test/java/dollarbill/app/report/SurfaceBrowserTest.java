package dollarbill.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.ReferenceTable;
import dollarbill.app.SurfaceDocument;
import dollarbill.app.SurfaceReading;
import dollarbill.app.SurfaceTests;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a surface in Chromium: it draws everything, complains of nothing and fits a phone. */
class SurfaceBrowserTest {
    @TempDir
    Path folder;

    @Test
    void drawsTheSurfaceTheSmileAskedForAndTheTermStructure() throws Exception {
        SurfaceReading.Fitted reading = SurfaceTests.sample("AAPL_2026-10-30.csv.gz");
        String expiry = reading.fit().surface().slices().getLast().expiry().toString();
        ShownPage shown = show(reading, "#expiry=" + expiry, 1280, 1000);
        assertThat(shown.console()).isEmpty();
        assertThat(shown.dom()).contains("data-drawn=\"" + expiry + "\"").contains("<canvas");
        assertThat(count(shown.dom(), "class=\"main-svg\"")).isGreaterThanOrEqualTo(6);
        assertThat(shown.dom()).contains("<td>call</td>", "<td>put</td>");
        assertThat(shown.colours()).as("share of the window that is coloured").isGreaterThan(0.04);
    }

    @Test
    void fitsANarrowWindowInDarkColours() throws Exception {
        ShownPage shown = show(SurfaceTests.sample("SPY_2026-10-30.csv.gz"), "", 500, 900,
                "--blink-settings=preferredColorScheme=0");
        assertThat(shown.console()).isEmpty();
        assertThat(shown.dom()).contains("data-overflow=\"0\"").contains("data-drawn=");
        int corner = shown.picture().getRGB(2, 2) & 0xff;
        assertThat(corner).as("blue of the page's background").isLessThan(0x40);
    }

    /** What {@code scripts/run_vol_surface AAPL --data ../shared/data} leaves: American quotes of 22 expiries. */
    @Test
    @Tag("long")
    void drawsARealChainOfAmericanOptions() throws Exception {
        SurfaceReading.Fitted reading = SurfaceTests.fitted(
                ReferenceTable.sharedData().resolve("chains/AAPL_2026-02-11.csv.gz"));
        ShownPage shown = show(reading, "", 1280, 1000);
        assertThat(shown.console()).isEmpty();
        assertThat(shown.dom()).contains("data-drawn=").contains("<canvas");
        assertThat(count(shown.dom(), "class=\"main-svg\"")).isGreaterThanOrEqualTo(6);
        assertThat(shown.colours()).as("share of the window that is coloured").isGreaterThan(0.04);
    }

    private ShownPage show(SurfaceReading.Fitted reading, String hash, int width, int height, String... more)
            throws Exception {
        return ShownPage.of(folder, SurfacePage.page(reading, SurfaceDocument.of(reading)), hash, width, height, more);
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
