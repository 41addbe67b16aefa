package dollarbill.structure;

import dollarbill.market.OptionType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads legs such as {@code +1 C 440 2026-03-20, -1 C 450 2026-03-20, +100 S}.
 *
 * <p>Legs stand between commas. An option is a whole number of contracts, {@code C} or {@code P} (or the word), the strike and the expiry; shares are a
 * whole number and {@code S}. A number without a sign is bought.
 */
public final class LegParser {
    /** Most legs of one structure. */
    public static final int MOST_LEGS = 12;

    /** Most contracts or hundreds of shares of one leg. */
    public static final int MOST_CONTRACTS = 10_000;

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final String QUANTITY = "a whole number of contracts or shares with its sign, not 0 and at most "
            + MOST_CONTRACTS + " contracts, such as +1 or -2";
    private static final String KIND = "C, P or S (call, put, shares)";
    private static final String STRIKE = "a strike above 0";
    private static final String EXPIRY = "the day of expiry, such as 2026-03-20";
    private static final String END = "the end of the leg; a comma parts legs";

    private LegParser() {}

    private record Word(String text, int column) {}

    /** One leg while it is read. */
    private record Words(int leg, List<Word> words, int end) {
        Word at(int index, String allowed) {
            if (index >= words.size()) {
                throw new LegSyntaxException(leg, end, "", allowed);
            }
            return words.get(index);
        }

        LegSyntaxException wrong(Word word, String allowed) {
            return new LegSyntaxException(leg, word.column(), word.text(), allowed);
        }

        void ends(int index) {
            if (index < words.size()) {
                throw wrong(words.get(index), END);
            }
        }
    }

    /**
     * Returns the legs of a text, in its order.
     *
     * @throws LegSyntaxException  if it is not of the form; the first fault is named
     */
    public static List<LegOrder> parse(String text) {
        List<LegOrder> legs = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() : comma;
            if (legs.size() == MOST_LEGS) {
                throw new LegSyntaxException(MOST_LEGS + 1, from + 1, text.substring(from, end).strip(),
                        "absent: at most " + MOST_LEGS + " legs");
            }
            legs.add(leg(words(legs.size() + 1, text, from, end)));
            from = end + 1;
        }
        return legs;
    }

    private static Words words(int leg, String text, int from, int end) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text).region(from, end);
        while (matcher.find()) {
            words.add(new Word(matcher.group(), matcher.start() + 1));
        }
        return new Words(leg, words, end + 1);
    }

    private static LegOrder leg(Words words) {
        Word number = words.at(0, QUANTITY);
        Word kind = words.at(1, KIND);
        return switch (kind.text().toUpperCase(Locale.ROOT)) {
            case "S", "SHARES" -> {
                words.ends(2);
                yield new LegOrder.Shares(quantity(words, number, MOST_CONTRACTS * Leg.CONTRACT_SHARES));
            }
            case "C", "CALL" -> option(words, number, OptionType.CALL);
            case "P", "PUT" -> option(words, number, OptionType.PUT);
            default -> throw words.wrong(kind, KIND);
        };
    }

    private static LegOrder option(Words words, Word number, OptionType type) {
        int quantity = quantity(words, number, MOST_CONTRACTS);
        double strike = strike(words, words.at(2, STRIKE));
        LocalDate expiry = expiry(words, words.at(3, EXPIRY));
        words.ends(4);
        return new LegOrder.Option(quantity, type, strike, expiry);
    }

    private static int quantity(Words words, Word word, int most) {
        if (!word.text().matches("[+-]?\\d{1,9}")) {
            throw words.wrong(word, QUANTITY);
        }
        int quantity = Integer.parseInt(word.text());
        if (quantity == 0 || Math.abs(quantity) > most) {
            throw words.wrong(word, QUANTITY);
        }
        return quantity;
    }

    private static double strike(Words words, Word word) {
        if (!word.text().matches("\\d{1,9}(\\.\\d{1,6})?")) {
            throw words.wrong(word, STRIKE);
        }
        double strike = Double.parseDouble(word.text());
        if (!(strike > 0.0)) {
            throw words.wrong(word, STRIKE);
        }
        return strike;
    }

    private static LocalDate expiry(Words words, Word word) {
        try {
            return LocalDate.parse(word.text());
        } catch (DateTimeParseException notADay) {
            throw words.wrong(word, EXPIRY);
        }
    }
}
