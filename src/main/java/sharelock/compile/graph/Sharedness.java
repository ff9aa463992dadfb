package sharelock.compile.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import sharelock.compile.ir.Instruction;

/**
 * Which cells are shared: more than one task may touch them, and some task writes them. Properties
 * do not count, since they look at whole states only.
 */
public final class Sharedness {
    private final BitSet shared = new BitSet();

    /** Looks at the drafts of all tasks. */
    public Sharedness(List<List<Draft>> tasks) {
        BitSet touchedBefore = new BitSet();
        BitSet touchedTwice = new BitSet();
        BitSet written = new BitSet();
        for (List<Draft> task : tasks) {
            BitSet touched = new BitSet();
            for (Draft draft : task) {
                if (draft.instruction instanceof Instruction.Load load) {
                    touched.or(load.from().cells());
                } else if (draft.instruction instanceof Instruction.Store store) {
                    touched.or(store.to().cells());
                    written.or(store.to().cells());
                }
            }
            BitSet again = (BitSet) touched.clone();
            again.and(touchedBefore);
            touchedTwice.or(again);
            touchedBefore.or(touched);
        }
        shared.or(touchedTwice);
        shared.and(written);
    }

    /** Whether an operation of a task is one that others can see, and so begins a step. */
    public boolean isVisible(Draft draft, int task) {
        if (!draft.inSteps) return false;
        Instruction instruction = draft.instruction;
        if (instruction instanceof Instruction.Load load) {
            return load.from().cells().intersects(shared);
        }
        if (instruction instanceof Instruction.Store store) {
            return store.to().cells().intersects(shared);
        }
        if (instruction instanceof Instruction.Finished finished) {
            return !new ArrayList<>(finished.tasks()).equals(List.of(task));
        }
        return instruction instanceof Instruction.Enter
                || instruction instanceof Instruction.Choose
                || instruction instanceof Instruction.Start;
    }
}
