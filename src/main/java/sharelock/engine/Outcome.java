package sharelock.engine;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.question.Expectation;
import sharelock.question.ModelClasses;
import sharelock.question.Question;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Progress.Phase;
import sharelock.result.Result;
import sharelock.result.Trace;
import sharelock.result.Verdict;

/** What came of one check with one engine: a result, and whether it is the expected one. */
public final class Outcome {
    private final CheckFile check;
    private final Expectation expectation;
    private final Result result;
    private final @Nullable ModelClasses classes;

    private Outcome(
            CheckFile check,
            Expectation expectation,
            Result result,
            @Nullable ModelClasses classes) {
        this.check = check;
        this.expectation = expectation;
        this.result = result;
        this.classes = classes;
    }

    /** What an engine has answered. */
    public static Outcome of(Question question, Result result) {
        return new Outcome(question.check(), question.expectation(), result, question.classes());
    }

    /** Steps of the counterexample; empty without one. */
    public OptionalInt steps() {
        Trace trace = result.trace();
        return trace == null ? OptionalInt.empty() : OptionalInt.of(trace.steps().size());
    }

    /**
     * A check that could not be run.
     *
     * @param engine that was to run it
     */
    public static Outcome error(String engine, CheckFile check, String message) {
        Progress none = Progress.in(Phase.CONSTRUCTING, Duration.ZERO);
        return without(engine, Verdict.ERROR, check, none, message);
    }

    /**
     * A check that was stopped before it came to a verdict.
     *
     * @param engine that ran it
     * @param reached how far it came
     */
    public static Outcome incomplete(
            String engine, CheckFile check, Progress reached, String reason) {
        return without(engine, Verdict.INCOMPLETE, check, reached, reason);
    }

    private static Outcome without(
            String engine, Verdict verdict, CheckFile check, Progress reached, String note) {
        Result result = Result.without(engine, verdict, reached, check.asks(), note);
        return new Outcome(check, Expectation.HOLDS, result, null);
    }

    /** The same, where it did not come to a verdict because of a signal. */
    public Outcome interruptedBy(String signal) {
        if (result.verdict() != Verdict.INCOMPLETE) return this;
        Result told = result.noting(naming(signal, result.note()));
        return new Outcome(check, expectation, told, classes);
    }

    /** A note that says by which signal something was interrupted, if it was. */
    static String naming(String signal, String note) {
        String by = Matcher.quoteReplacement(" by " + signal);
        return note.replaceFirst("(?<=\\b[Ii]nterrupted)\\b", by);
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

    /** The classes that were run, by the folder or jar that they come from. */
    public Map<String, List<String>> origins() {
        return classes == null ? Map.of() : classes.origins();
    }

    /** The classes of the user that were run although Sharelock has one of the name. */
    public List<String> replaced() {
        return classes == null ? List.of() : classes.replaced();
    }

    /** Whether the user has named classes. */
    public boolean isOfUser() {
        return classes != null && !classes.ofUser().isEmpty();
    }

    /** The failure in a few words, e.g. {@code UseCountIsExact fails}; empty without one. */
    public String failure() {
        Failure failure = result.failure();
        return failure == null ? "" : failure.headline();
    }

    /** The same, and where it is, e.g. {@code assertion fails in T.run (Lost.java:9), task a}. */
    public String failureAndPlace() {
        Failure failure = result.failure();
        return failure == null ? "" : failure.headlineAndPlace(result.trace());
    }

    /** The failure in a few words, or the verdict without one, and for what it holds. */
    public String inWords() {
        String failure = failure();
        if (!failure.isEmpty()) return failure;
        boolean holds = result.verdict() == Verdict.HOLDS;
        return holds ? "holds for " + result.asked().inWords() : verdict();
    }

    /** The same, with the number of states. */
    public String withBasis() {
        boolean holds = result.verdict() == Verdict.HOLDS;
        if (holds) return "holds for " + result.basis();
        return "%s, asked: %s".formatted(inWords(), result.basis());
    }

    /** The verdict as a word of small letters. */
    public String verdict() {
        return result.verdict().name().toLowerCase(Locale.ROOT);
    }
}
