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

/**
 * The slots in which tasks keep their variables across steps. Variables of one type that are never
 * live at the same position share a slot.
 */
final class Frames {

    /** One slot, the variables that share it, and the positions at which it is in use. */
    record Frame(int task, Type type, List<Operand.Var> variables, BitSet positions) {

        String name(ModelProgram program) {
            List<String> names = variables.stream().map(Operand.Var::name).distinct().toList();
            return program.tasks().get(task).name() + "." + String.join("|", names);
        }
    }

    private final int[][] frameOf;
    private final List<Frame> all = new ArrayList<>();

    Frames(ModelProgram program) {
        frameOf = new int[program.tasks().size()][];
        for (int task = 0; task < frameOf.length; task++) {
            frameOf[task] = colour(task, program.tasks().get(task));
        }
    }

    private int[] colour(int task, Program program) {
        int[] frames = new int[program.variables().size()];
        Arrays.fill(frames, -1);
        int first = all.size();
        List<BitSet> live = livePositions(program);
        for (Operand.Var variable : program.variables()) {
            BitSet positions = live.get(variable.index());
            if (positions.isEmpty()) continue;
            int frame = first;
            while (frame < all.size() && !canJoin(variable, positions, all.get(frame))) frame++;
            if (frame == all.size()) {
                all.add(new Frame(task, variable.type(), new ArrayList<>(), new BitSet()));
            }
            all.get(frame).variables().add(variable);
            all.get(frame).positions().or(positions);
            frames[variable.index()] = frame;
        }
        return frames;
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

    private static boolean canJoin(Operand.Var variable, BitSet positions, Frame frame) {
        return frame.type() == variable.type() && !frame.positions().intersects(positions);
    }

    /**
     * Groups of frames that probably need the same width: those of one variable in tasks that run
     * the same code. References are left alone, since such tasks often keep to objects of their
     * own.
     */
    List<List<Integer>> alike(ModelProgram program) {
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Frame frame = all.get(i);
            Program task = program.tasks().get(frame.task());
            List<Object> key =
                    frame.type() == Type.REF
                            ? List.of(i)
                            : List.of(task.nodes().size(), frame.variables(), frame.positions());
            groups.computeIfAbsent(key, unseen -> new ArrayList<>()).add(i);
        }
        return List.copyOf(groups.values());
    }

    List<Frame> all() {
        return all;
    }

    /** Number of the frame of a variable, or -1 if it never lives across steps. */
    int frameOf(int task, int variable) {
        return frameOf[task][variable];
    }
}
