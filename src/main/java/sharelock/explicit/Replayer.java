package sharelock.explicit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.interpret.Interpreter.StepListener;
import sharelock.compile.interpret.Interpreter.StepOutcome;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.explicit.Narrator.Told;
import sharelock.result.Failure;
import sharelock.result.Trace;
import sharelock.result.Way;
import sharelock.system.TransitionSystem.Move;

/** Goes a path and looks in every state of it for a failure. */
final class Replayer implements StepListener {
    private final LayoutPlan plan;
    private final Interpreter interpreter;
    private final Names names;
    private final Failure failure;
    private final Wanted wanted;
    private final Passages passages;
    private final long[] state;
    private long passed;
    private int chosen;
    private @Nullable FailurePoint failed;

    /** The step that failed, or -1. */
    private int failing = -1;

    /**
     * @param passages what the way has to go through before the failure is one
     */
    Replayer(LayoutPlan plan, Names names, Failure failure, Passages passages) {
        this.passages = passages;
        this.plan = plan;
        this.interpreter = new Interpreter(plan);
        this.names = names;
        this.failure = failure;
        this.wanted = new Wanted(plan, names, failure);
        this.state = new long[plan.layout().words()];
    }

    Way follow(List<Move> path) {
        interpreter.start(state, this);
        int steps = 0;
        while (!isThere() && failed == null && steps < path.size() && go(path.get(steps))) steps++;
        boolean isThere = isThere();
        boolean isStuck = !isThere && failed == null;
        Explanation explanation = new Explanation(plan, names);
        Told told = explanation.narrate(isStuck ? path.subList(0, steps) : path);
        if (!isThere) {
            FailurePoint other = failed;
            return new Way(told.trace(), -1, null, other == null ? "" : other.rule());
        }
        return new Way(told.trace(), steps, found(explanation, told, steps), "");
    }

    private boolean isThere() {
        long all = passed;
        if (failed != null) all |= passages.ofFailure(failing, failed.number());
        else if (failure.kind() == Failure.Kind.DEADLOCK) all |= passages.waitedIn(state, 0);
        if (all != passages.all()) return false;
        return failed == null ? wanted.isIn(state) : wanted.isAt(failed);
    }

    private boolean go(Move move) {
        if (move.task() >= plan.program().tasks().size()) return false;
        long always = names.always();
        if (passages.mayComeToAll(passed) && interpreter.observe(always, state, 0) != always) {
            passed |= Passages.TOO_LATE;
        }
        int step = plan.nextStep(move.task(), state, 0);
        chosen = 0;
        try {
            StepOutcome outcome = interpreter.step(move.task(), move.choices(), state, this);
            if (outcome.end() == StepOutcome.End.NOT_ENABLED) return false;
            if (chosen != move.choices().size()) return false; // another step than that of the path
            if (failed == null) passed |= passages.of(step);
            else failing = step;
            return true;
        } catch (IllegalArgumentException noSuchChoice) {
            return false;
        }
    }

    /** The failure that is behind some steps of the path that was told. */
    private Failure found(Explanation explanation, Told told, int steps) {
        FailurePoint point = failed;
        if (point != null) return explanation.failedStep(point, told);
        if (failure.kind() == Failure.Kind.DEADLOCK) return explanation.deadlock(state);
        long violated = wanted.violated(state);
        boolean atRest = (violated & names.atRest()) != 0;
        Failure.Kind asked = atRest ? Failure.Kind.AT_REST : Failure.Kind.INVARIANT;
        Trace whole = told.trace();
        Trace there = new Trace(whole.tasks(), whole.initial(), whole.steps().subList(0, steps));
        return explanation.property(asked, violated, state, there);
    }

    @Override
    public void chose(Program program, Node node, int bound, int number) {
        if (bound > 1) chosen++;
    }

    @Override
    public void failed(Program program, Node node, FailurePoint point, List<Long> values) {
        failed = point;
    }
}
