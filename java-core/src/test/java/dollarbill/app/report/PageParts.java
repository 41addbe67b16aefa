package dollarbill.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What tests take out of pages and pictures. */
final class PageParts {
    private static final Pattern DATA = Pattern
            .compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private PageParts() {}

    /** Returns the data a page draws from. */
    static JsonNode data(String page) throws IOException {
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).isTrue();
        return new ObjectMapper().readTree(matcher.group(1));
    }

    /** Returns the section of a page. */
    static String section(String page, String id) {
        int from = page.indexOf("<section id=\"" + id + "\">");
        assertThat(from).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }

    /** Returns how many pixels are coloured; axes, grid and text are grey. */
    static long coloured(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> coloured(image.getRGB(i % image.getWidth(), i / image.getWidth())))
                .count();
    }

    private static boolean coloured(int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > 60;
    }
}
