package sharelock.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sharelock.system.Slot;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/**
 * Finds a shortest path to a stored state, always the same one: going backwards level by level, it
 * takes the least of the states that have the target as a successor. Order in the log does not
 * matter, hence neither does the number of workers.
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
    private final Successors batch;

    /** For each task the bits of a state that none of its steps writes. */
    private final long[][] kept;

    private long[] target = {};
    private boolean hit;

    PathFinder(TransitionSystem system, StateLog log, Frontier frontier) {
        this.system = system;
        this.log = log;
        this.frontier = frontier;
        this.batch = new Successors(log.words(), 64, this);
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

    /** The states from an initial one to the given one, which is of the given level. */
    long[][] pathTo(int level, long[] state) {
        long[][] path = new long[level + 1][];
        path[level] = state;
        for (int i = level - 1; i >= 0; i--) {
            target = path[i + 1];
            long[] predecessor = leastPredecessor(i, true);
            if (predecessor == null) predecessor = leastPredecessor(i, false);
            if (predecessor == null) {
                throw new IllegalStateException(
                        "No state of level %d has the successor %s: the steps of the system do not"
                                        .formatted(i, Arrays.toString(target))
                                + " depend on the state only.");
            }
            path[i] = predecessor;
        }
        return path;
    }

    private long @Nullable [] leastPredecessor(int level, boolean trustWrites) {
        long[] least = null;
        for (long position = frontier.begin(level); position < frontier.end(level); position++) {
            long[] chunk = log.chunk(position);
            int offset = log.offset(position);
            if (least != null && !isLess(chunk, offset, least)) continue;
            for (int task = 0; task < kept.length; task++) {
                if (trustWrites && !mayLeadToTarget(kept[task], chunk, offset)) continue;
                if (leadsToTarget(task, chunk, offset)) {
                    least = log.copy(position);
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

    private boolean leadsToTarget(int task, long[] chunk, int offset) {
        hit = false;
        batch.from(0);
        system.successors(task, chunk, offset, batch);
        full(batch);
        return hit;
    }

    @Override
    public void full(Successors successors) {
        int words = log.words();
        for (int i = 0; i < successors.size() && !hit; i++) {
            int at = i * words;
            hit = Arrays.equals(successors.words(), at, at + words, target, 0, words);
        }
        successors.clear();
    }

    @Override
    public void failed(long origin, int step, int failure) {
        // A failed step leads to no state.
    }
}
