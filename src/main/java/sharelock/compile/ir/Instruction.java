package sharelock.compile.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a {@link Node} does. Every instruction prints itself as one line of Java. */
public sealed interface Instruction {

    /** What it does to variables, memory and tasks. */
    Effects effects();

    /**
     * Numbers of the nodes that control can go to.
     *
     * @param next the node after it, as {@link Node} has it
     * @param other where a {@link Branch} goes when it is false
     */
    List<Integer> successors(int next, int other);

    <R> R accept(Visitor<R> visitor);

    /** Deals with every kind of instruction; whoever does cannot forget one. */
    interface Visitor<R> {
        R visit(Assign assign);

        R visit(Load load);

        R visit(Store store);

        R visit(Branch branch);

        R visit(Switch choice);

        R visit(Skip skip);

        R visit(Choose choose);

        R visit(Enter enter);

        R visit(Guard guard);

        R visit(Exit exit);

        R visit(Start start);

        R visit(Finished finished);

        R visit(Fail fail);

        R visit(Finish finish);

        R visit(Answer answer);
    }

    /** Control goes on with the node after it, and nowhere else. */
    sealed interface Straight extends Instruction {
        @Override
        default List<Integer> successors(int next, int other) {
            return List.of(next);
        }
    }

    /** Control ends here. */
    sealed interface End extends Instruction {
        @Override
        default List<Integer> successors(int next, int other) {
            return List.of();
        }
    }

    /** Goes on with {@code next} after a pure computation. */
    record Assign(Operand.Var to, Expr value) implements Straight {
        @Override
        public String toString() {
            return to + " = " + value;
        }

