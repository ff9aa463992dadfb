package sharelock.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import sharelock.engine.Answers;
import sharelock.engine.Answers.Agreement;
import sharelock.engine.Outcome;
import sharelock.question.CheckFile;
import sharelock.report.Run.Answered;
import sharelock.report.Run.Entry;
import sharelock.report.Run.Page;
import sharelock.report.Run.Printer;
import sharelock.report.Run.Traces;
import sharelock.result.OneLine;
import sharelock.result.Result;

/** The outcomes of a run as lines of text: one for each check, and the trace where it matters. */
final class TextPrinter implements Printer {
    private static final int MARK = 2;
    private static final int VERDICT = 10;
    private static final int STATES = 12;
    private static final int DEPTH = 5;
    private static final int SECONDS = 7;
    private static final int SPARE = 5;
    private static final int NARROWEST_CLAIM = 10;
    private static final String INDENT = " ".repeat(MARK);

    private final Page page;
    private int name = -1;
    private int claim;
    private boolean afterTrace;

    TextPrinter(Page page) {
        this.page = page;
    }

    /** The titles, before the first line. */
    private void begin(Run run) {
        if (name >= 0) return;
        int room = page.width() - MARK - VERDICT - STATES - DEPTH - SECONDS - SPARE;
        int longest =
                run.checks().stream().mapToInt(check -> check.name().length()).max().orElse(0);
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
        page.out().println(mark + text.stripTrailing());
    }

    private static String cut(String text, int width) {
        if (text.length() <= width) return text;
        return width < 3 ? "" : text.substring(0, width - 3).stripTrailing() + "...";
    }

    @Override
    public void print(Run run, Entry entry, Traces traces) {
        if (!(entry instanceof Answered answered)) return; // the user has been told
        begin(run);
        Answers answers = answered.answers();
        Outcome first = answers.first();
        printVerdict(first, run.isSingle());
        String replay = replay(run, first, traces.save(first, Run.traceName(answered, first)));
        if (run.isSingle() || !first.asExpected()) {
            printTrace(first, replay);
        } else if (!replay.isEmpty()) {
            page.out().println(INDENT + "  " + replay);
        }
        page.flush();
        for (Answers.Other other : answers.others()) {
            printOther(run, answered, other, traces);
        }
    }

    /** What another engine says. */
    private void printOther(Run run, Answered entry, Answers.Other other, Traces traces) {
        Outcome outcome = other.outcome();
        boolean agree = other.agreement() == Agreement.AGREE;
        boolean good = agree && outcome.asExpected() && entry.answers().first().asExpected();
        if (afterTrace) page.out().println();
        afterTrace = false;
        page.out().println((good ? INDENT : page.red("! ")) + "  " + indented(said(other)));
        page.flush();
        String replay = replay(run, outcome, traces.save(outcome, Run.traceName(entry, outcome)));
        if (!outcome.asExpected() || !agree) {
            printTrace(outcome, replay);
        } else if (!replay.isEmpty()) {
            page.out().println(INDENT + "  " + replay);
        }
        page.flush();
    }

    private void printVerdict(Outcome outcome, boolean single) {
        Result result = outcome.result();
        boolean good = outcome.asExpected();
        if (afterTrace) page.out().println();
        afterTrace = false;
        CheckFile check = outcome.check();
        line(
                good ? INDENT : page.red("! "),
                outcome.verdict(),
                check.name(),
                check.claim().isEmpty() ? check.description() : check.claim(),
                "%,d".formatted(result.counts().states()),
                Integer.toString(result.counts().depth()),
                String.format(Locale.ROOT, "%.2f", result.time().toMillis() / 1000.0));
        String why = why(outcome);
        if (!why.isEmpty()) page.out().println(INDENT + "  " + indented(why));
        String from = single ? whereFrom(outcome) : "";
        if (!from.isEmpty()) page.out().println(INDENT + "  " + indented(from));
        page.flush();
    }

    private static String said(Answers.Other other) {
        Result result = other.outcome().result();
        String engine = result.engine();
        String verdict =
                switch (other.agreement()) {
                    case AGREE -> engine + " agrees: ";
                    case DISAGREE -> engine + " DISAGREES: ";
                    case NOT_COMPARED -> engine + ": ";
                };
        return String.format(
                Locale.ROOT,
                "%s%s, %.2f s%s",
                verdict,
                other.outcome().withBasis(),
                result.time().toMillis() / 1000.0,
                other.note().isEmpty() ? "" : "; " + other.note());
    }

    /** Where the classes come from, in a few words; empty if all come with Sharelock. */
    private static String whereFrom(Outcome outcome) {
        if (!outcome.isOfUser()) return "";
        List<String> parts = new ArrayList<>();
        outcome.origins().forEach((origin, names) -> parts.add(names.size() + " of " + origin));
        List<String> replaced = outcome.replaced();
        String instead =
                replaced.isEmpty()
                        ? ""
                        : "; in place of Sharelock's own: " + String.join(", ", replaced);
        return "classes: " + String.join(", ", parts) + instead;
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
        Optional<SavedTrace> trace = SavedTrace.of(outcome);
        if (trace.isEmpty()) return;
        page.out().println();
        page.out().print(trace.get().table(page.width()));
        if (!replay.isEmpty()) page.out().println("Replay: " + replay);
        afterTrace = true;
    }

    /** The command that replays a trace; empty if it is not saved. */
    private static String replay(Run run, Outcome outcome, Optional<Path> file) {
        if (file.isEmpty()) return "";
        String engine = outcome.result().engine();
        boolean isDefault = engine.equals(Result.EXPLICIT);
        List<String> words = new ArrayList<>(List.of("./sharelock", "replay"));
        words.add(ShellWord.file(file.get()));
        for (Path entry : run.classpath()) {
            words.addAll(List.of("--classpath", ShellWord.file(entry)));
        }
        if (!isDefault) words.addAll(List.of("--engine", engine));
        return String.join(" ", words);
    }

    @Override
    public void end(Run run) {
        if (name < 0) return;
        int answered = run.answers().size();
        int good = (int) run.answers().stream().filter(TextPrinter::isGood).count();
        int all = answered + run.notRun();
        String text =
                "%d of %s as expected".formatted(good, all == 1 ? "1 check" : all + " checks");
        if (answered > good) text += ", %d not".formatted(answered - good);
        if (run.notRun() > 0) text += ", %d could not be run".formatted(run.notRun());
        if (run.skipped() > 0)
            text += "; %d large skipped (--all runs them)".formatted(run.skipped());
        page.out().println();
        page.out().println(good == all ? page.green(text) : page.red(text));
    }

    private static boolean isGood(Answers answers) {
        return answers.asExpected() && answers.agreement() == Agreement.AGREE;
    }
}
