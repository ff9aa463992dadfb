package sharelock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import sharelock.Check.Options;
import sharelock.explicit.ExplicitEngine.Replayed;
import sharelock.question.CheckError;
import sharelock.question.CheckError.ExitCode;
import sharelock.question.CheckFile;
import sharelock.question.Expectation;
import sharelock.question.ModelClasses;
import sharelock.question.Question;
import sharelock.question.Question.Made;
import sharelock.report.SavedTrace;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Progress.Phase;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.Verdict;

/** Runs checks that are written down: in {@code .jpf} files and in saved traces. */
public final class Checker {
    private final ModelClasses classes;
    private final Engine.Maker engines;

    public Checker(ModelClasses classes, Engine.Maker engines) {
        this.classes = classes;
        this.engines = engines;
    }

    /**
     * Looks up all that a check names and searches its model.
     *
     * @throws CheckError when the check cannot be run
     */
    public Outcome check(CheckFile check, Options options, Consumer<Progress> progress) {
        Supervisor supervisor = new Supervisor(options.timeout(), progress);
        Options untimed = options.withoutTimeout();
        Optional<Outcome> outcome =
                supervisor.run(
                        () -> Exhaustion.told(supervisor, () -> run(check, untimed, supervisor)));
        boolean through =
                outcome.isPresent() && outcome.get().result().verdict() != Verdict.INCOMPLETE;
        if (through || !supervisor.hasStopped()) return outcome.orElseThrow();
        return Outcome.incomplete(
                Result.EXPLICIT, check, supervisor.reached(), supervisor.reason());
    }

    private Outcome run(CheckFile check, Options options, Supervisor supervisor) {
        Question question = Question.of(check, classes);
        Made made = question.make();
        Expectation expectation = question.expectation(made);
        supervisor.enter(Phase.COMPILING);
        Result result = open(made, check).check(options, supervisor);
        boolean endless = check.isEndless();
        return new Outcome(check, expectation, endless ? result : result.unlessNeverAtRest())
                .of(question.classes());
    }

    /**
     * Refuses what is wrong in a check, also where a run in the size for JPF has no use for it.
     *
     * @throws CheckError that names the first thing to mend
     */
    public void refuseWrong(CheckFile check, Options options, Consumer<Progress> progress) {
        Supervisor supervisor = new Supervisor(options.timeout(), progress);
        supervisor.run(() -> Exhaustion.told(supervisor, () -> refuseWrong(check)));
    }

    /** Answers with the check. */
    private CheckFile refuseWrong(CheckFile check) {
        Question.of(check, classes).refuseWrong();
        return check;
    }

    /** Layout and steps of the model of a check, for a reader. */
    public String dump(CheckFile check) {
        return open(check).dump();
    }

    /**
     * Follows a saved trace on the model as it is now, and asks again whether the failure is there;
     * of JPF's, the steps and choices.
     *
     * @throws CheckError when it cannot be followed
     */
    public Replay replay(Path file) {
        SavedTrace saved = Replay.read(file);
        CheckFile check = CheckFile.of(saved.check(), file.toString(), "", saved.keys());
        Made made = Question.of(check, classes).make();
        Replay.refuseForeign(saved, file, made.properties());
        Engine engine = open(made, check);
        boolean ofAnother = !saved.engine().equals(Result.EXPLICIT);
        if (ofAnother && !saved.trace().steps().isEmpty()) {
            return Replay.ofAnother(
                    saved, engine.follow(Script.of(saved.trace()), saved.failure()));
        }
        return Replay.of(saved, engine.replay(saved.trace().steps(), saved.failure()));
    }

    /**
     * Why another engine need not follow a trace, which it does by its steps and choices alone:
     * because this one shows that its failure is not behind its last step. Empty if it is, or if
     * the trace is of another engine.
     */
    public Optional<String> whyNotToFollow(Path file) {
        SavedTrace saved = Replay.read(file);
        boolean ours = saved.engine().equals(Result.EXPLICIT) || saved.trace().steps().isEmpty();
        if (!ours) return Optional.empty();
        Replay replay = replay(file);
        return replay.isReached() ? Optional.empty() : Optional.of(replay.why());
    }

    /** Looks for a failure along the script of a trace that another engine has found. */
    Sought<Trace> follow(CheckFile check, Trace trace, Failure failure) {
        return open(check).follow(Script.of(trace), failure).map(Replayed::trace);
    }

    private Engine open(CheckFile check) {
        return open(Question.of(check, classes).make(), check);
    }

