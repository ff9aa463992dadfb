package sharelock.report.code;

import java.util.ArrayList;
import java.util.List;

/** Two texts side by side. */
final class Columns {
    private static final int LEAST = 120;
    private static final String BETWEEN = " | ";
    private static final String GOES_ON = "    ";

    private final int left;
    private final int right;

    Columns(int width) {
        int both = width - BETWEEN.length();
        left = both / 2;
        right = both - left;
    }

    /** Whether lines of some columns have room for two texts. */
    static boolean fit(int width) {
        return width >= LEAST;
    }

    /** The rows of both; what is too long for its column goes on in the next row. */
    List<String> rows(List<String> first, List<String> second) {
        List<String> a = folded(first, left);
        List<String> b = folded(second, right);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            String one = i < a.size() ? a.get(i) : "";
            String other = i < b.size() ? b.get(i) : "";
            String row = one + " ".repeat(left - one.length()) + BETWEEN + other;
            rows.add(row.stripTrailing());
        }
        return rows;
    }

    private static List<String> folded(List<String> lines, int width) {
        List<String> folded = new ArrayList<>();
        for (String line : lines) {
            String rest = line;
            while (rest.length() > width) {
                int space = rest.lastIndexOf(' ', width);
                int end = space > GOES_ON.length() + 2 ? space : width;
                folded.add(rest.substring(0, end));
                rest = line.substring(0, 1) + GOES_ON + rest.substring(end).stripLeading();
            }
            folded.add(rest);
        }
        return folded;
    }
}
