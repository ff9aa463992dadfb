package sharelock.cli;

import java.util.Locale;
import sharelock.Checker.Outcome;
import sharelock.TwoEngines.Agreement;
import sharelock.TwoEngines.Compared;
import sharelock.cli.console.Console;
import sharelock.result.Result;

/** What each engine said of each check, as a table in Markdown, row by row as they come. */
final class EngineTable {
    private static final String AS = " as expected";

    private final long began;
    private final Console console;
    private int printed;
    private final MarkdownTable table =
            new MarkdownTable(
                    "check", Result.EXPLICIT, "states", "s", Result.JPF, "states", "s", "together");
    private int checks;
    private int compared;
    private int agree;
    private int asExpected;

    /**
     * @param began when the run began, of {@link System#nanoTime()}
     */
    EngineTable(Console console, long began) {
        this.console = console;
        this.began = began;
    }

    /** A check with one engine. */
    void add(Outcome outcome) {
        checks++;
        if (outcome.asExpected()) asExpected++;
        String[] cells = cells(outcome);
        boolean jpf = outcome.result().engine().equals(Result.JPF);
        String name = "`" + outcome.check().name() + "`";
        String expected = MarkdownTable.plain(expected(outcome));
        if (jpf) table.row(name, "", "", "", cells[0], cells[1], cells[2], expected);
        else table.row(name, cells[0], cells[1], cells[2], "", "", "", expected);
        print();
    }

    /** A check with both. */
    void add(Compared compared) {
        checks++;
        this.compared++;
        boolean both = compared.explicit().asExpected() && compared.jpf().asExpected();
        if (both) asExpected++;
        if (compared.agreement() == Agreement.AGREE) agree++;
        String[] ours = cells(compared.explicit());
        String[] theirs = cells(compared.jpf());
        String together = compared.agreement().toString();
        String note = compared.note().isEmpty() ? "" : ": " + compared.note();
        if (!both) note += "; expected: " + compared.explicit().check().expected();
        table.row(
                "`" + compared.explicit().check().name() + "`",
                ours[0],
                ours[1],
                ours[2],
                theirs[0],
                theirs[1],
                theirs[2],
                MarkdownTable.plain(together + note));
        print();
    }

    private void print() {
        String text = table.toString();
        console.out().print(text.substring(printed));
        console.flush();
        printed = text.length();
    }

    private static String[] cells(Outcome outcome) {
        Result result = outcome.result();
        return new String[] {
            outcome.inWords(),
            "%,d".formatted(result.counts().states()),
            String.format(Locale.ROOT, "%.1f", result.time().toMillis() / 1000.0)
        };
    }

    private static String expected(Outcome outcome) {
        return outcome.asExpected() ? "as expected" : "expected: " + outcome.check().expected();
    }

    /**
     * The last line.
     *
     * @param notRun checks that could not be run
     */
    void summary(int notRun) {
        int all = checks + notRun;
        String of = all == 1 ? "1 check" : all + " checks";
        int others = checks - asExpected;
        String text = compared > 0 ? agree + " of " + of + " agree" : asExpected + " of " + of + AS;
        if (others > 0) text += ", " + others + " not" + (compared > 0 ? AS : "");
        if (notRun > 0) text += ", " + notRun + " not run";
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        console.out().printf("%n%s. The run took %d min %d s.%n", text, seconds / 60, seconds % 60);
    }
}
