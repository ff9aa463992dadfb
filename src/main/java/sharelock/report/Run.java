package sharelock.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sharelock.engine.Answers;
import sharelock.engine.Outcome;
import sharelock.question.CheckFile;

/** A run of checks: what was asked for, what came of each so far, and how many are left out. */
public final class Run {
    private final long began = System.nanoTime();
    private final List<CheckFile> checks;
    private final List<Path> classpath;
    private final boolean single;
    private final List<Entry> entries = new ArrayList<>();
    private int unreadable;
    private int skipped;

    /**
     * @param checks that are to be run, in their order
     * @param classpath of the user, which replaying a trace needs too
     * @param single whether one check was asked for, so that its trace is shown in any case
     */
    public Run(List<CheckFile> checks, List<Path> classpath, boolean single) {
        this.checks = List.copyOf(checks);
        this.classpath = List.copyOf(classpath);
        this.single = single;
    }

    /** What came of one check: answers, or why it could not be run. */
    public sealed interface Entry permits Answered, NotRun {

        CheckFile check();
    }

    /** A check with its answers. */
    public record Answered(CheckFile check, Answers answers) implements Entry {}

    /**
     * A check that could not be run.
     *
     * @param engine that was to run it, the first one of several
     * @param message as the user has been told
     */
    public record NotRun(CheckFile check, String engine, String message) implements Entry {}

    /** Saves traces, one at a time, once what it belongs to is printed. */
    public interface Traces {

        /**
         * Saves the trace of an outcome, if there is one and it can be saved.
         *
         * @param name of the file, without folder and extension
         */
        Optional<Path> save(Outcome outcome, String name);
    }

    /** Where a run is printed. */
    public interface Page {

        PrintWriter out();

        /** Columns of a line. */
        int width();

        /**
         * The text in lines that are indented; each ends with a line feed, and empty text has none.
         */
        String paragraph(String text, int indent);

        /** A text that is not as it should be. */
        String red(String text);

        /** A text that is as it should be. */
        String green(String text);

        /** Shows what was printed so far. */
        void flush();
    }

    /** Prints a run as it goes on. */
    public interface Printer {

        /** A check has come to its end, and is the last of the run's entries. */
        void print(Run run, Entry entry, Traces traces);

        /** There are no more. */
        void end(Run run);
    }

    /** Adds what came of the next check. */
    public void add(Entry entry) {
        entries.add(entry);
    }

    /** Notes checks that could not even be read. */
    public void addUnreadable(int number) {
        unreadable += number;
    }

    /** Notes large checks that were not asked for. */
    public void addSkipped(int number) {
        skipped += number;
    }

    public List<CheckFile> checks() {
        return checks;
    }

    public List<Path> classpath() {
        return classpath;
    }

    public boolean isSingle() {
        return single;
    }

    /** The answers so far. */
    public List<Answers> answers() {
        List<Answers> answers = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Answered answered) answers.add(answered.answers());
        }
        return answers;
    }

    /** How many checks could not be run. */
    public int notRun() {
        return unreadable + entries.size() - answers().size();
    }

    /** How many were left out because they are large. */
    public int skipped() {
        return skipped;
    }

    /** Time since the run began, in seconds. */
    public long seconds() {
        return (System.nanoTime() - began) / 1_000_000_000;
    }

    /** The name of a file for the trace of an engine's outcome. */
    static String traceName(Answered entry, Outcome outcome) {
        String name = entry.check().name();
        boolean first = outcome == entry.answers().first();
        return first ? name : name + "-" + outcome.result().engine();
    }
}
