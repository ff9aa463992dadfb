package sharelock.compile.ir;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a {@link Node} does. Every instruction prints itself as one line of Java. */
public sealed interface Instruction {

    /** Goes on with {@code next} after a pure computation. */
    record Assign(Operand.Var to, Expr value) implements Instruction {
        @Override
        public String toString() {
            return to + " = " + value;
        }
    }

    record Load(Operand.Var to, Place from) implements Instruction {
        @Override
        public String toString() {
            return to + " = " + from;
        }
    }

    record Store(Place to, Operand value) implements Instruction {
        @Override
        public String toString() {
            return to + " = " + value;
        }
    }

    /** Goes on with {@code next} if the comparison of two ints is true, else with {@code other}. */
    record Branch(CompareOp op, Operand left, Operand right) implements Instruction {
        @Override
        public String toString() {
            return "if (" + left + " " + op.symbol() + " " + right + ")";
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
    }

    /** Does nothing. */
    record Skip() implements Instruction {
        @Override
        public String toString() {
            return ";";
        }
    }

    /** A nondeterministic number 0..bound-1; the bound is known to be positive. */
    record Choose(Operand.Var to, Operand bound) implements Instruction {
        @Override
        public String toString() {
            return to + " = choose(" + bound + ")";
        }
    }

    /** The first node of {@code atomically} or {@code when}: what follows is one step. */
    record Enter() implements Instruction {
        @Override
        public String toString() {
            return "atomically {";
        }
    }

    /** The step that began is not enabled if the int operand is 0. Nothing was written before. */
    record Guard(Operand holds) implements Instruction {
        @Override
        public String toString() {
            return "when (" + holds + ")";
        }
    }

    /** The end of {@code atomically} or {@code when}. */
    record Exit() implements Instruction {
        @Override
        public String toString() {
            return "}";
        }
    }

    /**
     * Wakes a dormant task and runs its local computation up to its first visible operation.
     *
     * @param task number of the task, not of its object
     * @param tasks every number that {@code task} can be
     * @param failure number of the failure that it is when the task is not dormant
     */
    record Start(Operand task, List<Integer> tasks, int failure) implements Instruction {
        @Override
        public String toString() {
            return "start(" + task + ")";
        }
    }

    /** 1 if a task has finished, else 0. */
    record Finished(Operand.Var to, Operand task, List<Integer> tasks) implements Instruction {
        @Override
        public String toString() {
            return to + " = finished(" + task + ")";
        }
    }

    /** The step fails here: {@code failure} is a number in {@link ModelProgram#failures}. */
    record Fail(int failure, List<Operand> values) implements Instruction {
        @Override
        public String toString() {
            return "fail " + failure + " " + values;
        }
    }

    /** The task has finished. */
    record Finish() implements Instruction {
        @Override
        public String toString() {
            return "return";
        }
    }

    /** A property's answer. */
    record Answer(Operand holds) implements Instruction {
        @Override
        public String toString() {
            return "return " + holds;
        }
    }

    /** Whether control ends here. */
    static boolean ends(Instruction instruction) {
        return instruction instanceof Fail
                || instruction instanceof Finish
                || instruction instanceof Answer;
    }

    /** The operands that an instruction reads. */
    static List<Operand> operands(Instruction instruction) {
        if (instruction instanceof Assign assign) return ofExpr(assign.value());
        if (instruction instanceof Load load) return List.of(load.from().cell());
        if (instruction instanceof Store store) {
            return List.of(store.to().cell(), store.value());
        }
        if (instruction instanceof Branch branch) return List.of(branch.left(), branch.right());
        if (instruction instanceof Switch choice) return List.of(choice.of());
        if (instruction instanceof Choose choose) return List.of(choose.bound());
        if (instruction instanceof Guard guard) return List.of(guard.holds());
        if (instruction instanceof Start start) return List.of(start.task());
        if (instruction instanceof Finished finished) return List.of(finished.task());
        if (instruction instanceof Fail fail) return fail.values();
        if (instruction instanceof Answer answer) return List.of(answer.holds());
        return List.of();
    }

    private static List<Operand> ofExpr(Expr expr) {
        if (expr instanceof Expr.Copy copy) return List.of(copy.from());
        if (expr instanceof Expr.Binary binary) return Arrays.asList(binary.left(), binary.right());
        if (expr instanceof Expr.Unary unary) return List.of(unary.of());
        return List.of(((Expr.Lookup) expr).index());
    }

    /** How a branch compares two ints (references too). */
    enum CompareOp {
        EQ("=="),
        NE("!="),
        LT("<"),
        GE(">="),
        GT(">"),
        LE("<=");

        private final String symbol;

        CompareOp(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public CompareOp negated() {
            return switch (this) {
                case EQ -> NE;
                case NE -> EQ;
                case LT -> GE;
                case GE -> LT;
                case GT -> LE;
                case LE -> GT;
            };
        }

        public boolean test(long a, long b) {
            return switch (this) {
                case EQ -> a == b;
                case NE -> a != b;
                case LT -> a < b;
                case GE -> a >= b;
                case GT -> a > b;
                case LE -> a <= b;
            };
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
    record Place(Operand cell, BitSet cells, String text) {

        @Override
        public String toString() {
            return text + "@" + cell;
        }
    }
}