        @Override
        public Effects effects() {
            return Effects.reading(value.operands()).assigning(to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Load(Operand.Var to, CellRef from) implements Straight {
        @Override
        public String toString() {
            return to + " = " + from;
        }

        @Override
        public Effects effects() {
            return Effects.reading(from.cell()).assigning(to).loading(from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Store(CellRef to, Operand value) implements Straight {
        @Override
        public String toString() {
            return to + " = " + value;
        }

        @Override
        public Effects effects() {
            return Effects.reading(to.cell(), value).storing(to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Goes on with {@code next} if the comparison of two ints is true, else with {@code other}. */
    record Branch(Expr.CompareOp op, Operand left, Operand right) implements Instruction {
        @Override
        public String toString() {
            return "if (" + left + " " + op.symbol() + " " + right + ")";
        }

        @Override
        public Effects effects() {
            return Effects.reading(left, right);
        }

        @Override
        public List<Integer> successors(int next, int other) {
            return List.of(next, other);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Goes on with the node of the case that matches, or with {@code next}. */
    record Switch(Operand of, Map<Integer, Integer> cases) implements Instruction {
        public Switch {
            cases = new TreeMap<>(cases);
        }

        @Override
        public String toString() {
            return "switch (" + of + ") " + cases;
        }

        @Override
        public Effects effects() {
            return Effects.reading(of);
        }

        @Override
        public List<Integer> successors(int next, int other) {
            List<Integer> targets = new ArrayList<>(cases.values());
            targets.add(next);
            return targets;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Does nothing. */
    record Skip() implements Straight {
        @Override
        public String toString() {
            return ";";
        }

        @Override
        public Effects effects() {
            return Effects.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A nondeterministic number 0..bound-1; the bound is known to be positive. */
    record Choose(Operand.Var to, Operand bound) implements Straight {
        @Override
        public String toString() {
            return to + " = choose(" + bound + ")";
        }

        @Override
        public Effects effects() {
            return Effects.reading(bound).assigning(to).inStep();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The first node of {@code atomically} or {@code when}: what follows is one step. */
    record Enter() implements Straight {
        @Override
        public String toString() {
            return "atomically {";
        }

        @Override
        public Effects effects() {
            return Effects.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The step that began is not enabled if the int operand is 0. Nothing was written before. */
    record Guard(Operand holds) implements Straight {
        @Override
        public String toString() {
            return "when (" + holds + ")";
        }

        @Override
        public Effects effects() {
            return Effects.reading(holds).inStep();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The end of {@code atomically} or {@code when}. */
    record Exit() implements Straight {
        @Override
        public String toString() {
            return "}";
        }

        @Override
        public Effects effects() {
            return Effects.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Wakes a dormant task and runs its local computation up to its first visible operation.
     *
     * @param task number of the task, not of its object
     * @param tasks every number that {@code task} can be
     * @param failure number of the failure that it is when the task is not dormant
     */
    record Start(Operand task, List<Integer> tasks, int failure) implements Straight {
        @Override
        public String toString() {
            return "start(" + task + ")";
        }

        @Override
        public Effects effects() {
            return Effects.reading(task).starting(tasks).failing(failure).inStep();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** 1 if a task has finished, else 0. */
    record Finished(Operand.Var to, Operand task, List<Integer> tasks) implements Straight {
        @Override
        public String toString() {
            return to + " = finished(" + task + ")";
        }

        @Override
        public Effects effects() {
            return Effects.reading(task).assigning(to).asking(tasks);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The step fails here: {@code failure} is a number in {@link ModelProgram#failures}. */
    record Fail(int failure, List<Operand> values) implements End {
        @Override
        public String toString() {
            return "fail " + failure + " " + values;
        }

        @Override
        public Effects effects() {
            return Effects.reading(values).failing(failure);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The task has finished. */
    record Finish() implements End {
        @Override
        public String toString() {
            return "return";
        }

        @Override
        public Effects effects() {
            return Effects.NONE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A property's answer. */
    record Answer(Operand holds) implements End {
        @Override
        public String toString() {
            return "return " + holds;
        }

        @Override
        public Effects effects() {
            return Effects.reading(holds);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * What an instruction does to the world around it. Every instruction states it, so that the
     * flow of data, what is visible, and what a step may touch are known of a new one too.
     *
     * @param operands what it reads
     * @param assigned the variable that it gives a value
     * @param memory the cells that it reads and writes
     * @param tasks the tasks whose state it reads or changes
     * @param failure the number of the failure that it may end in; -1 if it cannot fail
     * @param ofSteps whether it belongs to a step: it chooses, waits or wakes another task
     */
    record Effects(
            List<Operand> operands,
            Operand.@Nullable Var assigned,
            Memory memory,
            Tasks tasks,
            int failure,
            boolean ofSteps) {

        /** Cells, each kind null if there are none. */
        record Memory(@Nullable CellRef loaded, @Nullable CellRef stored) {
            static final Memory NONE = new Memory(null, null);
        }

        /**
         * Tasks, by number.
         *
         * @param asked those that may be asked whether they have finished
         * @param started those that may be woken
         */
        public record Tasks(List<Integer> asked, List<Integer> started) {
            static final Tasks NONE = new Tasks(List.of(), List.of());
        }

        static final Effects NONE = reading(List.of());

        static Effects reading(Operand... operands) {
            return reading(List.of(operands));
        }

        static Effects reading(List<Operand> operands) {
            return new Effects(operands, null, Memory.NONE, Tasks.NONE, -1, false);
        }

        Effects assigning(Operand.Var variable) {
            return new Effects(operands, variable, memory, tasks, failure, ofSteps);
        }

        Effects loading(CellRef place) {
            Memory read = new Memory(place, stored());
            return new Effects(operands, assigned, read, tasks, failure, ofSteps);
        }

        Effects storing(CellRef place) {
            Memory written = new Memory(loaded(), place);
            return new Effects(operands, assigned, written, tasks, failure, ofSteps);
        }

        Effects asking(List<Integer> asked) {
            Tasks all = new Tasks(asked, tasks.started());
            return new Effects(operands, assigned, memory, all, failure, ofSteps);
        }

        Effects starting(List<Integer> started) {
            Tasks all = new Tasks(tasks.asked(), started);
            return new Effects(operands, assigned, memory, all, failure, ofSteps);
        }

        Effects failing(int number) {
            return new Effects(operands, assigned, memory, tasks, number, ofSteps);
        }

        /** The same, of an instruction that has no place outside of a step. */
        Effects inStep() {
            return new Effects(operands, assigned, memory, tasks, failure, true);
        }

        /** The cells that it reads. */
        public @Nullable CellRef loaded() {
            return memory.loaded();
        }

        /** The cells that it writes. */
        public @Nullable CellRef stored() {
            return memory.stored();
        }
    }

    /**
     * Which cell an instruction reads or writes: a constant number, or a number computed at run
     * time that is known to be one of {@code cells}.
     *
     * @param cell number of the cell
     * @param cells every number that {@code cell} can be
     * @param text the access as the model writes it, e.g. {@code table.sharers}
     */
    record CellRef(Operand cell, BitSet cells, String text) {

        @Override
        public String toString() {
            return text + "@" + cell;
        }
    }
}
