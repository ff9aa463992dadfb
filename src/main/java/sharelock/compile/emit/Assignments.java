package sharelock.compile.emit;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Operand;
import sharelock.compile.layout.Region;

/** Which variables instructions assign to. */
final class Assignments {
    private Assignments() {}

    static Operand.@Nullable Var written(Instruction instruction) {
        if (instruction instanceof Instruction.Assign assign) return assign.to();
        if (instruction instanceof Instruction.Load load) return load.to();
        if (instruction instanceof Instruction.Choose choose) return choose.to();
        if (instruction instanceof Instruction.Finished finished) return finished.to();
        return null;
    }

    /** The variables that a region assigns to, by index. */
    static BitSet in(Region region) {
        BitSet assigned = new BitSet();
        for (int node : region.order()) {
            Operand.Var written = written(region.node(node).instruction());
            if (written != null) assigned.set(written.index());
        }
        return assigned;
    }
}
