package sharelock.compile.emit;

import java.util.List;
import sharelock.compile.ModelError;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.SlotOverflow;
import sharelock.system.StateLayout;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/**
 * What every emitted class extends. A model is one class, unless it is too large: then some tasks
 * are emitted into classes of their own, the {@link #parts}.
 */
abstract class EmittedSystem implements TransitionSystem {

    /** Constant functions that the code looks up. */
    final long[][] tables;

    /** For each task the class with its code. */
    final EmittedSystem[] parts;

    private final LayoutPlan plan;
    private final Interpreter interpreter;

    EmittedSystem(LayoutPlan plan, EmittedSystem[] parts, long[][] tables) {
        this.plan = plan;
        this.parts = parts;
        this.tables = tables;
        this.interpreter = new Interpreter(plan);
    }

    @Override
    public final StateLayout layout() {
        return plan.layout();
    }

    @Override
    public final List<Step> steps() {
        return plan.steps();
    }

    @Override
    public void initial(Successors out) {
        throw new IllegalStateException("A part has no initial state");
    }

    @Override
    public long observe(long asked, long[] states, int at) {
        throw new IllegalStateException("A part has no properties");
    }

    @Override
    public abstract void successors(int task, long[] states, int at, Successors out);

    /** Runs what a task does before its first position; answers a failure's number or -1. */
    abstract int enter(int task, long[] words, int base);

    /** A step whose code would be too long for the JVM. */
    final void interpret(int task, long[] states, int at, Successors out) {
        interpreter.successors(task, states, at, out);
    }

    /** A property whose code would be too long for the JVM: 1, 0, or -1 if it failed. */
    final int interpretProperty(int number, long[] states, int at) {
        long seen = interpreter.observe(1L << number | NO_PROPERTY_THREW, states, at);
        if ((seen & NO_PROPERTY_THREW) == 0) return -1;
        return (seen & 1L << number) == 0 ? 0 : 1;
    }

    /** An entry whose code would be too long for the JVM. */
    final int interpretEntry(int task, long[] words, int base) {
        return interpreter.enter(task, words, base);
    }

    static SlotOverflow overflow(int slot, long value) {
        return new SlotOverflow(slot, value);
    }

    static ModelError hangs(String message) {
        return new ModelError(message);
    }
}
