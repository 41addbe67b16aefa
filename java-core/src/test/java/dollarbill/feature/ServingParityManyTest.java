package dollarbill.feature;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The comparison of {@link ServingParityTest} over a thousand rows. */
@Tag("long")
class ServingParityManyTest {
    @Test
    void aThousandServedRowsAreExportedRows() {
        ServingParityTest.compare(1_000, 6L);
    }
}