    private Engine open(Made made, CheckFile check) {
        return Engine.open(engines, made.model(), made.properties(), check.leftOut());
    }

    /** What came of one check. */
    public static final class Outcome {
        private final CheckFile check;
        private final Expectation expectation;
        private final Result result;
        private final @Nullable ModelClasses classes;

        Outcome(CheckFile check, Expectation expectation, Result result) {
            this(check, expectation, result, null);
        }

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

        /** The same, of classes that know where they come from. */
        Outcome of(ModelClasses loaded) {
            return new Outcome(check, expectation, result, loaded);
        }

        /** The classes that were run, by the folder or jar that they come from. */
        private Map<String, List<String>> origins() {
            return classes == null ? Map.of() : classes.origins();
        }

        /** Where the classes come from, in a few words; empty if all come with Sharelock. */
        public String whereFrom() {
            if (classes == null || classes.ofUser().isEmpty()) return "";
            List<String> parts = new ArrayList<>();
            origins().forEach((origin, names) -> parts.add(names.size() + " of " + origin));
            List<String> replaced = classes.replaced();
            String instead =
                    replaced.isEmpty()
                            ? ""
                            : "; in place of Sharelock's own: " + String.join(", ", replaced);
            return "classes: " + String.join(", ", parts) + instead;
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
            Result.Counts counts =
                    new Result.Counts(
                            reached.states(), reached.transitions(), reached.depth(), false);
            return new Outcome(
                    check,
                    Expectation.HOLDS,
                    new Result(
                            engine,
                            verdict,
                            null,
                            null,
                            counts,
                            check.asks(),
                            reached.elapsed(),
                            List.of(),
                            note));
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

        /** The failure in a few words, e.g. {@code UseCountIsExact fails}; empty without one. */
        public String failure() {
            Failure failure = result.failure();
            return failure == null ? "" : SavedTrace.headline(failure);
        }

        /**
         * The same, and where it is, e.g. {@code assertion fails in T.run (Lost.java:9), task a}.
         */
        public String failureAndPlace() {
            Failure failure = result.failure();
            return failure == null ? "" : SavedTrace.headlineAndPlace(failure, result.trace());
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

        private String verdict() {
            return result.verdict().name().toLowerCase(Locale.ROOT);
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
            return savedTrace()
                    .map(trace -> trace.save(folder.resolve(name + SavedTrace.EXTENSION)));
        }

        /**
         * The trace as a table of at most {@code width} columns; empty if there is none.
         *
         * @param replay the command that replays it, its last line; empty if it cannot be replayed
         */
        public String trace(int width, String replay) {
            return savedTrace().map(trace -> trace.table(width) + last(replay)).orElse("");
        }

        private static String last(String replay) {
            return replay.isEmpty() ? "" : "Replay: " + replay + "\n";
        }

        /**
         * The outcome as one line of JSON; src/docs/json.md says what each field means.
         *
         * @param trace where its trace is saved
         * @param more fields that stand before the trace
         */
        public String json(@Nullable Path trace, Map<String, String> more) {
            Failure failure = result.failure();
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("check", check.name());
            fields.put("model", check.model());
            fields.put("engine", result.engine());
            fields.put("verdict", verdict());
            fields.put("failure", failure == null ? noteOrNull() : kind(failure));
            fields.put("property", failure == null ? null : failure.name());
            fields.put("at", failure == null ? null : place(failure.at()));
            fields.put("expected", check.expected());
            fields.put("asExpected", asExpected());
            fields.put("invariants", result.asked().always());
            fields.put("atRest", result.asked().atRest());
            fields.put("goals", result.asked().sometimes());
            fields.put("states", result.counts().states());
            fields.put("statesAtRest", result.asked().rests());
            fields.put("transitions", result.counts().transitions());
            fields.put("depth", result.counts().depth());
            fields.put("seconds", result.time().toMillis() / 1000.0);
            fields.put("complete", result.counts().complete());
            fields.put("reductions", result.reductions());
            fields.putAll(more);
            fields.put("trace", trace == null ? null : trace.toString());
            fields.put("classes", origins());
            fields.put("note", noteOrNull());
            return json(fields);
        }

        private @Nullable String noteOrNull() {
            return result.note().isEmpty() ? null : result.note();
        }

        private static @Nullable Map<String, Object> place(@Nullable SourceLine at) {
            if (at == null) return null;
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("file", at.file());
            fields.put("line", at.line());
            fields.put("class", at.type());
            fields.put("method", at.method());
            return fields;
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
}
