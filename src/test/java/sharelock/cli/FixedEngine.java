package sharelock.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.question.Property;
import sharelock.question.Question;
import sharelock.result.Change;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Progress.Phase;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;
import sharelock.result.Verdict;
import sharelock.result.Way;

/** An engine that answers what it was told to. */
record FixedEngine(Result result, Trace now) implements Engine {

    static final Trace TRACE =
            new Trace(
                    List.of("task0", "task1"),
                    Map.of("count", "0"),
                    List.of(
                            step(0, "seen = model.count", "seen", "0", true),
                            step(1, "seen = model.count", "seen", "0", true),
                            step(0, "model.count = seen + by", "count", "1", false)),
                    true);

    private static TraceStep step(int task, String action, String field, String after, boolean l) {
        return new TraceStep(
                task,
                TraceStep.Operation.ACCESS,
                List.of(),
                action,
                new SourceLine("Counter.java", "sample.Counter$Count", "run", 58),
                List.of(new Change(field, "0", after, l)));
    }

    static FixedEngine holding() {
        return new FixedEngine(result(Verdict.HOLDS, null, ""), TRACE);
    }

    static FixedEngine failing(Failure.Kind kind, String name) {
        Failure failure = new Failure(kind, name, "", "model.count < 2 fails: count = 2", null);
        return new FixedEngine(result(Verdict.FAILS, failure, ""), TRACE);
    }

    static FixedEngine incomplete(String note) {
        return new FixedEngine(result(Verdict.INCOMPLETE, null, note), TRACE);
    }

    private static Result result(Verdict verdict, Failure failure, String note) {
        return new Result(
                "explicit",
                verdict,
                failure,
                failure == null ? null : TRACE,
                new Result.Counts(1234, 5678, 9, verdict == Verdict.HOLDS),
                new Result.Asked(0, 0, 0, 1),
                Duration.ofMillis(1230),
                note);
    }

    @Override
    public String name() {
        return Result.EXPLICIT;
    }

    @Override
    public Result answer(Question question, Limits limits, Consumer<Progress> progress) {
        question.lint();
        progress.accept(
                new Progress(
                        Phase.SEARCHING,
                        1000,
                        4000,
                        100,
                        5,
                        40_000_000,
                        1L << 30,
                        Duration.ofSeconds(20)));
        progress.accept(
                new Progress(
                        Phase.SEARCHING,
                        1900,
                        9000,
                        50,
                        8,
                        80_000_000,
                        1L << 30,
                        Duration.ofSeconds(31)));
        return result.asking(Property.count(question.properties()));
    }

    @Override
    public Optional<Way> replay(Question question, Trace trace, Failure wanted) {
        Failure failure = result.failure();
        return Optional.of(new Way(now, failure == null ? -1 : now.steps().size(), failure, ""));
    }

    @Override
    public Sought<Way> follow(Question question, Script script, Failure failure, Limits limits) {
        return Sought.absent();
    }

    @Override
    public Optional<String> dump(Question question) {
        return Optional.of("word 0");
    }
}
