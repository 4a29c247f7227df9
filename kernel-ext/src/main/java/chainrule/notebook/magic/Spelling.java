package chainrule.notebook.magic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of the names that are there somebody may have meant. */
public final class Spelling {

    private Spelling() {}

    /** The nearest name that differs in a third of its letters at most, in one if it has two, or in case only. */
    public static Optional<String> closest(String meant, Collection<String> names) {
        int most = meant.length() < 2 ? 0 : Math.max(1, meant.length() / 3);
        return names.stream()
                .filter(name -> distance(meant, name) <= most)
                .min(Comparator.comparingInt((String name) -> distance(meant, name)).thenComparing(name -> name));
    }

    /** How many letters to put in, take out, change or swap with the next, upper and lower case being the same. */
    private static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return isSwapped(a, b) ? 1 : row[b.length()];
    }

    /** Two letters in each other's place, the most common slip of all. */
    private static boolean isSwapped(String a, String b) {
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return a.length() == b.length() && i + 1 < a.length() && a.charAt(i) == b.charAt(i + 1) && a.charAt(i + 1) == b.charAt(i)
                && a.substring(i + 2).equals(b.substring(i + 2));
    }
}
