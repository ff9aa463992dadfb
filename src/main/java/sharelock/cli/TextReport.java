package sharelock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import sharelock.Checker.Outcome;
import sharelock.TwoEngines.Agreement;
import sharelock.TwoEngines.Compared;
import sharelock.cli.console.Console;
import sharelock.cli.console.ShellWord;
import sharelock.question.CheckFile;
import sharelock.result.OneLine;
import sharelock.result.Result;

/** The outcomes of a run as lines of text: one for each check, and the trace where it matters. */
final class TextReport {
    private static final int MARK = 2;
    private static final int VERDICT = 10;
    private static final int STATES = 12;
    private static final int DEPTH = 5;
    private static final int SECONDS = 7;
    private static final int SPARE = 5;
    private static final int NARROWEST_CLAIM = 10;
    private static final String INDENT = " ".repeat(MARK);

    private final Console console;
    private final String replayOptions;
    private final boolean single;
    private final int name;
    private final int claim;
    private int asExpected;
    private int unexpected;
    private boolean afterTrace;

    /**
     * @param replayOptions what the command to replay a trace needs behind the file
     * @param single whether one check was asked for, so that its trace is shown in any case
     */
    TextReport(Console console, List<CheckFile> checks, String replayOptions, boolean single) {
        this.console = console;
        this.replayOptions = replayOptions;
        this.single = single;
        int room = console.width() - MARK - VERDICT - STATES - DEPTH - SECONDS - SPARE;
        int longest = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
        int rest = room - Math.min(Math.max(longest, "check".length()), room);
        claim = rest < NARROWEST_CLAIM ? 0 : rest;
        name = room - claim;
        line(INDENT, "verdict", "check", "claim", "states", "depth", "seconds");
    }

    private void line(String mark, String... cells) {
        String format =
                "%-"
                        + VERDICT
                        + "s %-"
                        + name
                        + "s %-"
                        + Math.max(1, claim)
                        + "s %"
                        + STATES
                        + "s %"
                        + DEPTH
                        + "s %"
                        + SECONDS
                        + "s";
        String verdict = cells[0];
        String text =
                format.formatted(
                        verdict,
                        cut(OneLine.of(cells[1]), name),
                        cut(OneLine.of(cells[2]), claim),
                        cells[3],
                        cells[4],
                        cells[5]);
        console.out().println(mark + text.stripTrailing());
    }

    private static String cut(String text, int width) {
        if (text.length() <= width) return text;
        return width < 3 ? "" : text.substring(0, width - 3).stripTrailing() + "...";
    }

    /**
     * What came of a check.
     *
     * @param save saves its trace, once the verdict is printed
     */
    void print(Outcome outcome, CheckReport.Saver save) {
        printVerdict(outcome);
        printTraceOf(outcome, save.save());
        console.flush();
    }

    private void printVerdict(Outcome outcome) {
        Result result = outcome.result();
        boolean good = outcome.asExpected();
        if (afterTrace) console.out().println();
        afterTrace = false;
        if (good) {
            asExpected++;
        } else {
            unexpected++;
        }
        CheckFile check = outcome.check();
        line(
                good ? INDENT : console.red("! "),
                result.verdict().name().toLowerCase(Locale.ROOT),
                check.name(),
                check.claim().isEmpty() ? check.description() : check.claim(),
                "%,d".formatted(result.counts().states()),
                Integer.toString(result.counts().depth()),
                String.format(Locale.ROOT, "%.2f", result.time().toMillis() / 1000.0));
        String why = why(outcome);
        if (!why.isEmpty()) console.out().println(INDENT + "  " + indented(why));
        String from = single ? outcome.whereFrom() : "";
        if (!from.isEmpty()) console.out().println(INDENT + "  " + indented(from));
        console.flush();
    }

