package sharelock.compile.graph;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node.Origin;

/** A node of a program that is still being put together: its neighbours are drafts, not numbers. */
public final class Draft {
    public final Instruction instruction;
    public final Origin origin;
    public final boolean inSteps;
    public final Map<Integer, Draft> cases = new TreeMap<>();

    /** The first of the drafts before this one that work out which cell it means. */
    public @Nullable Draft address;

    public @Nullable Draft next;
    public @Nullable Draft other;

    /** {@code inSteps}: a visible operation here is a step of its own. */
    public Draft(Instruction instruction, Origin origin, boolean inSteps) {
        this.instruction = instruction;
        this.origin = origin;
        this.inSteps = inSteps;
    }

    /** The draft that really comes after this one. */
    public static Draft skipEmpty(Draft from) {
        Draft at = from;
        for (int hops = 0; at.instruction instanceof Instruction.Skip && at.next != null; hops++) {
            if (hops > 100_000) return at; // a loop of nothing at all
            at = at.next;
        }
        return at;
    }
}
