package sharelock.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sharelock.result.Change;
import sharelock.result.SourceLine;
import sharelock.result.TraceStep;

/**
 * A trace as a table: one line for each step, one column for each task that moves, what changed,
 * and the line of the model.
 *
 * <pre>
 *      parent              child               changed                        line
 *   1  lock(mm)                                parent.lock: free -> parent      48
 *   2                      lock(mm)            child.lock: free -> child        48
 * </pre>
 *
 * Where the columns do not fit, the widest give way first and their cells are wrapped; where that
 * takes too many lines, all tasks share one column and a second one says which task moves.
 */
final class ColumnTrace {
    private static final int NUMBER = 3;
    private static final int GAP = 2;
    private static final int NARROWEST = 13;
    private static final int MOST_MOVED = 16;
    private static final int MOST_IMPROVED = 200;
    private static final int LONGEST_FILE = 18;

    private final SavedTrace saved;
    private final int width;
    private final List<Integer> movers;
    private final boolean oneFile;
    private final List<String> heads = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private ColumnTrace(SavedTrace saved, int width, boolean sideBySide) {
        this.saved = saved;
        this.width = width;
        List<TraceStep> steps = saved.trace().steps();
        movers = steps.stream().map(TraceStep::task).distinct().sorted().toList();
        oneFile = steps.stream().map(step -> step.at().file()).distinct().count() < 2;
        heads.add("");
        if (sideBySide) {
            movers.forEach(task -> heads.add(saved.trace().tasks().get(task)));
        } else {
            heads.addAll(List.of("task", "step"));
        }
        heads.addAll(List.of("changed", "line"));
        for (int i = 0; i < steps.size(); i++) rows.add(row(i, steps.get(i), sideBySide));
    }

    /** The trace in at most {@code width} columns. */
    static String of(SavedTrace saved, int width) {
        ColumnTrace oneColumn = new ColumnTrace(saved, width, false);
        ColumnTrace sideBySide = new ColumnTrace(saved, width, true);
        String compact = oneColumn.text();
        if (!sideBySide.isWideEnough()) return compact;
        String wide = sideBySide.text();
        return wide.lines().count() > 2 * compact.lines().count() ? compact : wide;
    }

    private boolean isWideEnough() {
        int lines = Words.longest(rows.stream().map(row -> row.get(row.size() - 1)).toList());
        return NUMBER + GAP + lines + (movers.size() + 1) * (NARROWEST + GAP) <= width;
    }

    private List<String> row(int number, TraceStep step, boolean sideBySide) {
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(number + 1));
        if (sideBySide) {
            movers.forEach(task -> row.add(task == step.task() ? step.action() : ""));
        } else {
            row.addAll(List.of(saved.trace().tasks().get(step.task()), step.action()));
        }
        row.add(step.changes().stream().map(ColumnTrace::text).collect(Collectors.joining(", ")));
        row.add(line(step.at()));
        return row;
    }

    static String text(Change change) {
        return change.local() ? change.field() + " = " + change.after() : change.toString();
    }

    private String line(SourceLine at) {
        String number = Integer.toString(at.line());
        if (oneFile) return number;
        String file = at.file().replaceFirst("\\.java$", "");
        return Words.cut(file, LONGEST_FILE) + ":" + number;
    }

    private String shortest() {
        String through = saved.through();
        return through.isEmpty() ? " (shortest)" : " (shortest through %s)".formatted(through);
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        paragraph(title(), out);
        out.append('\n');
        if (!rows.isEmpty()) {
            int[] widths = widths();
            print(heads, widths, out);
            rows.forEach(row -> print(row, widths, out));
            out.append('\n');
            if (oneFile) {
                String file = saved.trace().steps().get(0).at().file();
                out.append("Lines are of ").append(file).append(".\n");
            }
        }
        paragraph(ending(), out);
        return out.toString();
    }

    /** Why it failed, and where, if the title does not say all that there is to be said of it. */
    private String ending() {
        String reason = saved.reason();
        String where = saved.headlineAndPlace();
        if (where.equals(saved.failure().headline())) return reason;
        return reason.isEmpty() ? where : where + ": " + reason;
    }

    private void paragraph(String text, StringBuilder out) {
        Words.wrap(text, width).forEach(line -> out.append(line).append('\n'));
    }

    private String title() {
        int number = rows.size();
        String engine = saved.engine();
        boolean isShortest = saved.trace().shortest();
        String steps = number == 1 ? "1 step" : number + " steps" + (isShortest ? shortest() : "");
        String headline = saved.failure().headline();
        String seen =
                !isShortest && saved.states() == 0
                        ? "gone by " + engine
                        : "%,d %s seen%s"
                                .formatted(
                                        saved.states(),
                                        saved.states() == 1 ? "state" : "states",
                                        isShortest ? "" : " by " + engine);
        return "%s in %s: %s, %s".formatted(headline, saved.subject(), steps, seen);
    }

    /** The natural widths, the widest made smaller until all fit. */
    private int[] widths() {
        int columns = heads.size();
        int[] widths = new int[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            int widest = Words.longest(rows.stream().map(row -> row.get(column)).toList());
            widths[i] = Math.max(heads.get(i).length(), widest);
        }
        widths[0] = NUMBER;
        int room = width - GAP * (columns - 1);
        while (Arrays.stream(widths).sum() > room) {
            int widest =
                    IntStream.range(1, columns - 1)
                            .reduce((a, b) -> widths[a] > widths[b] ? a : b)
                            .orElse(0);
            widths[widest]--;
        }
        boolean better = rows.size() <= MOST_IMPROVED;
        while (better) better = improves(widths);
        return widths;
    }

    /** Moves some width from one column to another, if the table then takes fewer lines. */
    private boolean improves(int[] widths) {
        int lines = lines(widths);
        for (int from = 1; from < widths.length - 1; from++) {
            for (int to = 1; to < widths.length - 1; to++) {
                for (int some = 1; some <= MOST_MOVED; some++) {
                    if (widths[from] - some < NARROWEST || from == to) break;
                    widths[from] -= some;
                    widths[to] += some;
                    if (lines(widths) < lines) return true;
                    widths[from] += some;
                    widths[to] -= some;
                }
            }
        }
        return false;
    }

    private int lines(int[] widths) {
        return rows.stream()
                .mapToInt(
                        row ->
                                IntStream.range(0, widths.length)
                                        .map(i -> Words.wrap(row.get(i), widths[i]).size())
                                        .max()
                                        .orElse(1))
                .sum();
    }

    private static void print(List<String> cells, int[] widths, StringBuilder out) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            List<String> lines = Words.wrap(cells.get(i), widths[i]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                List<String> lines = wrapped.get(i);
                String cell = line < lines.size() ? lines.get(line) : "";
                boolean right = i == 0 || i == widths.length - 1;
                String space = " ".repeat(widths[i] - cell.length());
                text.append(i == 0 ? "" : " ".repeat(GAP));
                text.append(right ? space + cell : cell + space);
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }
}
