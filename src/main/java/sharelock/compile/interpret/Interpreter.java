package sharelock.compile.interpret;

import java.util.List;
import java.util.function.IntUnaryOperator;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.ModelProgram.Cell;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.SlotOverflow;
import sharelock.system.StateLayout;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/**
 * Runs a model node by node. As a {@link TransitionSystem} it is the reference with which emitted
 * code is compared; its other methods run a single step or property in the ear of a {@link
 * StepListener}, to explain it:
 *
 * <pre>
 *   long[] state = new long[plan.layout().words()];
 *   interpreter.start(state, listener);                       // the initial state
 *   interpreter.step(task, List.of(0, 2), state, listener);   // changes the state in place
 *   interpreter.property(number, state, listener);
 * </pre>
 */
public final class Interpreter implements TransitionSystem {
    private final LayoutPlan plan;

    public Interpreter(LayoutPlan plan) {
        this.plan = plan;
    }

    /**
     * A layout for a search to begin with: it has room for what some random walks met, the same
     * walks every time.
     */
    public static LayoutPlan rehearse(ModelProgram program) {
        return Rehearsal.plan(program);
    }

    @Override
    public StateLayout layout() {
        return plan.layout();
    }

    @Override
    public List<Step> steps() {
        return plan.steps();
    }

    /** Fills {@code state} with the initial state. */
    public StepOutcome start(long[] state, StepListener listener) {
        return start(state, 0, listener);
    }

    private StepOutcome start(long[] words, int base, StepListener listener) {
        for (Cell cell : plan.program().cells()) {
            put(words, base, cell.number(), cell.initial());
        }
        List<Program> tasks = plan.program().tasks();
        for (int task = 0; task < tasks.size(); task++) {
            boolean dormant = tasks.get(task).startsDormant();
            put(words, base, plan.positionSlot(task), dormant ? plan.dormant(task) : 0);
        }
        Execution execution = new Execution(plan, words, base, Interpreter::noChoice, listener);
        for (int task = 0; task < tasks.size(); task++) {
            if (tasks.get(task).startsDormant()) continue;
            StepOutcome outcome = execution.entry(task);
            if (outcome.end() == StepOutcome.End.FAILED) return outcome;
        }
        return StepOutcome.DONE;
    }

    /**
     * Runs what a task does before its first position on the state at {@code words[base..]};
     * answers the number of a failure, or -1.
     */
    public int enter(int task, long[] words, int base) {
        Execution execution =
                new Execution(plan, words, base, Interpreter::noChoice, StepListener.NONE);
        return execution.entry(task).failure();
    }

    private void put(long[] words, int base, int slot, long value) {
        if (!plan.slot(slot).fits(value)) throw new SlotOverflow(slot, value);
        plan.slot(slot).put(words, base, value);
    }

    /**
     * Takes a task's step in place. When it is not enabled or fails, {@code state} is left as it
     * was at that moment. Choices that are missing are 0, too many are ignored.
     *
     * @throws IllegalArgumentException when a choice is not below its bound
     */
    public StepOutcome step(int task, List<Integer> choices, long[] state, StepListener listener) {
        int position = plan.position(task, state, 0);
        if (position >= plan.finished(task)) return StepOutcome.NOT_ENABLED;
        int[] used = {0};
        IntUnaryOperator choose =
                bound -> {
                    if (bound == 1) return 0; // no choice
                    int chosen = used[0] < choices.size() ? choices.get(used[0]) : 0;
                    used[0]++;
                    if (chosen < 0 || chosen >= bound) {
                        throw new IllegalArgumentException(
                                "Choice %d of the step is %d, but the bound is %d"
                                        .formatted(used[0], chosen, bound));
                    }
                    return chosen;
                };
        return new Execution(plan, state, 0, choose, listener).step(task, position);
    }

    /** Evaluates a property; DONE says that it holds, NOT_ENABLED that it does not. */
    public StepOutcome property(int number, long[] state, StepListener listener) {
        return new Execution(plan, state, 0, Interpreter::noChoice, listener).property(number);
    }

    private static int noChoice(int bound) {
        throw new IllegalStateException("choose(" + bound + ") outside of a step");
    }

