package sharelock.compile.layout;

import java.util.BitSet;
import java.util.List;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Operand;
import sharelock.system.Slot;
import sharelock.system.SlotOverflow;
import sharelock.system.StateLayout;
import sharelock.system.Step;

/**
 * A model together with the widths chosen for its values: which bits hold which cell, position or
 * variable. Immutable; both ways of running a model take one:
 *
 * <pre>
 *   LayoutPlan plan = Interpreter.rehearse(program);       // or LayoutPlan.of(program)
 *   for (;;) {
 *       TransitionSystem system = Emitter.emit(plan);      // or new Interpreter(plan)
 *       try { ... search ... } catch (SlotOverflow overflow) { plan = plan.widen(overflow); }
 *   }
 * </pre>
 *
 * <p>The slots of the layout are: first the cells, a cell's slot having the cell's number; then a
 * position slot for each task; then the tasks' frames, in which variables live across steps. A
 * position slot holds the number of the position, {@link #finished} or {@link #dormant}.
 *
 * <pre>
 *   | cell 0 | cell 1 | ... | position of task 0 | ... | frame of task 0      | ...
 *                                                      | op |  table  | i |
 *                                                      | op | $3 | mm |         at another position
 * </pre>
 *
 * A variable always has the same bits of its task's frame, but variables that are never live at the
 * same position may overlap. Bits that belong to no live variable are zero. The numbers that {@link
 * #frameSlot} gives to variables follow those of the layout's slots.
 */
public final class LayoutPlan {
    private final ModelProgram program;
    private final Locals locals;
    private final StepTable table;
    private final BitSet computed;
    private final Families families;
    private final Arrangement arrangement;
    private final List<Step> steps;

    private LayoutPlan(
            ModelProgram program,
            Locals locals,
            StepTable table,
            BitSet computed,
            Families families) {
        this.program = program;
        this.locals = locals;
        this.table = table;
        this.computed = computed;
        this.families = families;
        this.arrangement = new Arrangement(program, families, locals, computed);
        this.steps = table.steps(arrangement::frameSlots);
    }

    /** The narrowest layout that can be foreseen. */
    public static LayoutPlan of(ModelProgram program) {
        Locals locals = new Locals(program);
        Families families = new Families(program, locals);
        BitSet computed = Arrangement.computedCells(program);
        return new LayoutPlan(program, locals, new StepTable(program), computed, families);
    }

    /** A layout in which the value that did not fit has room; all else has at least as much. */
    public LayoutPlan widen(SlotOverflow overflow) {
        int variable = overflow.slot() - layout().slots().size();
        int member = variable < 0 ? overflow.slot() : firstFrame() + variable;
        Families wider = families.widen(member, overflow.value());
        return new LayoutPlan(program, locals, table, computed, wider);
    }

    public ModelProgram program() {
        return program;
    }

    public StateLayout layout() {
        return arrangement.layout();
    }

    /** The slot with a number of the layout, or of {@link #frameSlot}. */
    public Slot slot(int number) {
        List<Slot> slots = layout().slots();
        return number < slots.size()
                ? slots.get(number)
                : arrangement.variables().get(number - slots.size());
    }

    /** The slot of a task's position. */
    public int positionSlot(int task) {
        return program.cells().size() + task;
    }

    /** The position of a task in a state. */
    public int position(int task, long[] states, int at) {
        return (int) slot(positionSlot(task)).get(states, at);
    }

    /** The step that a task takes next in a state; -1 if it has finished or is not started. */
    public int nextStep(int task, long[] states, int at) {
        int position = position(task, states, at);
        return position < finished(task) ? step(task, position) : -1;
    }

    /**
     * The slot of a variable, inside its task's frame, or -1 if it never lives across steps. It has
     * a meaning only where the variable is live.
     */
    public int frameSlot(int task, Operand.Var variable) {
        int local = locals.number(task, variable);
        return local < 0 ? -1 : layout().slots().size() + local;
    }

    private int firstFrame() {
        return program.cells().size() + program.tasks().size();
    }

    /** The position slot's value for a task that has finished. */
    public int finished(int task) {
        return program.tasks().get(task).positions();
    }

    /** The position slot's value for a task that waits for its start, if it starts dormant. */
    public int dormant(int task) {
        return finished(task) + 1;
    }

    /** Every step; a task's steps are in order of its positions. */
    public List<Step> steps() {
        return steps;
    }

    /** Number of the step that a task takes from a position. */
    public int step(int task, int position) {
        return table.number(task, position);
    }

    /** What a task does from a position. */
    public Region region(int task, int position) {
        return table.region(table.number(task, position));
    }

    /** What a task does before its first position. */
    public Region entry(int task) {
        return table.entry(task);
    }

    /** What a property computes. */
    public Region property(int number) {
        return table.property(number);
    }

    /** Adds the slots that a region of a task, or of a property if that is -1, may touch. */
    public void touch(int task, Region region, BitSet reads, BitSet writes) {
        BitSet frames = new BitSet();
        table.touch(task, region, new StepTable.Touched(reads, writes, frames));
        for (int framed : frames.stream().toArray()) {
            reads.or(arrangement.frameSlots(framed));
            writes.or(arrangement.frameSlots(framed));
        }
    }
}
