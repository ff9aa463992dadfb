package sharelock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sharelock.report.SavedTrace;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** What came of one check. */
public final class Outcome {
    private final CheckFile check;
    private final Expectation expectation;
    private final Result result;

    Outcome(CheckFile check, Expectation expectation, Result result) {
        this.check = check;
        this.expectation = expectation;
        this.result = result;
    }

    /** A check that could not be run. */
    public static Outcome error(CheckFile check, String message) {
        Result.Counts none = new Result.Counts(0, 0, 0, false);
        return new Outcome(
                check,
                Expectation.HOLDS,
                new Result(
                        "explicit",
                        Verdict.ERROR,
                        null,
                        null,
                        none,
                        Duration.ZERO,
                        List.of(),
                        message));
    }

    public CheckFile check() {
        return check;
    }

    public Result result() {
        return result;
    }

    /** The exit code of a run of this check alone. */
    public int exitCode() {
        return expectation.exitCode(result);
    }

    public boolean asExpected() {
        return exitCode() == ExitCode.OK;
    }

    /** The failure in a few words, e.g. {@code UseCountIsExact fails}; empty without one. */
    public String failure() {
        Failure failure = result.failure();
        return failure == null ? "" : SavedTrace.headline(failure);
    }

    /** The trace in the form in which it is saved; empty if there is none. */
    private Optional<SavedTrace> savedTrace() {
        if (result.trace() == null || result.failure() == null) return Optional.empty();
        return Optional.of(
                new SavedTrace(
                        check.name(),
                        check.keys(),
                        result.engine(),
                        result.counts().states(),
                        result.failure(),
                        result.trace()));
    }

    /**
     * Saves the trace, if there is one.
     *
     * @param name of the file, without folder and extension
     * @return the file
     */
    public Optional<Path> saveTrace(Path folder, String name) {
        return savedTrace().map(trace -> trace.save(folder.resolve(name + SavedTrace.EXTENSION)));
    }

    /**
     * The trace as a table of at most {@code width} columns; empty if there is none.
     *
     * @param replay the command that replays it, its last line
     */
    public String trace(int width, String replay) {
        return savedTrace()
                .map(trace -> trace.table(width) + "Replay: " + replay + "\n")
                .orElse("");
    }

    /** The outcome as one line of JSON. */
    public String json(@Nullable Path trace) {
        Failure failure = result.failure();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("check", check.name());
        fields.put("model", check.model());
        fields.put("engine", result.engine());
        fields.put("verdict", result.verdict().name().toLowerCase(Locale.ROOT));
        fields.put("failure", failure == null ? noteOrNull() : kind(failure));
        fields.put("property", failure == null ? null : failure.name());
        fields.put("expected", check.expected());
        fields.put("asExpected", asExpected());
        fields.put("states", result.counts().states());
        fields.put("transitions", result.counts().transitions());
        fields.put("depth", result.counts().depth());
        fields.put("seconds", result.time().toMillis() / 1000.0);
        fields.put("complete", result.counts().complete());
        fields.put("reductions", result.reductions());
        fields.put("trace", trace == null ? null : trace.toString());
        return json(fields);
    }

    private @Nullable String noteOrNull() {
        return result.note().isEmpty() ? null : result.note();
    }

    private static String kind(Failure failure) {
        return failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String json(Map<String, @Nullable Object> fields) {
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
