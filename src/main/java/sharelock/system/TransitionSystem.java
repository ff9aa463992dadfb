package sharelock.system;

import java.util.List;

/**
 * A finite system: states of a fixed number of longs, and numbered steps of tasks between them.
 *
 * <p>A compiled model, the reference interpreter, a reduced view, a promise-checking view and a
 * hand-written test system are all this one type. A state is {@code layout().words()} longs at some
 * offset of an array.
 *
 * <p>Invariants: what a call writes depends on its arguments only; a step reads and writes no slot
 * outside the sets that it declares; equal states are equal longs (dead locals are zero). A value
 * that does not fit its slot is reported by {@link SlotOverflow}, never truncated. All methods may
 * be called by several workers at the same time, each with its own {@link Successors}.
 */
public interface TransitionSystem {

    StateLayout layout();

    /** Every step of every task; {@code steps().get(i).id() == i}. */
    List<Step> steps();

    /** Commits the initial state, or fails, as step -1. */
    void initial(Successors out);

    /** Commits every successor of the state at {@code states[at..]} by a step of {@code task}. */
    void successors(int task, long[] states, int at, Successors out);

    /**
     * Which of the asked predicates hold in a state. Predicates are bits: the properties of a
     * check, in order, from bit 0, and the built-in ones below.
     */
    long observe(long asked, long[] states, int at);

    /**
     * Whether a search is to report what is wrong with a state, or with a step from it. Where not,
     * it goes on as if nothing were.
     *
     * @param states the state; where none can be made at the start, a record of zeros
     * @param step the step that fails in the state, or -1
     * @param failure the number of the failure that it ends in, or that of the start; else -1
     */
    default boolean counts(long[] states, int at, int step, int failure) {
        return true;
    }

    /** The same of a state in which no task can move, though it may not rest. */
    default boolean countsStuck(long[] states, int at) {
        return true;
    }

    /**
     * One step of a path: from a state it leads to one other state at most.
     *
     * @param task number of the task that moves
     * @param choices the nondeterministic choices that it makes, in order
     */
    record Move(int task, List<Integer> choices) {

        public Move {
            choices = List.copyOf(choices);
        }
    }

    /** Every task that is not a daemon has finished: standing still is no deadlock. */
    long MAY_REST = 1L << 63;

    /** None of the other predicates asked for ended in an exception of its own. */
    long NO_PROPERTY_THREW = 1L << 62;
}
