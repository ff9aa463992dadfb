package sharelock.compile.interpret;

import java.util.List;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;

/**
 * Hears of every node that the interpreter executes, with the values it saw. Each method gets the
 * program that runs and the node; operands that are not passed can be asked for with {@link
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

    /** A {@code Switch} went on with the node {@code to}. */
    default void switched(Program program, Node node, long value, int to) {}

    /** A {@code Choose} chose one of the numbers below its bound. */
    default void chose(Program program, Node node, int bound, int chosen) {}

    /** A {@code Guard} let the step go on, or disabled it. */
    default void guarded(Program program, Node node, boolean holds) {}

    /** A {@code Start} woke a task; what follows is that task's, until its first position. */
    default void started(Program program, Node node, int task) {}

    /** A {@code Finished} asked whether a task has finished. */
    default void asked(Program program, Node node, int task, boolean finished) {}

    /** The step or property failed. */
    default void failed(Program program, Node node, FailurePoint failure, List<Long> values) {}

    /** A property's answer. */
    default void answered(Program program, Node node, boolean holds) {}
}
