package sharelock.explicit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.explicit.Narrator.Told;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Trace;
import sharelock.result.Verdict;
import sharelock.search.SearchResult;
import sharelock.search.SearchResult.Ending;
import sharelock.search.SearchResult.Finding;
import sharelock.search.SearchResult.Flaw;
import sharelock.system.TransitionSystem.Move;

/** Turns what a search came to into a result that explains itself. */
final class Explanation {
    private final LayoutPlan plan;
    private final Names names;
    private final Narrator narrator;

    Explanation(LayoutPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.narrator = new Narrator(plan);
    }

    /**
     * @param shortest whether the path of a finding is a shortest one
     * @param passages what a way had to go through to count
     */
    Result of(SearchResult searched, boolean shortest, Passages passages, Duration time) {
        Finding finding = searched.finding();
        if (finding != null) {
            Told told = told(finding).shortest(shortest);
            Result found = found(searched, finding, told, time);
            return passages.areNone()
                    ? found
                    : found.noting(joined(found.note(), where(passages, finding, told)));
        }
        if (searched.ending() == Ending.CUT) {
            return result(Verdict.INCOMPLETE, null, null, searched, time);
        }
        long missed = names.sometimes() & ~searched.reached();
        if (missed == 0) {
            Finding passedOver = searched.passedOver();
            return passedOver == null
                    ? result(Verdict.HOLDS, null, null, searched, time)
                    : passedBy(searched, passedOver, passages, time);
        }
        String name = names.of(Long.numberOfTrailingZeros(missed));
        Failure failure =
                new Failure(
                        Failure.Kind.UNREACHED,
                        name,
                        "no reachable state satisfies it: what is checked here proves nothing",
                        "",
                        null);
        return result(Verdict.FAILS, failure, null, searched, time);
    }

    /** There are failures, and none is behind a way through the places. */
    private Result passedBy(
            SearchResult searched, Finding passedOver, Passages passages, Duration time) {
        Failure other =
                Objects.requireNonNull(
                        found(searched, passedOver, told(passedOver), time).failure());
        int steps = passedOver.path().size();
        String message =
                "%s%s, but no failure goes through %s"
                        .formatted(
                                other.headline(),
                                steps == 0 ? " before the first step" : " in step " + steps,
                                passages);
        Failure failure =
                new Failure(Failure.Kind.PASSED_BY, other.name(), message, "", other.at());
        return result(Verdict.FAILS, failure, null, searched, time);
    }

    private static String joined(String note, String more) {
        return note.isEmpty() ? more : note + " " + more;
    }

    /** In which steps a path goes through the places for the first time. */
    private static String where(Passages passages, Finding finding, Told told) {
        List<String> first = new ArrayList<>();
        long passed = 0;
        for (int i = 0; i < told.numbers().size(); i++) {
            boolean fails = finding.flaw() == Flaw.STEP_FAILED && i == told.numbers().size() - 1;
            int step = told.numbers().get(i);
            long lies = fails ? passages.failing(step, finding.failure()) : passages.of(step);
            long fresh = lies & ~passed;
            passed |= fresh;
            for (String place : passages.names(fresh)) {
                first.add("Through %s in step %d.".formatted(place, i + 1));
            }
        }
        String last = finding.flaw() == Flaw.DEADLOCK ? "A task waits in %s." : "It fails in %s.";
        for (String place : passages.names(passages.all() & ~passed)) {
            first.add(last.formatted(place));
        }
        return String.join(" ", first);
    }

    private Result result(
            Verdict verdict,
            @Nullable Failure failure,
            @Nullable Trace trace,
            SearchResult searched,
            Duration time) {
        boolean complete = searched.ending() == Ending.COMPLETE;
        Result.Counts counts =
                new Result.Counts(
                        searched.figures().states(),
                        searched.figures().transitions(),
                        searched.figures().depth(),
                        complete);
        return new Result(
                Result.EXPLICIT,
                verdict,
                failure,
                trace,
                counts,
                names.asked(searched.rests()),
                time,
                searched.reason());
    }

    private Told told(Finding finding) {
        Told told = narrate(finding.path());
        if (told.numbers().size() < finding.path().size()) {
            throw new IllegalStateException(
                    "Of the %d moves that the search found, %d can be made."
                            .formatted(finding.path().size(), told.numbers().size()));
        }
        return told;
    }

    private Result found(SearchResult searched, Finding finding, Told told, Duration time) {
        Trace trace = told.trace();
        Failure failure =
                switch (finding.flaw()) {
                    case STEP_FAILED ->
                            failedStep(plan.program().failures().get(finding.failure()), told);
                    case DEADLOCK -> deadlock(told.state());
                    case NOT_ALWAYS ->
                            property(
                                    Failure.Kind.INVARIANT,
                                    finding.violated(),
                                    told.state(),
                                    trace);
                    case NOT_AT_REST ->
                            property(Failure.Kind.AT_REST, finding.violated(), told.state(), trace);
                };
        if (searched.ending() == Ending.CUT) {
            return result(Verdict.INCOMPLETE, failure, trace, searched, time)
                    .noting(
                            "%s A failure was found by then, \"%s\"; whether another one comes first is not known."
                                    .formatted(searched.reason(), failure.headline()));
        }
        return result(Verdict.FAILS, failure, trace, searched, time);
    }

    /** Goes a path and tells of it. */
    Told narrate(List<Move> path) {
        return narrator.follow(path);
    }

    /** The failure with which a path ended. */
    Failure failedStep(FailurePoint point, Told told) {
        Failure.Kind kind =
                switch (point.kind()) {
                    case ASSERTION -> Failure.Kind.ASSERTION;
                    case EXCEPTION -> Failure.Kind.EXCEPTION;
                    case RULE -> Failure.Kind.RULE;
                };
        return new Failure(
                kind,
                point.rule(),
                told.failure(),
                told.failedAtFirst(),
                Narrator.line(point.origin().inModel()));
    }

    Failure deadlock(long[] state) {
        List<String> waiting = new ArrayList<>();
        for (int task = 0; task < plan.program().tasks().size(); task++) {
            Program program = plan.program().tasks().get(task);
            int position = plan.position(task, state, 0);
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
