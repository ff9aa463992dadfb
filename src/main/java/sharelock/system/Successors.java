package sharelock.system;

import java.util.Arrays;

/**
 * A batch of successor states on their way from a {@link TransitionSystem} to whoever asked.
 *
 * <p>The protocol of a step is: {@link #begin} copies the state it starts from and answers where
 * the copy stands in {@link #words()}; the step changes the copy in place; {@link #commit} keeps
 * it. A step that turns out to be disabled does not commit; one that fails calls {@link #fail}
 * instead. A step with choices runs once for each combination:
 *
 * <pre>
 *   out.firstChoice();
 *   do {
 *       int base = out.begin(states, at);
 *       ... out.choose(3) ...
 *       out.commit(step);
 *   } while (out.nextChoice());
 * </pre>
 *
 * <p>Not safe for several threads: each worker has its own.
 */
public final class Successors {

    /** Takes what a batch holds. */
    public interface Sink {

        /** The batch is full: read it and call {@link Successors#clear}. */
        void full(Successors batch);

        /** A step taken from {@code origin} failed. */
        void failed(long origin, int step, int failure);

        /** One step has many choices and is not through: the last chance to end this. */
        default void choosing() {}
    }

    private static final int MAX_CHOICES = 64;
    private static final int MANY_RUNS = 1 << 12;

    private final int stateWords;
    private final int capacity;
    private final Sink sink;
    private final long[] words;
    private final int[] steps;
    private final int[] chosen = new int[MAX_CHOICES];
    private final int[] bounds = new int[MAX_CHOICES];
    private int size;
    private long origin;
    private int choices;
    private int replayed;
    private int runs;

    /** A batch of {@code capacity} states of {@code stateWords} longs each. */
    public Successors(int stateWords, int capacity, Sink sink) {
        this.stateWords = stateWords;
        this.capacity = capacity;
        this.sink = sink;
        this.words = new long[stateWords * capacity];
        this.steps = new int[capacity];
    }

    /** Says of which state the steps that come next are, for a step that fails. */
    public void from(long position) {
        origin = position;
    }

    /** Copies the state at {@code states[at..]} and answers where its copy stands. */
    public int begin(long[] states, int at) {
        int base = size * stateWords;
        for (int i = 0; i < stateWords; i++) words[base + i] = states[at + i];
        return base;
    }

    /** Begins with a state of zeros: the initial state comes from nowhere. */
    public int beginZero() {
        int base = size * stateWords;
        Arrays.fill(words, base, base + stateWords, 0);
        return base;
    }

    /** The array that {@link #begin} copied into. */
    public long[] words() {
        return words;
    }

    public void commit(int step) {
        steps[size] = step;
        if (++size == capacity) sink.full(this);
    }

    /** The step that began failed: {@code failure} is a number of the system's own. */
    public void fail(int step, int failure) {
        sink.failed(origin, step, failure);
    }

    public void firstChoice() {
        choices = 0;
        replayed = 0;
    }

    /**
     * The next nondeterministic choice of this run of the step: 0 in the first run.
     *
     * @throws IllegalStateException when one step makes more than 64 choices
     */
    public int choose(int bound) {
        if (bound == 1) return 0; // no choice
        if (replayed == choices) {
            if (choices == MAX_CHOICES) {
                throw new IllegalStateException(
                        "One step makes more than "
                                + MAX_CHOICES
                                + " choices. Choose outside the atomic region, one step each.");
            }
            chosen[choices] = 0;
            bounds[choices] = bound;
            choices++;
        }
        return chosen[replayed++];
    }

    /** Moves on to the next combination of choices; false when all have been run. */
    public boolean nextChoice() {
        replayed = 0;
        if ((++runs & MANY_RUNS - 1) == 0) sink.choosing();
        while (choices > 0 && ++chosen[choices - 1] == bounds[choices - 1]) choices--;
        return choices > 0;
    }

    /** What was chosen in the run of the step that is being committed or fails. */
    public int[] choicesMade() {
        return Arrays.copyOf(chosen, replayed);
    }

    public int size() {
        return size;
    }

    public int stepOf(int index) {
        return steps[index];
    }

    /** Empties the batch. */
    public void clear() {
        size = 0;
    }
}
