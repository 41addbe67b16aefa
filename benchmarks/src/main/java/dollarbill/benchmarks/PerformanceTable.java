package dollarbill.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the figures of a JMH result file into the part of Markdown documents that belongs to their group. */
public final class PerformanceTable {
    /** The group whose works are compared with those of other libraries. */
    private static final String COMPARED = "pricing";

    private PerformanceTable() {}

    /**
     * Rewrites the table of one group in each document.
     *
     * @param arguments  group, JMH's JSON file, Markdown documents
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("three arguments needed at least: GROUP RESULTS.json DOCUMENT.md...");
        }
        String group = arguments[0];
        Path file = Path.of(arguments[1]);
        JsonNode results = new ObjectMapper().readTree(file.toFile());
        String table = group.equals(COMPARED)
                ? ComparisonTable.render(results, file.resolveSibling("quantlib.json"))
                : table(results);
        for (int i = 2; i < arguments.length; i++) {
            replace(Path.of(arguments[i]), group, machine(results) + table);
        }
    }

    private static void replace(Path document, String group, String table) throws IOException {
        String begin = "<!-- benchmark " + group + " -->";
        String end = "<!-- end of benchmark " + group + " -->";
        String text = Files.readString(document);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(document + " lacks the lines " + begin + " and " + end);
        }
        String renewed = text.substring(0, from + begin.length()) + "\n" + table + text.substring(to);
        Path aside = document.resolveSibling(document.getFileName() + ".new");
        Files.writeString(aside, renewed);
        Files.move(aside, document, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String machine(JsonNode results) throws IOException {
        JsonNode first = results.get(0);
        return "\nMachine: " + processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors. JVM: "
                + first.get("vmName").asText() + ' ' + first.get("vmVersion").asText() + ". JMH "
                + first.get("jmhVersion").asText() + ".\n\n";
    }

    private static String table(JsonNode results) {
        StringBuilder table = new StringBuilder("| work | score | p50 | p99 | unit |\n|---|---:|---:|---:|---|\n");
        List<JsonNode> rows = new ArrayList<>();
        results.forEach(rows::add);
        for (JsonNode row : rows) {
            JsonNode metric = row.get("primaryMetric");
            table.append("| ")
                    .append(name(row))
                    .append(" | ")
                    .append(figure(metric.get("score").asDouble()))
                    .append(" ± ")
                    .append(error(metric.get("scoreError")))
                    .append(" | ")
                    .append(percentile(row, "50.0"))
                    .append(" | ")
                    .append(percentile(row, "99.0"))
                    .append(" | ")
                    .append(metric.get("scoreUnit").asText())
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }

    private static String name(JsonNode row) {
        String benchmark = row.get("benchmark").asText();
        String[] parts = benchmark.split("\\.", -1);
        String name = parts[parts.length - 2] + "." + parts[parts.length - 1];
        JsonNode parameters = row.path("params");
        return parameters.isEmpty() ? name : name + " " + parameters.toString().replace("\"", "");
    }

    private static String percentile(JsonNode row, String which) {
        return row.get("mode").asText().equals("sample")
                ? figure(row.get("primaryMetric").get("scorePercentiles").get(which).asDouble())
                : "";
    }

    private static String error(JsonNode error) {
        return error.isNumber() ? figure(error.asDouble()) : "?";
    }

    private static String figure(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static String processor() throws IOException {
        Path information = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(information)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(information)
                .stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
