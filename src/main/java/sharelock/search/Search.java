package sharelock.search;

import java.time.Duration;
import java.util.function.Consumer;
import sharelock.search.SearchResult.Figures;
import sharelock.system.TransitionSystem;

/**
 * Looks for something in the states of a {@link TransitionSystem}, which is all that it knows of a
 * model. A search is put together once and may be run for one system after the other.
 *
 * <p>In whatever order it goes, an exhaustive search owes this: it is {@link
 * SearchResult.Ending#COMPLETE} only if every reachable state was expanded and satisfies the goals,
 * or does not count ({@link TransitionSystem#counts}); the moves of a finding can be made one after
 * the other and lead there; and what it answers depends on system, goals and budget alone.
 */
public interface Search {

    /**
     * Searches until all states are expanded, something is found, or a budget is used up. What the
     * system throws, a {@link sharelock.system.SlotOverflow} above all, is thrown here too.
     *
     * @param progress called about once a second and at the end, by the thread that calls this
     */
    SearchResult run(
            TransitionSystem system, Goals goals, Budget budget, Consumer<Figures> progress);

    /** Whether no other path to a finding has fewer moves than the one that is answered. */
    default boolean findsShortest() {
        return false;
    }

    /**
     * What is looked for, as predicates of {@link TransitionSystem#observe}; besides, a step that
     * fails and a state without successors that may not rest.
     *
     * @param always must hold in every state; with {@link TransitionSystem#NO_PROPERTY_THREW} among
     *     them, a predicate that throws is a finding, wherever it was asked
     * @param atRest must hold in every state that has no successor
     * @param sometimes should hold in some state
     * @param everywhere those of {@code sometimes} that are asked in states beyond the first in
     *     which they hold, because they can throw there
     */
    record Goals(long always, long atRest, long sometimes, long everywhere) {
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
    record Budget(long maxStates, long maxBytes, Duration timeout, Duration spent) {

        public Budget(long maxStates, long maxBytes, Duration timeout) {
            this(maxStates, maxBytes, timeout, Duration.ZERO);
        }

        /** No limit but the machine's. */
        public static final Budget UNLIMITED =
                new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(36_500));
    }
}
