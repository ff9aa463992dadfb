package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sharelock.Checker.Outcome;
import sharelock.TwoEngines.Agreement;
import sharelock.TwoEngines.Compared;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;

/** Prints what came of checks, saves their traces, and keeps the exit codes. */
final class CheckReport implements CheckRun.Audience {

    /** How results are printed. */
    private enum Format {
        TEXT,
        JSON,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text; json: one object for each check, on one line; markdown: a table. Default:"
                            + " text")
    private Format format = Format.TEXT;

    @Option(
            names = "--traces",
            paramLabel = "FOLDER",
            description = "Where traces are saved. Default: traces")
    private Path traces = Path.of("traces");

    private final Console console;
    private final long began = System.nanoTime();
    private final List<Integer> codes = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private List<CheckFile> checks = List.of();
    private String replayOptions = "";
    private boolean single;
    private @Nullable TextReport text;
    private @Nullable EngineTable table;
    private int notRun;

    CheckReport(Console console) {
        this.console = console;
    }

    /**
     * @param replayOptions what the command to replay a trace needs behind the file
     * @param single whether one check was asked for, so that its trace is shown in any case
     */
    void expect(List<CheckFile> run, String replayOptions, boolean single) {
        checks = List.copyOf(run);
        this.replayOptions = replayOptions;
        this.single = single;
    }

    /** A check that was not even begun, or a run without checks. */
    void notRun(int code) {
        codes.add(code);
        notRun++;
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
    public void ran(CheckFile check, Outcome outcome) {
        codes.add(outcome.exitCode());
        Optional<Path> trace = save(outcome, check.name());
        switch (format) {
            case JSON -> console.out().println(outcome.json(trace.orElse(null)));
            case MARKDOWN -> table().add(outcome);
            case TEXT -> text().print(outcome, trace);
        }
    }

    @Override
    public void ran(CheckFile check, Compared compared) {
        Outcome first = compared.explicit();
        Outcome second = compared.jpf();
        codes.add(first.exitCode());
        codes.add(second.exitCode());
        boolean disagree = compared.agreement() == Agreement.DISAGREE;
        if (disagree) codes.add(ExitCode.BUG);
        Optional<Path> ours = save(first, check.name());
        Optional<Path> theirs = save(second, check.name() + "-jpf");
        if (disagree && format != Format.TEXT) {
            console.error(check.name() + ": " + compared.note());
        }
        switch (format) {
            case JSON -> {
                console.out().println(first.json(ours.orElse(null)));
                console.out().println(second.json(theirs.orElse(null)));
            }
            case MARKDOWN -> table().add(compared);
            case TEXT -> text().print(compared, ours, theirs);
        }
    }

    @Override
    public void failed(CheckFile check, CheckRun.Failed why) {
        notRun(why.code());
        if (format == Format.JSON) {
            console.out().println(Outcome.error(check, why.message()).json(null));
        }
    }

    private TextReport text() {
        if (text == null) text = new TextReport(console, checks, replayOptions, single);
        return text;
    }

    private EngineTable table() {
        if (table == null) table = new EngineTable(console, began);
        return table;
    }

    private Optional<Path> save(Outcome outcome, String name) {
        int number = names.merge(name, 1, Integer::sum);
        return outcome.saveTrace(traces, number == 1 ? name : name + "-" + number);
    }

    /**
     * The last line.
     *
     * @param skipped large checks that were not asked for
     */
    void summary(int skipped) {
        if (text != null) text.summary(notRun, skipped);
        if (table != null) table.summary();
    }
}
