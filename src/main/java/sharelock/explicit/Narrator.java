package sharelock.explicit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.interpret.Outcome;
import sharelock.compile.ir.Origin;
import sharelock.compile.layout.LayoutPlan;
import sharelock.result.Change;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;
import sharelock.system.Slot;

/** Follows a path with the interpreter and tells what happens on it. */
final class Narrator {
    private final LayoutPlan plan;
    private final Interpreter interpreter;
    private String lastFailure = "";

    Narrator(LayoutPlan plan) {
        this.plan = plan;
        this.interpreter = new Interpreter(plan);
    }

    /** The message of the failure that ended the path, if one did. */
    String lastFailure() {
        return lastFailure;
    }

    Trace follow(List<Move> path) {
        long[] state = new long[plan.layout().words()];
        Listener start = new Listener(plan);
        boolean failed = interpreter.start(state, start).end() == Outcome.End.FAILED;
        lastFailure = start.failure();
        Map<String, String> initial = new LinkedHashMap<>();
        for (int cell = 0; cell < plan.program().cells().size(); cell++) {
            Slot slot = plan.slot(cell);
            initial.put(slot.name(), slot.show(slot.get(state, 0)));
        }
        List<TraceStep> steps = new ArrayList<>();
        for (Move move : path) {
            if (failed || move.task() >= plan.program().tasks().size()) break;
            long[] before = state.clone();
            Listener listener = new Listener(plan);
            Outcome.End end;
            try {
                end = interpreter.step(move.task(), move.choices(), state, listener).end();
            } catch (IllegalArgumentException noSuchChoice) {
                break;
            }
            if (end == Outcome.End.NOT_ENABLED) break;
            failed = end == Outcome.End.FAILED;
            lastFailure = listener.failure();
            steps.add(
                    new TraceStep(
                            move.task(),
                            move.choices(),
                            listener.action(),
                            line(listener.origin().inModel()),
                            changes(before, state)));
        }
        return new Trace(plan.layout().tasks(), initial, steps);
    }

    static SourceLine line(Origin origin) {
        return new SourceLine(origin.file(), origin.type(), origin.method(), origin.line());
    }

    private List<Change> changes(long[] before, long[] after) {
        List<Change> changes = new ArrayList<>();
        List<Slot> slots = plan.layout().slots();
        int cells = plan.program().cells().size();
        int frames = cells + plan.program().tasks().size();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            boolean isPosition = i >= cells && i < frames;
            long was = slot.get(before, 0);
            long is = slot.get(after, 0);
            if (isPosition || was == is) continue;
            changes.add(new Change(slot.name(), slot.show(was), slot.show(is), i >= frames));
        }
        return changes;
    }
}
