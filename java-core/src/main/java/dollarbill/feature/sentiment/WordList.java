package dollarbill.feature.sentiment;

import dollarbill.market.NewsArticle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges an article by counting good and bad words of finance; {@code finance-words.txt} beside this class is the list.
 *
 * <p>A word counts turned round where one of the three words before it denies.
 */
public final class WordList {
    private static final Pattern WORD = Pattern.compile("[a-z']+");
    private static final int DENIED_WORDS = 3;
    private static final int DENIES = 2;

    private final Map<String, Integer> weights;

    private WordList(Map<String, Integer> weights) {
        this.weights = Map.copyOf(weights);
    }

    /** Returns the list that belongs to this program. */
    public static WordList standard() {
        return Standard.LIST;
    }

    /**
     * Reads a list.
     *
     * @param text  one word a line after {@code +}, {@code -} or {@code !} and a blank; lines with # are comments
     * @throws IllegalArgumentException  if a line begins with another sign, or a word stands twice
     */
    public static WordList parse(String text) {
        Map<String, Integer> weights = new HashMap<>();
        for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
            int weight = switch (line.charAt(0)) {
                case '+' -> 1;
                case '-' -> -1;
                case '!' -> DENIES;
                default -> throw new IllegalArgumentException("line '" + line + "' must begin with +, - or !");
            };
            if (weights.put(line.substring(1).strip(), weight) != null) {
                throw new IllegalArgumentException("word '" + line.substring(1).strip() + "' stands twice");
            }
        }
        return new WordList(weights);
    }

    /** Returns good words less bad words of a text. */
    public int balance(String text) {
        int balance = 0;
        int deniedUntil = -1;
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        for (int i = 0; words.find(); i++) {
            String word = words.group();
            int weight = word.endsWith("n't") ? DENIES : weights.getOrDefault(word, 0);
            if (weight == DENIES) {
                deniedUntil = i + DENIED_WORDS;
            } else {
                balance += i <= deniedUntil ? -weight : weight;
            }
        }
        return balance;
    }

    /** Returns 1 for an article with more good than bad words in headline and summary, −1 for one with more bad, else 0. */
    public int judge(NewsArticle article) {
        return Integer.signum(balance(article.headline()) + balance(article.summary()));
    }

    private static final class Standard {
        static final WordList LIST = read();

        private static WordList read() {
            try (InputStream stream = WordList.class.getResourceAsStream("finance-words.txt")) {
                if (stream == null) {
                    throw new IllegalStateException("resource finance-words.txt is missing");
                }
                return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
