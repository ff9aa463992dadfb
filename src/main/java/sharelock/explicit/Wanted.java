package sharelock.explicit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.interpret.Interpreter.StepListener;
import sharelock.compile.interpret.Interpreter.StepOutcome;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.layout.LayoutPlan;
import sharelock.result.Failure;
import sharelock.system.TransitionSystem;

/** A failure that a way is to lead to, and whether a state or a step that failed is it. */
final class Wanted {
    private final LayoutPlan plan;
    private final Interpreter interpreter;
    private final Names names;
    private final Failure failure;

    Wanted(LayoutPlan plan, Names names, Failure failure) {
        this.plan = plan;
        this.interpreter = new Interpreter(plan);
        this.names = names;
        this.failure = failure;
    }

    /** Whether a step that ended so is it. */
    boolean isAt(@Nullable FailurePoint point) {
        boolean ofStep =
                switch (failure.kind()) {
                    case ASSERTION, EXCEPTION, RULE -> true;
                    case INVARIANT, AT_REST, PROPERTY_THREW, DEADLOCK, UNREACHED, PASSED_BY ->
                            false;
                };
        if (!ofStep || point == null || !isNamed(point)) return false;
        boolean ofKernel = point.kind() == FailurePoint.Cause.RULE;
        return ofKernel == (failure.kind() == Failure.Kind.RULE);
    }

    /** Whether a state is it. */
    boolean isIn(long[] state) {
        return switch (failure.kind()) {
            case INVARIANT, PROPERTY_THREW -> violated(state) != 0;
            case AT_REST -> isAtRest(state) && mayRest(state) && violated(state) != 0;
            case DEADLOCK -> isAtRest(state) && !mayRest(state);
            case ASSERTION, EXCEPTION, RULE, UNREACHED, PASSED_BY -> false;
        };
    }

    /** The property that does not hold in a state, or throws there, as a bit; 0 if none does. */
    long violated(long[] state) {
        for (int number = 0; number < names.count(); number++) {
            if (isViolated(number, state)) return 1L << number;
        }
        return 0;
    }

    private boolean isViolated(int number, long[] state) {
        boolean ofRest = (names.atRest() & 1L << number) != 0;
        if (failure.kind() == Failure.Kind.PROPERTY_THREW) {
            if (ofRest && !(isAtRest(state) && mayRest(state))) return false;
            StepOutcome outcome = interpreter.property(number, state, StepListener.NONE);
            return outcome.end() == StepOutcome.End.FAILED
                    && isNamed(plan.program().failures().get(outcome.failure()));
        }
        long kind = failure.kind() == Failure.Kind.AT_REST ? names.atRest() : names.always();
        if ((kind & 1L << number) == 0 || !names.of(number).equals(failure.name())) return false;
        StepOutcome outcome = interpreter.property(number, state, StepListener.NONE);
        return outcome.end() == StepOutcome.End.NOT_ENABLED;
    }

    private boolean isNamed(FailurePoint point) {
        return point.rule().equals(failure.name());
    }

    private boolean mayRest(long[] state) {
        return interpreter.observe(TransitionSystem.MAY_REST, state, 0) != 0;
    }

    private boolean isAtRest(long[] state) {
        for (int task = 0; task < plan.program().tasks().size(); task++) {
            StepOutcome outcome =
                    interpreter.step(task, List.of(), state.clone(), StepListener.NONE);
            if (outcome.end() != StepOutcome.End.NOT_ENABLED) return false;
        }
        return true;
    }
}