    @Override
    public void initial(Successors out) {
        int base = out.beginZero();
        StepOutcome outcome = start(out.words(), base, StepListener.NONE);
        if (outcome.end() == StepOutcome.End.FAILED) {
            out.fail(-1, outcome.failure());
        } else {
            out.commit(-1);
        }
    }

    @Override
    public void successors(int task, long[] states, int at, Successors out) {
        int position = plan.position(task, states, at);
        if (position >= plan.finished(task)) return;
        int step = plan.step(task, position);
        out.firstChoice();
        do {
            int base = out.begin(states, at);
            Execution execution =
                    new Execution(plan, out.words(), base, out::choose, StepListener.NONE);
            StepOutcome outcome = execution.step(task, position);
            if (outcome.end() == StepOutcome.End.FAILED) {
                out.fail(step, outcome.failure());
            } else if (outcome.end() == StepOutcome.End.DONE) {
                out.commit(step);
            }
        } while (out.nextChoice());
    }

    @Override
    public long observe(long asked, long[] states, int at) {
        long holding = asked & NO_PROPERTY_THREW;
        if ((asked & MAY_REST) != 0 && mayRest(states, at)) holding |= MAY_REST;
        for (int number = 0; number < plan.program().properties().size(); number++) {
            if ((asked & 1L << number) == 0) continue;
            Execution execution =
                    new Execution(plan, states, at, Interpreter::noChoice, StepListener.NONE);
            StepOutcome outcome = execution.property(number);
            if (outcome.end() == StepOutcome.End.DONE) holding |= 1L << number;
            if (outcome.end() == StepOutcome.End.FAILED) holding &= ~NO_PROPERTY_THREW;
        }
        return holding;
    }

    private boolean mayRest(long[] states, int at) {
        List<Program> tasks = plan.program().tasks();
        for (int task = 0; task < tasks.size(); task++) {
            int position = plan.position(task, states, at);
            if (!tasks.get(task).daemon() && position != plan.finished(task)) return false;
        }
        return true;
    }

    /**
     * How one run of a step or a property ended.
     *
     * @param end in what way
     * @param failure number of the failure if it failed, else -1
     */
    public record StepOutcome(End end, int failure) {

        /** Ways in which a run ends. */
        public enum End {
            /** The task stands at its next position, or has finished; a property holds. */
            DONE,
            /**
             * The step's guard does not hold, or the task has no step; a property does not hold.
             */
            NOT_ENABLED,
            /** It failed. */
            FAILED
        }

        static final StepOutcome DONE = new StepOutcome(End.DONE, -1);
        static final StepOutcome NOT_ENABLED = new StepOutcome(End.NOT_ENABLED, -1);

        static StepOutcome failed(int failure) {
            return new StepOutcome(End.FAILED, failure);
        }
    }

    /**
     * Hears of every node that the interpreter executes, with the values it saw. Each method gets
     * the program that runs and the node; operands that are not passed can be asked for with {@link
     * Values}.
     */
    public interface StepListener {

        /** Hears nothing. */
        StepListener NONE = new StepListener() {};

        /** The values of the variables at the moment of the call; not to be kept. */
        interface Values {
            long of(Operand operand);
        }

        /** A node is about to be executed. */
        default void reached(Program program, Node node, Values values) {}

        /** An {@code Assign} gave its variable a value. */
        default void assigned(Program program, Node node, long value) {}

        /** A {@code Load} read a cell. */
        default void loaded(Program program, Node node, int cell, long value) {}

        /** A {@code Store} changed a cell. */
        default void stored(Program program, Node node, int cell, long before, long after) {}

        /** A {@code Branch} compared two values. */
        default void branched(Program program, Node node, long left, long right, boolean taken) {}

        /** A {@code Switch} went by a value. */
        default void switched(Program program, Node node, long value) {}

        /** A {@code Choose} chose one of the numbers below its bound. */
        default void chose(Program program, Node node, int bound, int chosen) {}

        /** A {@code Finished} asked whether a task has finished. */
        default void asked(Program program, Node node, int task, boolean finished) {}

        /** The step or property failed. */
        default void failed(Program program, Node node, FailurePoint failure, List<Long> values) {}

        /** A property's answer. */
        default void answered(Program program, Node node, boolean holds) {}
    }
}
