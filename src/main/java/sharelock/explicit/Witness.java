package sharelock.explicit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sharelock.compile.interpret.StepListener;
import sharelock.compile.ir.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.result.Change;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.system.Slot;

/** Listens to a property that does not hold and finds out why. */
final class Witness implements StepListener {
    private static final int MOST_VALUES = 6;

    private final LayoutPlan plan;
    private final Trace trace;
    private final Map<Integer, Long> seen = new LinkedHashMap<>();
    private @Nullable Node lastBranch;
    private boolean lastTaken;
    private @Nullable Node answer;
    private @Nullable FailurePoint failure;

    Witness(LayoutPlan plan, Trace trace) {
        this.plan = plan;
        this.trace = trace;
    }

    boolean threw() {
        return failure != null;
    }

    String message() {
        if (failure == null) return "it does not hold";
        return "the property itself fails: %s %s"
                .formatted(failure.rule(), failure.message())
                .strip();
    }

    @Nullable SourceLine at() {
        Node node = lastBranch != null ? lastBranch : answer;
        return node == null ? null : Narrator.line(node.origin());
    }

    /** The conjunct that failed, and the values that were seen on the way. */
    String explanation() {
        List<String> values = new ArrayList<>();
        seen.forEach((cell, value) -> values.add(shown(cell, value)));
        int skip = Math.max(0, values.size() - MOST_VALUES);
        String saw = String.join(", ", values.subList(skip, values.size()));
        Node branch = lastBranch;
        if (branch == null) return saw;
        String conjunct = branch.origin().text() + (lastTaken ? " holds" : " fails");
        return saw.isEmpty() ? conjunct : conjunct + ": " + saw;
    }

    private String shown(int cell, long value) {
        Slot slot = plan.slot(cell);
        int step = lastWrite(slot.name());
        String when = step < 0 ? "" : " (written in step " + (step + 1) + ")";
        return slot.name() + " = " + slot.show(value) + when;
    }

    private int lastWrite(String field) {
        for (int i = trace.steps().size() - 1; i >= 0; i--) {
            for (Change change : trace.steps().get(i).changes()) {
                if (change.field().equals(field)) return i;
            }
        }
        return -1;
    }

    @Override
    public void loaded(Program program, Node node, int cell, long value) {
        seen.remove(cell);
        seen.put(cell, value);
    }

    @Override
    public void branched(Program program, Node node, long left, long right, boolean taken) {
        lastBranch = node;
        lastTaken = taken;
    }

    @Override
    public void answered(Program program, Node node, boolean holds) {
        answer = node;
    }

    @Override
    public void failed(Program program, Node node, FailurePoint point, List<Long> values) {
        failure = point;
    }
}
