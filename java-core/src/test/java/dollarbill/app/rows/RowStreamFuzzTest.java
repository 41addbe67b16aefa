package dollarbill.app.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.Mutation;
import dollarbill.app.csv.CsvBlock;
import dollarbill.app.csv.CsvCells;
import dollarbill.app.csv.CsvRecords;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.pricing.american.AmericanAccuracy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/**
 * Whatever is streamed, the rows come back as many as they went, each with an answer or a reason, or the file is refused
 * by name.
 */
class RowStreamFuzzTest {
    /** The reason of a row that has its price all the same. */
    private static final String PRICE_ALONE = Reason.HESTON_GREEKS_UNRESOLVED.name();

    private static final byte[] PRICES = """
            id,model,type,spot,strike,t,r,q,vol,v0,kappa,theta,sigma,rho,note
            1,black,C,100,110,0.5,0.03,0.01,0.2,,,,,,"a, ""b"" c"
            2,heston,put,100,90,1,0.03,0.01,,0.04,1.5,0.05,0.4,-0.7,
            3,american,P,100,95,0.25,0.05,0,0.3,,,,,,é
            4,black,call,100,100,0,0,0,0,,,,,,"two
            lines"
            5,heston,C,1e2,1.2e2,2.0,-0.01,+0.02,,0.01,3,0.02,0.1,0.5,x
            """.getBytes(StandardCharsets.UTF_8);
    private static final byte[] FORWARDS = """
            is_call,forward,strike,t,vol
            1,100,120,1,0.2
            0,100,80,0.01,0.5
            true,100,100,2,0
            """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    private static final byte[] VALUES = """
            type,spot,strike,t,r,price,x
            C,100,110,0.5,0.03,2.5,
            P,100,110,0.5,0.03,11.5,"q"
            P,100,110,0.5,0.03,1,z
            C,100,90,0.5,0,100,
            """.getBytes(StandardCharsets.UTF_8);

    @Property(tries = 400, seed = "20260331")
    void damagedFiles(@ForAll long seed) throws IOException {
        damage(seed);
    }

    @Property(tries = 50_000, seed = "20260338")
    @Tag("long")
    void manyDamagedFiles(@ForAll long seed) throws IOException {
        damage(seed);
    }

    @Property(tries = 200, seed = "20260332")
    void noise(@ForAll @Size(max = 300) byte[] noise) throws IOException {
        check(noise, Question.impliedVolatility());
    }

    private static void damage(long seed) throws IOException {
        Question price = Question.price(GreekSet.ALL, AmericanAccuracy.FAST);
        check(Mutation.of(PRICES, seed), price);
        check(Mutation.of(FORWARDS, seed), price);
        check(Mutation.of(VALUES, seed), Question.impliedVolatility());
    }

    private static void check(byte[] file, Question question) throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        RowSummary summary;
        try {
            summary = new RowStream(question, new RowStream.Settings(false, "x_", 1))
                    .run("rows.csv", new ByteArrayInputStream(file), csv, rows -> {});
        } catch (DataFault fault) {
            assertThat(fault.file()).isEqualTo("rows.csv");
            return;
        }
        List<List<String>> given = records(file);
        List<List<String>> written = records(csv.toByteArray());
        assertThat(written).hasSameSizeAs(given).hasSize((int) summary.rows() + 1);
        int added = question.columns().size() + 2;
        int width = given.getFirst().size();
        for (int i = 0; i < given.size(); i++) {
            List<String> row = written.get(i);
            assertThat(row).as("record %d of %s", i, csv).hasSize(width + added);
            if (given.get(i).size() == width) {
                assertThat(row.subList(0, width)).isEqualTo(given.get(i));
            }
            if (i > 0) {
                String reason = row.get(width + added - 2);
                assertThat(row.get(width).isEmpty())
                        .as("record %d has an answer or a reason: %s", i, row)
                        .isEqualTo(!reason.isEmpty() && !reason.equals(PRICE_ALONE));
            }
        }
        checkJson(file, question, summary);
    }

    private static void checkJson(byte[] file, Question question, RowSummary summary) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        RowSummary same = new RowStream(question, new RowStream.Settings(true, "x_", 1))
                .run("rows.csv", new ByteArrayInputStream(file), json, rows -> {});
        assertThat(same).isEqualTo(summary);
        JsonNode rows = new ObjectMapper().readTree(json.toByteArray()).get("rows");
        assertThat(rows).hasSize((int) summary.rows());
    }

    /** Returns the cells of all records that are not blank; a cell that is not well quoted as it is written. */
    private static List<List<String>> records(byte[] file) throws IOException {
        CsvRecords records = new CsvRecords("check", new ByteArrayInputStream(file), 1 << 16);
        CsvCells cells = new CsvCells();
        List<List<String>> all = new ArrayList<>();
        for (Optional<CsvBlock> block = records.next(); block.isPresent(); block = records.next()) {
            for (int record = 0; record < block.get().records(); record++) {
                if (block.get().blank(record)) {
                    continue;
                }
                cells.find(block.get(), record);
                List<String> row = new ArrayList<>();
                for (int cell = 0; cell < cells.count(); cell++) {
                    row.add(cells.wellQuoted(cell) ? cells.whole(cell) : cells.written(cell));
                }
                all.add(row);
            }
        }
        return all;
    }
}
