package sharelock.explicit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.interpret.Interpreter.StepOutcome;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.compile.read.MethodBody;
import sharelock.result.Change;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;
import sharelock.system.Slot;
import sharelock.system.TransitionSystem.Move;

/** Follows a path with the interpreter and tells what happens on it. */
final class Narrator {
    private final LayoutPlan plan;
    private final Interpreter interpreter;
    private final Calls calls;

    /**
     * What is told of a path.
     *
     * @param trace its steps, as far as the model makes them
     * @param numbers of the same steps, as the layout has them
     * @param state where the last of them ends
     * @param failure the message of the failure that ended the path; empty if none did
     * @param failedAtFirst the task that failed before its first step, in words; empty if none did
     */
    record Told(
            Trace trace,
            List<Integer> numbers,
            long[] state,
            String failure,
            String failedAtFirst) {

        /** The same path, of which it is known whether it is a shortest one. */
        Told shortest(boolean known) {
            return new Told(trace.shortest(known), numbers, state, failure, failedAtFirst);
        }
    }

    Narrator(LayoutPlan plan) {
        this.plan = plan;
        this.interpreter = new Interpreter(plan);
        this.calls = new Calls(plan.program());
    }

    Told follow(List<Move> path) {
        long[] state = new long[plan.layout().words()];
        Listener start = new Listener(plan, calls);
        boolean failed = interpreter.start(state, start).end() == StepOutcome.End.FAILED;
        String failure = start.failure();
        String failedAtFirst = failed ? atFirst(start.failed()) : "";
        Map<String, String> initial = new LinkedHashMap<>();
        for (int cell = 0; cell < plan.program().cells().size(); cell++) {
            if (plan.program().cells().get(cell).bookkeeping()) continue;
            Slot slot = plan.slot(cell);
            initial.put(slot.name(), slot.show(slot.get(state, 0)));
        }
        List<TraceStep> steps = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (Move move : path) {
            if (failed || move.task() >= plan.program().tasks().size()) break;
            long[] before = state.clone();
            Listener listener = new Listener(plan, calls);
            StepOutcome.End end;
            try {
                end = interpreter.step(move.task(), move.choices(), state, listener).end();
            } catch (IllegalArgumentException noSuchChoice) {
                break;
            }
            if (end == StepOutcome.End.NOT_ENABLED) break;
            failed = end == StepOutcome.End.FAILED;
            failure = listener.failure();
            String mover = plan.program().tasks().get(move.task()).name();
            boolean ofAnother = failed && !listener.failed().equals(mover);
            if (ofAnother) failedAtFirst = atFirst(listener.failed());
            numbers.add(plan.nextStep(move.task(), before, 0));
            steps.add(
                    new TraceStep(
                            move.task(),
                            listener.kind(),
                            move.choices(),
                            listener.action(),
                            line(listener.shown()),
                            changes(move.task(), before, state)));
        }
        Trace trace = new Trace(plan.layout().tasks(), initial, steps);
        return new Told(trace, numbers, state, failure, failedAtFirst);
    }

    private static String atFirst(String task) {
        return "task " + task + " before its first step";
    }

    /** Where a reader looks for what a task does from a node. */
    Origin shown(Node node) {
        return calls.shown(node.origin());
    }

    static SourceLine line(Origin origin) {
        return new SourceLine(origin.file(), origin.type(), origin.method(), origin.line());
    }

    private List<Change> changes(int task, long[] before, long[] after) {
        List<Change> changes = new ArrayList<>();
        for (int cell = 0; cell < plan.program().cells().size(); cell++) {
            if (plan.program().cells().get(cell).bookkeeping()) continue;
            Slot slot = plan.slot(cell);
            long was = slot.get(before, 0);
            long is = slot.get(after, 0);
            if (was != is) {
                changes.add(new Change(slot.name(), slot.show(was), slot.show(is), false));
            }
        }
        Map<String, String> known = locals(task, before);
        locals(task, after)
                .forEach(
                        (name, is) -> {
                            String was = known.getOrDefault(name, "");
                            if (!is.equals(was)) changes.add(new Change(name, was, is, true));
                        });
        return changes;
    }

    /** The local variables of the source that a task needs later, and their values. */
    private Map<String, String> locals(int task, long[] state) {
        Map<String, String> locals = new LinkedHashMap<>();
        Program program = plan.program().tasks().get(task);
        int position = plan.position(task, state, 0);
        if (position >= program.positions()) return locals;
        for (Operand.Var variable : program.live().get(position)) {
            if (variable.name().startsWith(MethodBody.TEMPORARY)) continue;
            Slot slot = plan.slot(plan.frameSlot(task, variable));
            locals.put(variable.name(), show(variable, slot.get(state, 0)));
        }
        return locals;
    }

    private String show(Operand.Var variable, long value) {
        return switch (variable.type()) {
            case REF -> plan.program().objects().get((int) value);
            case BOOLEAN -> Boolean.toString(value != 0);
            default -> Long.toString(value);
        };
    }
}
