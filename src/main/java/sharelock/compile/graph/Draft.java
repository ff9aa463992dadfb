package sharelock.compile.graph;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node.Origin;

/** A node of a program that is still being put together: its neighbours are drafts, not numbers. */
public final class Draft {
    /** More than there are empty drafts in a row. */
    private static final int MOST_HOPS = 100_000;

    public final Instruction instruction;
    public final Origin origin;
    public final boolean inSteps;
    public final Map<Integer, Draft> cases = new TreeMap<>();

    /** The first of the drafts before this one that work out which cell it means. */
    public @Nullable Draft address;

    /** Whether ghost code begins here. */
    boolean ghost;

    /** Whether memory that nobody writes is read here, where Java PathFinder stops all the same. */
    boolean touches;

    public @Nullable Draft next;
    public @Nullable Draft other;

    /** {@code inSteps}: a visible operation here is a step of its own. */
    public Draft(Instruction instruction, Origin origin, boolean inSteps) {
        this.instruction = instruction;
        this.origin = origin;
        this.inSteps = inSteps;
    }

    /**
     * The draft that really comes after this one; of a loop of nothing at all always the same one,
     * which is made to follow itself.
     */
    public static Draft skipEmpty(Draft from) {
        Draft at = from;
        int hops = 0;
        while (at.instruction instanceof Instruction.Skip && at.next != null && at.next != at) {
            if (++hops > MOST_HOPS) at.next = at;
            else at = at.next;
        }
        return at;
    }
}
