package dollarbill;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.ModelReason;
import dollarbill.market.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of reason codes lists each code once, in the order of the code, and no other. */
class ReasonCodesDocumentTest {
    @Test
    void pageListsEveryReason() throws IOException {
        Path page = Path.of(System.getProperty("project.root"), "docs", "reason-codes.md");
        List<String> listed = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        List<String> known = Stream.concat(Stream.of(Reason.values()), Stream.of(ModelReason.values()))
                .map(Enum::name)
                .toList();
        assertThat(listed).isEqualTo(known);
    }
}
