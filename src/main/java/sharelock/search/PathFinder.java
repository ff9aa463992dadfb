package sharelock.search;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sharelock.system.Slot;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;
import sharelock.system.TransitionSystem.Move;

/**
 * Finds a shortest path to a stored state, always the same one: going backwards level by level, it
 * takes the least of the states that have the target as a successor, and of its moves that lead
 * there the first. Order in the log does not matter, hence neither does the number of workers.
 *
 * <p>No parents are stored for this. A predecessor by a step of a task differs from the target only
 * in slots that the task writes, so that nearly every state of a level is ruled out by a comparison
 * of words, and all levels together cost one pass over the log. Should the declared writes be
 * incomplete, every state of the level is expanded.
 */
final class PathFinder implements Successors.Sink {
    private final TransitionSystem system;
    private final StateLog log;
    private final Frontier frontier;
    private final Successors out;

    /** For each task the bits of a state that none of its steps writes. */
    private final long[][] kept;

    private long[] target = {};
    private int mover;
    private @Nullable Move hit;

    /** A state of the level before, and the move that leads from it to the target. */
    private record Predecessor(long[] state, Move move) {}

    PathFinder(TransitionSystem system, StateLog log, Frontier frontier) {
        this.system = system;
        this.log = log;
        this.frontier = frontier;
        // What was chosen is known for the state committed last only.
        this.out = new Successors(log.words(), 1, this);
        int tasks = system.layout().tasks().size();
        this.kept = new long[tasks][log.words()];
        for (long[] bits : kept) Arrays.fill(bits, -1L);
        for (Step step : system.steps()) {
            step.writes().stream().forEach(slot -> clear(slot, kept[step.task()]));
        }
    }

    private void clear(int number, long[] bits) {
        Slot slot = system.layout().slots().get(number);
        if (slot.width() > 0) bits[slot.word()] &= ~(slot.mask() << slot.shift());
    }

    /** The moves from an initial state to the given one, which is of the given level. */
    List<Move> pathTo(int level, long[] state) {
        List<Move> path = new ArrayList<>();
        target = state;
        for (int i = level - 1; i >= 0; i--) {
            Predecessor predecessor = leastPredecessor(i, true);
            if (predecessor == null) predecessor = leastPredecessor(i, false);
            if (predecessor == null) {
                throw new IllegalStateException(
                        "No state of level %d has the successor %s: the steps of the system do not"
                                        .formatted(i, Arrays.toString(target))
                                + " depend on the state only.");
            }
            path.add(predecessor.move());
            target = predecessor.state();
        }
        Collections.reverse(path);
        return path;
    }

    private @Nullable Predecessor leastPredecessor(int level, boolean trustWrites) {
        Predecessor least = null;
        for (long position = frontier.begin(level); position < frontier.end(level); position++) {
            long[] chunk = log.chunk(position);
            int offset = log.offset(position);
            if (least != null && !isLess(chunk, offset, least.state())) continue;
            for (int task = 0; task < kept.length; task++) {
                if (trustWrites && !mayLeadToTarget(kept[task], chunk, offset)) continue;
                Move move = moveToTarget(task, chunk, offset);
                if (move != null) {
                    least = new Predecessor(log.copy(position), move);
                    break;
                }
            }
        }
        return least;
    }

    private boolean isLess(long[] chunk, int offset, long[] least) {
        return Arrays.compare(chunk, offset, offset + least.length, least, 0, least.length) < 0;
    }

    private boolean mayLeadToTarget(long[] bits, long[] chunk, int offset) {
        for (int i = 0; i < bits.length; i++) {
            if (((chunk[offset + i] ^ target[i]) & bits[i]) != 0) return false;
        }
        return true;
    }

    private @Nullable Move moveToTarget(int task, long[] chunk, int offset) {
        hit = null;
        mover = task;
        system.successors(task, chunk, offset, out);
        return hit;
    }

    @Override
    public void full(Successors one) {
        if (hit == null && Arrays.equals(one.words(), target)) {
            hit = new Move(mover, Ints.asList(one.choicesMade()));
        }
        one.clear();
    }

    @Override
    public void failed(long origin, int step, int failure) {
        // A failed step leads to no state.
    }
}