    private void printTraceOf(Outcome outcome, Optional<Path> file) {
        String replay = file.map(saved -> replay(outcome, saved)).orElse("");
        if (single || !outcome.asExpected()) {
            printTrace(outcome, replay);
        } else if (!replay.isEmpty()) {
            console.out().println(INDENT + "  " + replay);
        }
    }

    /**
     * What both engines say.
     *
     * @param save saves the trace of the explicit engine
     * @param saveOther saves that of the other one
     */
    void print(Compared compared, CheckReport.Saver save, CheckReport.Saver saveOther) {
        Outcome second = compared.jpf();
        boolean agree = compared.agreement() == Agreement.AGREE;
        boolean good = agree && second.asExpected();
        boolean bothGood = good && compared.explicit().asExpected();
        print(compared.explicit(), save);
        if (compared.explicit().asExpected() && !good) {
            asExpected--;
            unexpected++;
        }
        if (afterTrace) console.out().println();
        afterTrace = false;
        console.out()
                .println(
                        (bothGood ? INDENT : console.red("! "))
                                + "  "
                                + indented(second(compared)));
        console.flush();
        String replay = saveOther.save().map(file -> replay(second, file)).orElse("");
        if (!second.asExpected() || !agree) {
            printTrace(second, replay);
        } else if (!replay.isEmpty()) {
            console.out().println(INDENT + "  " + replay);
        }
        console.flush();
    }

    private static String second(Compared compared) {
        Result result = compared.jpf().result();
        String note = compared.note();
        String verdict =
                switch (compared.agreement()) {
                    case AGREE -> "jpf agrees: ";
                    case DISAGREE -> "jpf DISAGREES: ";
                    case NOT_COMPARED -> "jpf: ";
                };
        return String.format(
                Locale.ROOT,
                "%s%s, %.2f s%s",
                verdict,
                compared.jpf().withBasis(),
                result.time().toMillis() / 1000.0,
                note.isEmpty() ? "" : "; " + note);
    }

    /** A note may have several lines; none of them looks like one of ours. */
    private static String indented(String note) {
        return note.lines().map(OneLine::of).collect(Collectors.joining("\n" + INDENT.repeat(3)));
    }

    private static String why(Outcome outcome) {
        Result result = outcome.result();
        String expected = "; expected: " + outcome.check().expected();
        return switch (result.verdict()) {
            case HOLDS -> outcome.withBasis() + (outcome.asExpected() ? "" : expected);
            case FAILS ->
                    OneLine.of(outcome.failureAndPlace())
                            + (outcome.asExpected() ? ", as expected" : expected)
                            + "; asked: "
                            + result.askedInWords()
                            + (result.note().isEmpty() ? "" : ". " + result.note());
            case INCOMPLETE, ERROR -> result.note() + "\nasked: " + result.asked().inWords();
        };
    }

    private void printTrace(Outcome outcome, String replay) {
        String trace = outcome.trace(console.width(), replay);
        if (trace.isEmpty()) return;
        console.out().println();
        console.out().print(trace);
        afterTrace = true;
    }

    private String replay(Outcome outcome, Path file) {
        boolean jpf = outcome.result().engine().equals(Result.JPF);
        return "./sharelock replay "
                + ShellWord.file(file)
                + replayOptions
                + (jpf ? " --engine jpf" : "");
    }

    /**
     * The last line.
     *
     * @param notRun checks that could not be run
     * @param skipped large checks that were not asked for
     */
    void summary(int notRun, int skipped) {
        int all = asExpected + unexpected + notRun;
        String text =
                "%d of %s as expected"
                        .formatted(asExpected, all == 1 ? "1 check" : all + " checks");
        if (unexpected > 0) text += ", %d not".formatted(unexpected);
        if (notRun > 0) text += ", %d could not be run".formatted(notRun);
        if (skipped > 0) text += "; %d large skipped (--all runs them)".formatted(skipped);
        console.out().println();
        console.out().println(asExpected == all ? console.green(text) : console.red(text));
    }
}
