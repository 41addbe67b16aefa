package dollarbill.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dollarbill.market.OptionType;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legs as text: what is read, and where a fault is said to be. */
class LegParserTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 20);

    @Test
    void readsOptionsAndShares() {
        assertThat(LegParser.parse("+1 C 440 2026-03-20, -1 C 450 2026-03-20")).containsExactly(
                new LegOrder.Option(1, OptionType.CALL, 440, MARCH),
                new LegOrder.Option(-1, OptionType.CALL, 450, MARCH));
        assertThat(LegParser.parse(" 2 put 97.5 2026-03-20 ,-150 shares,+50 s")).containsExactly(
                new LegOrder.Option(2, OptionType.PUT, 97.5, MARCH),
                new LegOrder.Shares(-150),
                new LegOrder.Shares(50));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                       | 1 | 1  | ''          | a whole number of contracts",
        "+1 C 440 2026-03-20,                     | 2 | 21 | ''          | a whole number of contracts",
        "+1                                       | 1 | 3  | ''          | C, P or S",
        "+1 X 440 2026-03-20                      | 1 | 4  | X           | C, P or S",
        "0 C 440 2026-03-20                       | 1 | 1  | 0           | not 0",
        "1.5 C 440 2026-03-20                     | 1 | 1  | 1.5         | whole number",
        "10001 C 440 2026-03-20                   | 1 | 1  | 10001       | at most 10000",
        "1 C                                      | 1 | 4  | ''          | a strike above 0",
        "1 C 0 2026-03-20                         | 1 | 5  | 0           | a strike above 0",
        "1 C -5 2026-03-20                        | 1 | 5  | -5          | a strike above 0",
        "1 C 1e3 2026-03-20                       | 1 | 5  | 1e3         | a strike above 0",
        "1 C 440 20.3.2026                        | 1 | 9  | 20.3.2026   | such as 2026-03-20",
        "1 C 440 2026-02-30                       | 1 | 9  | 2026-02-30  | such as 2026-03-20",
        "1 C 440 2026-03-20 now                   | 1 | 20 | now         | the end of the leg",
        "100 S 440                                | 1 | 7  | 440         | the end of the leg",
        "1 C 440 2026-03-20, 1 P 430 2026-13-20   | 2 | 29 | 2026-13-20  | such as 2026-03-20",
    })
    void namesPlaceValueAndWhatIsAllowed(String text, int leg, int column, String value, String allowed) {
        LegSyntaxException fault = catchThrowableOfType(
                LegSyntaxException.class, () -> LegParser.parse(text));
        assertThat(fault.leg()).isEqualTo(leg);
        assertThat(fault.column()).isEqualTo(column);
        assertThat(fault.value()).isEqualTo(value);
        assertThat(fault.allowed()).contains(allowed);
        assertThat(fault).hasMessageContaining("leg " + leg + ", column " + column).hasMessageContaining(allowed);
    }

    @Test
    void refusesTooManyLegs() {
        String leg = "1 C 440 2026-03-20";
        String most = String.join(",", java.util.Collections.nCopies(LegParser.MOST_LEGS, leg));
        assertThat(LegParser.parse(most)).hasSize(LegParser.MOST_LEGS);
        assertThatThrownBy(() -> LegParser.parse(most + "," + leg)).hasMessageContaining("at most 12 legs");
    }

    @Property(tries = 500, seed = "3")
    void anyTextIsReadOrRefusedByName(
            @ForAll @StringLength(max = 30) @CharRange(from = ' ', to = 'z') String text) {
        try {
            List<LegOrder> legs = LegParser.parse(text);
            assertThat(legs).isNotEmpty();
        } catch (LegSyntaxException fault) {
            assertThat(fault.column()).isBetween(1, text.length() + 1);
        }
    }
}
