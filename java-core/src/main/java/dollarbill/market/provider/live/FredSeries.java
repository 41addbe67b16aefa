package dollarbill.market.provider.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dollarbill.market.DatedSeries;
import dollarbill.market.DatedSeries.Observation;
import dollarbill.market.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Macro series from FRED: as JSON with a key, or without one as the CSV behind its graphs.
 *
 * <p>A day without a value is written {@code .} in JSON, and {@code .} or nothing in CSV; it is left out.
 */
final class FredSeries {
    private static final TypeReference<Answer> FORM = new TypeReference<>() {};
    private static final String MISSING = ".";

    private final ProviderClient client;
    private final BaseUrls urls;
    private final Optional<String> key;

    FredSeries(ProviderClient client, BaseUrls urls, Optional<String> key) {
        this.client = client;
        this.urls = urls;
        this.key = key;
    }

    /** The form of the answer. */
    record Answer(@JsonProperty(required = true) List<Row> observations) {}

    /** One observation. */
    record Row(@JsonProperty(required = true) String date, @JsonProperty(required = true) String value) {}

    /**
     * Asks for a series from a day on.
     *
     * @throws ProviderException  if it cannot be had
     */
    DatedSeries series(String name, LocalDate since) {
        return key.map(secret -> json(name, since, secret)).orElseGet(() -> csv(name, since));
    }

    private DatedSeries json(String name, LocalDate since, String secret) {
        ProviderRequest request = ProviderRequest.to(urls.fred(), "/fred/series/observations")
                .with("series_id", name)
                .with("api_key", secret)
                .with("file_type", "json")
                .with("observation_start", since.toString());
        return client.get(request, body -> series(name, Payload.read(client.provider(), body, FORM).observations()));
    }

    private DatedSeries csv(String name, LocalDate since) {
        URI base = urls.fredGraph();
        ProviderRequest request = ProviderRequest.to(base, "/graph/fredgraph.csv")
                .with("id", name)
                .with("cosd", since.toString());
        return client.get(request, body -> series(name, rows(name, new String(body, StandardCharsets.UTF_8))));
    }

    /** Reads the two columns; the first was headed DATE once and is headed observation_date now. */
    private List<Row> rows(String name, String text) {
        List<String> lines = text.lines().toList();
        String header = lines.isEmpty() ? "" : lines.getFirst().strip();
        if (!header.equals("observation_date," + name) && !header.equals("DATE," + name)) {
            throw ProviderException.changed(
                    client.provider(),
                    "header",
                    "'" + header.substring(0, Math.min(header.length(), 60)) + "', expected 'observation_date," + name
                            + "'");
        }
        if (!text.endsWith("\n")) {
            throw new ProviderException(
                    client.provider(), Reason.SOURCE_MALFORMED, "CSV ends within line " + lines.size());
        }
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length != 2) {
                throw ProviderException.changed(client.provider(), "line " + (rows.size() + 2), "expected two cells");
            }
            rows.add(new Row(cells[0].strip(), cells[1].strip()));
        }
        return rows;
    }

    private DatedSeries series(String name, List<Row> rows) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (!row.value().equals(MISSING) && !row.value().isEmpty()) {
                observations.add(observation(row, i));
            }
        }
        if (observations.isEmpty()) {
            throw new ProviderException(client.provider(), Reason.SOURCE_NOT_FOUND, "no value of " + name);
        }
        try {
            return new DatedSeries(name, observations);
        } catch (IllegalArgumentException e) {
            throw ProviderException.changed(client.provider(), "observations.date", String.valueOf(e.getMessage()));
        }
    }

    private Observation observation(Row row, int index) {
        try {
            double value = Double.parseDouble(row.value());
            if (Double.isFinite(value)) {
                return new Observation(LocalDate.parse(row.date()), value);
            }
        } catch (NumberFormatException | DateTimeException e) {
            // told below with both texts
        }
        throw ProviderException.changed(
                client.provider(),
                "observations[" + index + "]",
                "'" + row.date() + "', '" + row.value() + "', expected a date and a number or '.'");
    }
}
