package dollarbill.math;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that a misspelt one was probably meant to be. */
public final class NearestName {
    private NearestName() {}

    /**
     * Returns the known name with the smallest edit distance, if that is at most a third of the longer name; among equals
     * the first in alphabetical order.
     */
    public static Optional<String> of(String written, Collection<String> known) {
        return known.stream()
                .filter(k -> 3 * distance(written, k) <= Math.max(written.length(), k.length()))
                .min(Comparator.<String>comparingInt(k -> distance(written, k)).thenComparing(k -> k));
    }

    /** Returns the Levenshtein distance: insertions, deletions and replacements that turn one text into the other. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
