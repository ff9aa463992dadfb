package sharelock.question;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Says what somebody may have meant. */
final class Spelling {
    private static final int TOO_FAR = 3;

    /** Longer words are no slip of the pen, and would take long to compare. */
    private static final int TOO_LONG = 200;

    private static final int MOST_SHOWN = 80;

    private Spelling() {}

    /** A question that names the nearest of the known words, or nothing if none is near. */
    static String didYouMean(String word, Collection<String> known) {
        Optional<String> nearest = nearest(word, known);
        if (nearest.isEmpty() || distance(word, nearest.get()) >= TOO_FAR) return "";
        return " Did you mean " + nearest.get() + "?";
    }

    static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(other -> distance(word, other)));
    }

    static boolean isNear(String word, String other) {
        return distance(word, other) < TOO_FAR;
    }

    /** Letters to put in, leave out, replace or swap with their neighbour. */
    static int distance(String a, String b) {
        if (Math.max(a.length(), b.length()) > TOO_LONG) return a.equals(b) ? 0 : TOO_LONG;
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] cost, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }

    /** A word without what does not show, in the plain form of its letters, and in small ones. */
    static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\p{Cc}\\p{Z}]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** A word for an error: what does not show is written out, and of a long one the beginning. */
    static String shown(String word) {
        StringBuilder shown = new StringBuilder();
        word.codePoints()
                .limit(MOST_SHOWN)
                .forEach(
                        c -> {
                            if (shows(c)) shown.appendCodePoint(c);
                            else shown.append("\\u%04x".formatted(c));
                        });
        int length = word.codePointCount(0, word.length());
        if (length > MOST_SHOWN) shown.append("... (%,d characters)".formatted(length));
        return shown.toString();
    }

    /** Whether a reader sees a character for what it is. */
    static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** A character by number and name. */
    static String nameOf(int c) {
        String name = Character.getName(c);
        return "U+%04X".formatted(c) + (name == null ? "" : " (" + name + ")");
    }
}
