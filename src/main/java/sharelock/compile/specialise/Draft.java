package sharelock.compile.specialise;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Origin;

/** A node of a program that is still being put together: its neighbours are drafts, not numbers. */
final class Draft {
    final Instruction instruction;
    final Origin origin;
    final boolean inSteps;
    final Map<Integer, Draft> cases = new TreeMap<>();

    /** The first of the drafts before this one that work out which cell it means. */
    @Nullable Draft address;

    @Nullable Draft next;
    @Nullable Draft other;

    /** {@code inSteps}: a visible operation here is a step of its own. */
    Draft(Instruction instruction, Origin origin, boolean inSteps) {
        this.instruction = instruction;
        this.origin = origin;
        this.inSteps = inSteps;
    }

    /** The draft that really comes after this one. */
    static Draft skipEmpty(Draft from) {
        Draft at = from;
        for (int hops = 0; at.instruction instanceof Instruction.Skip && at.next != null; hops++) {
            if (hops > 100_000) return at; // a loop of nothing at all
            at = at.next;
        }
        return at;
    }
}
