package sharelock.compile.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Type;

/** The variables of tasks that live across steps, and so are part of the state. */
final class Locals {

    /** One variable of one task, and the positions at which it is live. */
    record Local(int task, Operand.Var variable, BitSet positions) {}

    private final int[][] numbers;
    private final List<Local> all = new ArrayList<>();

    Locals(ModelProgram program) {
        numbers = new int[program.tasks().size()][];
        for (int task = 0; task < numbers.length; task++) {
            Program body = program.tasks().get(task);
            numbers[task] = new int[body.variables().size()];
            Arrays.fill(numbers[task], -1);
            List<BitSet> live = livePositions(body);
            for (Operand.Var variable : body.variables()) {
                BitSet positions = live.get(variable.index());
                if (positions.isEmpty()) continue;
                numbers[task][variable.index()] = all.size();
                all.add(new Local(task, variable, positions));
            }
        }
    }

    private static List<BitSet> livePositions(Program program) {
        List<BitSet> positions = new ArrayList<>();
        for (int i = 0; i < program.variables().size(); i++) positions.add(new BitSet());
        for (int position = 0; position < program.positions(); position++) {
            for (Operand.Var live : program.live().get(position)) {
                positions.get(live.index()).set(position);
            }
        }
        return positions;
    }

    List<Local> all() {
        return all;
    }

    /** Number of a variable among {@link #all}, or -1 if it never lives across steps. */
    int number(int task, Operand.Var variable) {
        return numbers[task][variable.index()];
    }

    /**
     * Groups that probably need the same width: one variable in tasks that run the same code.
     * References are left alone, since such tasks often keep to objects of their own.
     */
    List<List<Integer>> alike(ModelProgram program) {
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Local local = all.get(i);
            Program task = program.tasks().get(local.task());
            List<Object> key =
                    local.variable().type() == Type.REF
                            ? List.of(i)
                            : List.of(task.nodes().size(), local.variable(), local.positions());
            groups.computeIfAbsent(key, unseen -> new ArrayList<>()).add(i);
        }
        return List.copyOf(groups.values());
    }
}
