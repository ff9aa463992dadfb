package sharelock.compile.emit;

import java.util.BitSet;
import java.util.List;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.compile.layout.Region;

/** Code that lets a task stand at its next position: its variables and its position. */
final class Settling {
    private final LayoutPlan plan;
    private final Values values;
    private final StateWords words;
    private final int task;
    private final Program program;
    private final List<Operand.Var> before;
    private final BitSet assigned;

    /** {@code before} are the variables that live where the region begins. */
    Settling(
            LayoutPlan plan,
            Values values,
            StateWords words,
            int task,
            Region region,
            List<Operand.Var> before) {
        this.plan = plan;
        this.values = values;
        this.words = words;
        this.task = task;
        this.program = region.program();
        this.before = before;
        this.assigned = new BitSet();
        for (int node : region.order()) {
            Operand.Var variable = region.node(node).instruction().effects().assigned();
            if (variable != null) assigned.set(variable.index());
        }
    }

    void settle(int position) {
        List<Operand.Var> after =
                position < program.positions() ? program.live().get(position) : List.of();
        BitSet unused = new BitSet();
        for (Operand.Var variable : before) {
            if (!isKept(variable, after)) unused.set(plan.frameSlot(task, variable));
        }
        words.clear(unused);
        for (Operand.Var variable : after) {
            if (isKept(variable, after)) continue;
            values.pushLong(variable);
            words.putIntoZeros(plan.frameSlot(task, variable));
        }
        words.putConstant(plan.positionSlot(task), position);
    }

    /** Whether a variable has its value before and after the region. */
    private boolean isKept(Operand.Var variable, List<Operand.Var> after) {
        return before.contains(variable)
                && after.contains(variable)
                && !assigned.get(variable.index());
    }
}
