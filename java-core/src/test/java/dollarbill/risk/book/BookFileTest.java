package dollarbill.risk.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookFileTest {
    private static final Symbol AAPL = Symbol.of("AAPL");

    private static final String JSON = """
            { // a small book
              "account": {"equity": 50000, "peak_equity": 52000.5},
              "positions": [
                {"symbol": "AAPL", "type": "call", "strike": 230, "expiry": "2026-12-18", "quantity": -2, "entry_price": 5.1},
                {"id": "core", "symbol": "AAPL", "type": "shares", "quantity": 150.5, "entry_price": 221.4},
                {"symbol": "AAPL", "type": "put", "strike": 210.5, "expiry": "2026-12-18", "quantity": 1, "multiplier": 10,
                 "entry_price": 0}
              ]
            }
            """;

    @Test
    void readsOptionsAndSharesFromJson() {
        Book book = BookFile.json("book.json", JSON);
        assertThat(book.account()).contains(new Account(50_000, 52_000.5, 50_000));
        assertThat(book.positions()).containsExactly(
                new Position.Options("AAPL 2026-12-18 C 230", AAPL, OptionType.CALL, 230, LocalDate.of(2026, 12, 18),
                        -2, 100, 5.1),
                new Position.Shares("core", AAPL, 150.5, 221.4),
                new Position.Options("AAPL 2026-12-18 P 210.5", AAPL, OptionType.PUT, 210.5, LocalDate.of(2026, 12, 18),
                        1, 10, 0));
        assertThat(book.positions().get(0).shares()).isEqualTo(-200.0);
        assertThat(book.positions().get(0).entryValue()).isCloseTo(-1020.0, within(1e-9));
    }

    @Test
    void readsTheSameFromCsv() {
        Book book = BookFile.csv("book.csv", """
                id,symbol,type,strike,expiry,quantity,multiplier,entry_price
                ,AAPL,call,230,2026-12-18,-2,,5.1
                core,AAPL,shares,,,150.5,,221.4
                ,AAPL,put,210.5,2026-12-18,1,10,0
                """);
        assertThat(book.positions()).isEqualTo(BookFile.json("book.json", JSON).positions());
        assertThat(book.account()).isEmpty();
    }

    @Test
    void namesEqualContractsApart() {
        Book book = BookFile.csv("book.csv", """
                symbol,type,quantity,entry_price
                AAPL,shares,1,2
                AAPL,shares,1,2
                """);
        assertThat(book.positions()).extracting(Position::id).containsExactly("AAPL shares", "AAPL shares #2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'{\"positions\": [\n{\"symbol\": \"aapl\", \"type\": \"shares\", \"quantity\": 1, \"entry_price\": 1}]}' | b:2 [$.positions[0].symbol]: 'aapl' must be 1 to 12 upper-case letters, digits, dots or dashes",
        "'{\"positions\": [{\"symbol\": \"A\", \"type\": \"share\", \"quantity\": 1, \"entry_price\": 1}]}' | b:1 [$.positions[0].type]: 'share' must be call, put or shares",
        "'{\"positions\": [{\"symbol\": \"A\", \"type\": \"shares\", \"quantity\": \"1\", \"entry_price\": 1}]}' | b:1 [$.positions[0].quantity]: '1' must be a number from -1e12 to 1e12",
        "'{\"positions\": [{\"symbol\": \"A\", \"type\": \"shares\", \"quantity\": 0, \"entry_price\": 1}]}' | b:1 [$.positions[0].quantity]: '0' must be other than zero: positive bought, negative sold",
        "'{\"positions\": [{\"symbol\": \"A\", \"type\": \"shares\", \"quantity\": 1}]}' | b:1 [$.positions[0].entry_price]: '' must be a number from 0 to 1e12",
        "'{\"positions\": [{\"symbol\": \"A\", \"type\": \"shares\", \"quantity\": 1, \"entry_price\": 1, \"strike\": 5}]}' | b:1 [$.positions[0].strike]: '5' must be left out for shares",
        "'{\"positions\": [{\"symbol\": \"A\", \"type\": \"call\", \"quantity\": 1.5, \"entry_price\": 1, \"strike\": 5, \"expiry\": \"2026-01-16\"}]}' | b:1 [$.positions[0].quantity]: '1.5' must be a whole number from -1e+12 to 1e+12",
        "'{\"positions\": [{\"symbol\": \"A\", \"type\": \"call\", \"quantity\": 1, \"entry_price\": 1, \"strike\": -5, \"expiry\": \"2026-01-16\"}]}' | b:1 [$.positions[0].strike]: '-5' must be a positive number up to 1e12",
        "'{\"positions\": [{\"symbol\": \"A\", \"type\": \"call\", \"quantity\": 1, \"entry_price\": 1, \"strike\": 5, \"expiry\": \"2026-02-30\"}]}' | b:1 [$.positions[0].expiry]: '2026-02-30' must be a date as 2026-12-18",
        "'{\"positions\": [{\"symbl\": 3}]}' | b:1 [$.positions[0].symbl]: '3' must be a known member; allowed: id, symbol, type, strike, expiry, quantity, multiplier, entry_price",
        "'{\"account\": {\"equity\": 1, \"peak_equity\": 0}, \"positions\": []}' | b:1 [$.account.peak_equity]: '0' must be a positive number up to 1e15",
        "'{\"book\": 1, \"positions\": []}' | b:1 [$.book]: '1' must be a known member; allowed: account, note, positions",
        "'{}' | b:1 [$.positions]: '' must be an array of positions",
        "'[]' | b:1 [$]: '' must be an object with the member \"positions\"",
    })
    void refusesByLinePathValueAndDomain(String json, String message) {
        assertThatThrownBy(() -> BookFile.json("b", json)).isInstanceOf(BookRefused.class)
                .message()
                .satisfies(said -> assertThat(said.lines()).contains(message));
    }

    @Test
    void refusesWhatIsNoJsonByItsLine() {
        assertThatThrownBy(() -> BookFile.json("b", "{\"positions\": [\n  {]")).isInstanceOf(BookRefused.class)
                .hasMessageStartingWith("b:2 [$]");
    }

    @Test
    void refusesCsvByLineColumnValueAndDomain() {
        assertThatThrownBy(() -> BookFile.csv("b.csv", """
                symbol,type,strike,expiry,quantity,entry_price
                AAPL,call,230,2026-12-18,-2,5.1
                AAPL,call,x,2026-13-18,-2,NaN
                """)).hasMessage("""
                b.csv:3 [entry_price]: 'NaN' must be a number from 0 to 1e12
                b.csv:3 [strike]: 'x' must be a positive number up to 1e12
                b.csv:3 [expiry]: '2026-13-18' must be a date as 2026-12-18""");
        assertThatThrownBy(() -> BookFile.csv("b.csv", "symbol,type,quantity\n"))
                .hasMessageContaining("b.csv:1 [entry_price]");
        assertThatThrownBy(
                () -> BookFile.csv("b.csv", "id,symbol,type,quantity,entry_price\na,A,shares,1,1\na,A,shares,1,1\n"))
                .hasMessage("b.csv:3 [id]: 'a' must be unique; it stands in line 2 already");
    }
}
