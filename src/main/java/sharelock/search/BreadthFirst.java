package sharelock.search;

import com.google.common.base.Preconditions;
import java.time.Duration;
import java.util.function.Consumer;
import sharelock.search.Outcome.Figures;
import sharelock.system.TransitionSystem;

/**
 * Exhaustive and exact breadth-first search. Every state is stored and compared as a whole; counts,
 * finding and path are the same for any number of workers.
 *
 * <p>A search ends with the level in which something is found. Of all findings with the shortest
 * path it reports the least: first kind, then state, then step.
 */
public final class BreadthFirst {
    /** From how many states on a level is worth the waking of other workers. */
    private static final int WORTH_SHARING = 2048;

    private final TransitionSystem system;
    private final Goals goals;
    private final Budget budget;
    private final int workers;
    private final int worthSharing;

    public BreadthFirst(TransitionSystem system, Goals goals, Budget budget, int workers) {
        this(system, goals, budget, workers, WORTH_SHARING);
    }

    BreadthFirst(
            TransitionSystem system, Goals goals, Budget budget, int workers, int worthSharing) {
        Preconditions.checkArgument(workers >= 1, "A search needs a worker, not %s.", workers);
        this.system = system;
        this.goals = goals;
        this.budget = budget;
        this.workers = workers;
        this.worthSharing = worthSharing;
    }

    /**
     * Searches until all states are expanded, something is found, or a budget is used up. What the
     * system throws, a {@link sharelock.system.SlotOverflow} above all, is thrown here too, as soon
     * as the workers have stopped.
     *
     * @param progress called about once a second and at the end, by the thread that calls this
     */
    public Outcome run(Consumer<Figures> progress) {
        try (Expedition expedition = new Expedition(system, goals, budget, workers, worthSharing)) {
            return expedition.run(progress);
        } catch (Cut cut) {
            return nothing(cut.reason());
        } catch (OutOfMemoryError full) {
            return nothing("Java's heap is too small for an empty store. Give it more with -Xmx.");
        }
    }

    private static Outcome nothing(String reason) {
        Figures none = new Figures(0, 0, 0, 0, 0, Duration.ZERO);
        return new Outcome(Outcome.Ending.CUT, reason, null, new long[0][], none, 0, 0);
    }

    /**
     * What a search looks for, as predicates of {@link sharelock.system.TransitionSystem#observe}.
     *
     * @param always must hold in every state; with {@link
     *     sharelock.system.TransitionSystem#NO_PROPERTY_THREW} among them, a predicate that throws
     *     is a finding, wherever it was asked
     * @param atRest must hold in every state that has no successor
     * @param sometimes should hold in some state
     * @param everywhere those of {@code sometimes} that are asked in states beyond the first in
     *     which they hold, because they can throw there
     */
    public record Goals(long always, long atRest, long sometimes, long everywhere) {
        public Goals(long always, long atRest, long sometimes) {
            this(always, atRest, sometimes, 0);
        }
    }

    /**
     * How much a search may use before it is cut.
     *
     * @param maxStates states stored
     * @param maxBytes bytes of the store: states and index
     * @param timeout time
     * @param spent how much of the time is used up before the search begins
     */
    public record Budget(long maxStates, long maxBytes, Duration timeout, Duration spent) {

        public Budget(long maxStates, long maxBytes, Duration timeout) {
            this(maxStates, maxBytes, timeout, Duration.ZERO);
        }

        /** No limit but the machine's. */
        public static final Budget UNLIMITED =
                new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(36_500));
    }
}
