package sharelock.explicit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.explicit.ExplicitEngine.Move;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Trace;
import sharelock.result.Verdict;
import sharelock.search.Outcome;
import sharelock.system.TransitionSystem;

/** Turns what a search came to into a result that explains itself. */
final class Answer {
    private final LayoutPlan plan;
    private final TransitionSystem system;
    private final Names names;
    private final Narrator narrator;

    Answer(LayoutPlan plan, TransitionSystem system, Names names) {
        this.plan = plan;
        this.system = system;
        this.names = names;
        this.narrator = new Narrator(plan);
    }

    Result to(Outcome outcome, Duration time) {
        Outcome.Finding finding = outcome.finding();
        if (finding != null) return found(outcome, finding, time);
        if (outcome.ending() == Outcome.Ending.CUT) {
            return result(Verdict.INCOMPLETE, null, null, outcome, time);
        }
        long missed = names.sometimes() & ~outcome.reached();
        if (missed == 0) return result(Verdict.HOLDS, null, null, outcome, time);
        String name = names.of(Long.numberOfTrailingZeros(missed));
        Failure failure =
                new Failure(
                        Failure.Kind.UNREACHED,
                        name,
                        "no reachable state satisfies it: what is checked here proves nothing",
                        "",
                        null);
        return result(Verdict.FAILS, failure, null, outcome, time);
    }

    private Result result(
            Verdict verdict,
            @Nullable Failure failure,
            @Nullable Trace trace,
            Outcome outcome,
            Duration time) {
        boolean complete = outcome.ending() == Outcome.Ending.COMPLETE;
        Result.Counts counts =
                new Result.Counts(
                        outcome.figures().states(),
                        outcome.figures().transitions(),
                        outcome.figures().depth(),
                        complete);
        return new Result(
                Result.EXPLICIT,
                verdict,
                failure,
                trace,
                counts,
                names.asked(outcome.rests()),
                time,
                outcome.reason());
    }

    private Result found(Outcome outcome, Outcome.Finding finding, Duration time) {
        List<Move> moves = new ArrayList<>();
        long[][] path = outcome.path();
        Moves between = new Moves(system);
        for (int i = 0; i + 1 < path.length; i++) {
            moves.add(between.find(path[i], path[i + 1]));
        }
        if (finding.step() >= 0) {
            int task = system.steps().get(finding.step()).task();
            moves.add(new Move(task, finding.choices()));
        }
        Trace trace = narrator.follow(moves);
        Failure failure =
                switch (finding.kind()) {
                    case STEP_FAILED -> failedStep(finding);
                    case DEADLOCK -> deadlock(path[path.length - 1]);
                    case NOT_ALWAYS ->
                            property(
                                    Failure.Kind.INVARIANT,
                                    finding.violated(),
                                    path[path.length - 1],
                                    trace);
                    case NOT_AT_REST ->
                            property(
                                    Failure.Kind.AT_REST,
                                    finding.violated(),
                                    path[path.length - 1],
                                    trace);
                };
        return result(Verdict.FAILS, failure, trace, outcome, time);
    }

    /** Goes a path and tells of it. */
    Trace narrate(List<Move> path) {
        return narrator.follow(path);
    }

    private Failure failedStep(Outcome.Finding finding) {
        return failedStep(plan.program().failures().get(finding.failure()));
    }

    /** The failure that the path told of last has ended with. */
    Failure failedStep(FailurePoint point) {
        Failure.Kind kind =
                switch (point.kind()) {
                    case ASSERTION -> Failure.Kind.ASSERTION;
                    case EXCEPTION -> Failure.Kind.EXCEPTION;
                    case RULE -> Failure.Kind.RULE;
                };
        return new Failure(
                kind,
                point.rule(),
                narrator.lastFailure(),
                narrator.failedAtFirst(),
                Narrator.line(point.origin().inModel()));
    }

    Failure deadlock(long[] state) {
        List<String> waiting = new ArrayList<>();
        for (int task = 0; task < plan.program().tasks().size(); task++) {
            Program program = plan.program().tasks().get(task);
            int position = (int) plan.slot(plan.positionSlot(task)).get(state, 0);
            if (position == plan.finished(task)) continue;
            if (position > plan.finished(task)) {
                waiting.add(program.name() + " was never started");
                continue;
            }
            Node node = program.nodes().get(program.positionNodes()[position]);
            waiting.add(
                    "%s waits at %s %s"
                            .formatted(
                                    program.name(),
                                    narrator.shown(node),
                                    narrator.shown(node).text()));
        }
        return new Failure(
                Failure.Kind.DEADLOCK,
                "deadlock",
                "no task can move and not all have finished",
                String.join("; ", waiting),
                null);
    }

    Failure property(Failure.Kind kind, long violated, long[] state, Trace trace) {
        Interpreter interpreter = new Interpreter(plan);
        boolean atRest = kind == Failure.Kind.AT_REST;
        long asked = atRest ? names.atRest() : names.always() | names.sometimes();
        for (int number = 0; number < names.count(); number++) {
            if ((asked & 1L << number) == 0) continue;
            Witness witness = new Witness(plan, trace);
            interpreter.property(number, state, witness);
            if (witness.threw()) return witness.failure(names.of(number));
            if ((violated & 1L << number) == 0) continue;
            return new Failure(
                    kind, names.of(number), witness.message(), witness.explanation(), witness.at());
        }
        throw new IllegalStateException("no property fails in the state that was found");
    }
}
