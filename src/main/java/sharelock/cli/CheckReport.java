package sharelock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sharelock.Checker.Outcome;
import sharelock.TwoEngines.Agreement;
import sharelock.TwoEngines.Compared;
import sharelock.cli.console.Console;
import sharelock.question.CheckError;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.result.OneLine;

/** Prints what came of checks, saves their traces, and keeps the exit codes. */
final class CheckReport implements CheckRun.Audience {

    /** Saves a trace, if there is one and it can be saved; to be called once. */
    interface Saver {
        Optional<Path> save();
    }

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
    private @Nullable Path traces;

    private static final Path DEFAULT = Path.of("traces");

    private final Console console;
    private final long began = System.nanoTime();
    private final List<Integer> codes = new ArrayList<>();
    private List<CheckFile> checks = List.of();
    private String replayOptions = "";
    private boolean single;
    private @Nullable TextReport text;
    private @Nullable EngineTable table;
    private @Nullable TraceFolder folder;
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
        Saver save = () -> save(outcome, check.name());
        switch (format) {
            case JSON -> json(outcome, save, Map.of());
            case MARKDOWN -> {
                table().add(outcome);
                save.save();
            }
            case TEXT -> text().print(outcome, save);
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
        if (compared.agreement() == Agreement.NOT_COMPARED) codes.add(ExitCode.INCOMPLETE);
        Saver ours = () -> save(first, check.name());
        Saver theirs = () -> save(second, check.name() + "-jpf");
        if (disagree && format != Format.TEXT) {
            console.error(check.name() + ": " + compared.note());
        }
        switch (format) {
            case JSON -> {
                Map<String, String> together = together(compared);
                json(first, ours, together);
                json(second, theirs, together);
            }
            case MARKDOWN -> {
                table().add(compared);
                ours.save();
                theirs.save();
            }
            case TEXT -> text().print(compared, ours, theirs);
        }
    }

    @Override
    public void failed(CheckFile check, CheckRun.Failed why) {
        notRun(why.code());
        if (format == Format.JSON) {
            json(Outcome.error(why.engine(), check, why.message()), Optional::empty, Map.of());
        }
    }

    /** An object that names the trace: only here the trace comes first. */
    private void json(Outcome outcome, Saver save, Map<String, String> more) {
        console.out().println(outcome.json(save.save().orElse(null), more));
        console.flush();
    }

    private static Map<String, String> together(Compared compared) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("agreement", compared.agreement().toString());
        fields.put("agreementNote", compared.note());
        return fields;
    }

    private TextReport text() {
        if (text == null) text = new TextReport(console, checks, replayOptions, single);
        return text;
    }

    private EngineTable table() {
        if (table == null) table = new EngineTable(console, began);
        return table;
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
        if (text != null) text.summary(notRun, skipped);
        if (table != null) table.summary(notRun);
    }
}
