package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sharelock.cli.console.Console;
import sharelock.engine.Answers;
import sharelock.engine.Outcome;
import sharelock.question.CheckError;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.report.Format;
import sharelock.report.Run;
import sharelock.result.OneLine;

/** Has what came of checks printed, saves their traces, and keeps the exit codes. */
final class CheckReport implements CheckRun.Audience {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES}. With json one object for each check, on one line. Default: text")
    private Format format = Format.TEXT;

    @Option(
            names = "--traces",
            paramLabel = "FOLDER",
            description = "Where traces are saved. Default: traces")
    private @Nullable Path traces;

    private static final Path DEFAULT = Path.of("traces");

    private final Console console;
    private final List<Integer> codes = new ArrayList<>();
    private Run run = new Run(List.of(), List.of(), false);
    private Run.@Nullable Printer printer;
    private @Nullable TraceFolder folder;
    private int unreadable;

    CheckReport(Console console) {
        this.console = console;
    }

    /**
     * @param classpath of the user
     * @param single whether one check was asked for, so that its trace is shown in any case
     */
    void expect(List<CheckFile> checks, List<Path> classpath, boolean single) {
        run = new Run(checks, classpath, single);
        run.addUnreadable(unreadable);
        if (traces != null && traces.toString().isBlank()) {
            throw CheckError.config("--traces names no folder. Is a variable not set?");
        }
        try {
            folder().tryIt();
        } catch (CheckError broken) {
            console.error(String.valueOf(broken.getMessage()));
            if (traces != null) codes.add(ExitCode.SYSTEM);
        }
    }

    private TraceFolder folder() {
        if (folder == null) folder = new TraceFolder(traces == null ? DEFAULT : traces);
        return folder;
    }

    /** A check that could not even be read. */
    void unreadable(int code) {
        codes.add(code);
        unreadable++;
    }

    /** The exit code of the whole run is at least this one. */
    void add(int code) {
        codes.add(code);
    }

    boolean isClean() {
        return codes.isEmpty();
    }

    int exitCode() {
        return ExitCode.of(codes);
    }

    @Override
    public void ran(CheckFile check, Answers answers) {
        codes.addAll(answers.exitCodes());
        boolean disagree = answers.agreement() == Answers.Agreement.DISAGREE;
        if (disagree && format != Format.TEXT) {
            console.error(check.name() + ": " + answers.note());
        }
        print(new Run.Answered(check, answers));
    }

    @Override
    public void failed(CheckFile check, CheckRun.Failed why) {
        codes.add(why.code());
        print(new Run.NotRun(check, why.engine(), why.message()));
    }

    private void print(Run.Entry entry) {
        run.add(entry);
        printer().print(run, entry, this::save);
    }

    private Run.Printer printer() {
        if (printer == null) printer = format.on(console);
        return printer;
    }

    /** Saves a trace; one that cannot be saved costs the trace and nothing else. */
    private Optional<Path> save(Outcome outcome, String name) {
        try {
            return folder().save(outcome, name);
        } catch (CheckError | OutOfMemoryError broken) {
            codes.add(ExitCode.SYSTEM);
            console.error(
                    "the trace of %s is not saved, so it cannot be replayed: %s"
                            .formatted(OneLine.of(name), OneLine.of(Main.message(broken))));
            return Optional.empty();
        }
    }

    /**
     * The last line.
     *
     * @param skipped large checks that were not asked for
     */
    void summary(int skipped) {
        run.addSkipped(skipped);
        printer().end(run);
    }
}
