package sharelock.search;

import com.google.common.base.Preconditions;
import java.time.Duration;
import java.util.function.Consumer;
import sharelock.search.SearchResult.Ending;
import sharelock.search.SearchResult.Figures;
import sharelock.system.TransitionSystem;

/**
 * Exhaustive and exact breadth-first search. Every state is stored and compared as a whole; counts,
 * finding and path are the same for any number of workers.
 *
 * <p>A search ends with the level in which something is found. Of all findings with the shortest
 * path it reports the least: first flaw, then state, then step.
 */
public final class BreadthFirst implements Search {
    /** From how many states on a level is worth the waking of other workers. */
    private static final int WORTH_SHARING = 2048;

    private final int workers;
    private final int worthSharing;

    public BreadthFirst(int workers) {
        this(workers, WORTH_SHARING);
    }

    BreadthFirst(int workers, int worthSharing) {
        Preconditions.checkArgument(workers >= 1, "A search needs a worker, not %s.", workers);
        this.workers = workers;
        this.worthSharing = worthSharing;
    }

    @Override
    public SearchResult run(
            TransitionSystem system, Goals goals, Budget budget, Consumer<Figures> progress) {
        try (Expedition expedition = new Expedition(system, goals, budget, workers, worthSharing)) {
            return expedition.run(progress);
        } catch (Cut cut) {
            return nothing(cut.reason());
        } catch (OutOfMemoryError full) {
            return nothing("Java's heap is too small for an empty store. Give it more with -Xmx.");
        }
    }

    @Override
    public boolean findsShortest() {
        return true;
    }

    private static SearchResult nothing(String reason) {
        Figures none = new Figures(0, 0, 0, 0, 0, Duration.ZERO);
        return new SearchResult(Ending.CUT, reason, null, null, none, 0, 0);
    }
}
