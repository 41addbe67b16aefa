package dollarbill.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Holds the list of daily features in {@code docs/features.md} to the registry.
 *
 * <p>With {@code -Ddocuments.write=true} the list is written anew.
 */
class FeaturesDocumentTest {
    private static final String BEGIN = "<!-- features: written by a test, see FeaturesDocumentTest -->\n";
    private static final String END = "<!-- end of features -->";

    @Test
    void documentListsWhatTheRegistryDefines() throws IOException {
        Path page = Path.of(System.getProperty("project.root"), "docs", "features.md");
        String text = Files.readString(page);
        String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        String renewed = before + list() + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("documents.write")) {
            Files.writeString(page, renewed);
        }
        assertThat(Files.readString(page))
                .as("docs/features.md; run FeaturesDocumentTest with -Ddocuments.write=true")
                .isEqualTo(renewed);
    }

    private static String list() {
        StringBuilder list = new StringBuilder();
        for (FeatureGroup group : FeatureGroup.values()) {
            List<FeatureDefinition> members = FeatureRegistry.daily()
                    .definitions()
                    .stream()
                    .filter(definition -> definition.group() == group)
                    .toList();
            if (!members.isEmpty()) {
                list.append("\n## ").append(heading(group)).append(" (").append(members.size()).append(")\n\n");
                list.append("| feature | unit | warm-up, bars | meaning | source |\n|---|---|---|---|---|\n");
                members.forEach(definition -> list.append(row(definition)));
            }
        }
        return list.append('\n').toString();
    }

    private static String row(FeatureDefinition definition) {
        return "| `%s` | %s | %d | %s | %s |\n".formatted(
                definition.name(),
                cell(definition.unit()),
                definition.warmUp(),
                cell(definition.meaning()),
                cell(definition.source()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String heading(FeatureGroup group) {
        String words = group.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
