package sharelock.question;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Says what somebody may have meant. */
final class Spelling {
    private static final int TOO_FAR = 3;

    private Spelling() {}

    /** A question that names the nearest of the known words, or nothing if none is near. */
    static String didYouMean(String word, Collection<String> known) {
        Optional<String> nearest =
                known.stream().min(Comparator.comparingInt(other -> distance(word, other)));
        if (nearest.isEmpty() || distance(word, nearest.get()) >= TOO_FAR) return "";
        return " Did you mean " + nearest.get() + "?";
    }

    /** Letters to put in, leave out, replace or swap with their neighbour. */
    static int distance(String a, String b) {
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
}
