package sharelock.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult.Flaw;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/**
 * The search loop of one thread: claims states from the frontier, gathers their successors in a
 * batch, inserts it into the visited set, and checks what was new.
 *
 * <p>Which of the {@code sometimes} predicates are still asked for changes between levels only; so
 * what is asked in a state does not depend on the order in which workers get there.
 */
final class Worker implements Successors.Sink {
    static final int BATCH = 1024;

    private final TransitionSystem system;
    private final Goals goals;
    private final Frontier frontier;
    private final StateLog log;
    private final VisitedSet.Writer visited;
    private final Successors batch;
    private final int tasks;

    private long asked;
    private long reached;
    private long emptied;
    private long failed;
    private long rests;
    private volatile long transitions;
    private @Nullable Candidate best;
    private @Nullable Candidate passedOver;
    private BooleanSupplier goOn = () -> true;

    Worker(
            TransitionSystem system,
            Goals goals,
            Frontier frontier,
            VisitedSet set,
            VisitedSet.Writer visited) {
        this.system = system;
        this.goals = goals;
        this.frontier = frontier;
        this.log = set.log();
        this.visited = visited;
        this.batch = new Successors(log.words(), BATCH, this);
        this.tasks = system.layout().tasks().size();
        this.asked = goals.always() | goals.sometimes();
    }

    /** Stores the initial states; they are no transitions. */
    void begin() {
        batch.from(-1);
        system.initial(batch);
        full(batch);
        emptied = 0;
        failed = 0;
        transitions = 0;
    }

    /** Expands states of the frontier's level, until there are no more or one should not go on. */
    void expandLevel(BooleanSupplier mayGoOn) {
        goOn = mayGoOn;
        while (goOn.getAsBoolean()) {
            long first = frontier.claim();
            if (first < 0) break;
            long end = frontier.claimEnd(first);
            long[] chunk = log.chunk(first);
            int offset = log.offset(first);
            for (long position = first; position < end; position++) {
                // Ranges need not begin at a chunk's boundary.
                if (log.offset(position) == 0) {
                    chunk = log.chunk(position);
                    offset = 0;
                }
                expand(position, chunk, offset);
                offset += log.words();
            }
        }
        full(batch);
    }

    private void expand(long position, long[] chunk, int offset) {
        long before = produced();
        batch.from(position);
        for (int task = 0; task < tasks; task++) system.successors(task, chunk, offset, batch);
        if (produced() == before) checkAtRest(chunk, offset);
    }

    private long produced() {
        return emptied + failed + batch.size();
    }

    /** Inserts the batch and checks the states that were new, even if the store is full midway. */
    @Override
    public void full(Successors successors) {
        try {
            visited.insert(successors.words(), successors.size());
        } finally {
            if (asked != 0) {
                for (int i = 0; i < visited.freshCount(); i++) {
                    checkAlways(successors.words(), visited.fresh(i) * log.words());
                }
            }
            emptied += successors.size();
            transitions = emptied + failed;
            successors.clear();
        }
    }

    @Override
    public void choosing() {
        if (!goOn.getAsBoolean()) throw Cut.together();
    }

    private void checkAlways(long[] states, int at) {
        long holds = system.observe(asked, states, at);
        reached |= holds & goals.sometimes();
        long violated = goals.always() & ~holds;
        if (violated != 0) {
            consider(frontier.level() + 1, states, at, Flaw.NOT_ALWAYS, violated);
        }
    }

    private void checkAtRest(long[] states, int at) {
        long mayRest = system.observe(TransitionSystem.MAY_REST, states, at);
        if ((mayRest & TransitionSystem.MAY_REST) == 0) {
            consider(frontier.level(), states, at, Flaw.DEADLOCK, 0);
            return;
        }
        rests++;
        if (goals.atRest() == 0) return;
        long atRest = goals.atRest() | (goals.always() & TransitionSystem.NO_PROPERTY_THREW);
        long violated = atRest & ~system.observe(atRest, states, at);
        if (violated != 0) consider(frontier.level(), states, at, Flaw.NOT_AT_REST, violated);
    }

    @Override
    public void failed(long origin, int step, int failure) {
        failed++;
        long[] state = origin < 0 ? new long[log.words()] : log.copy(origin);
        List<Integer> choices = Arrays.stream(batch.choicesMade()).boxed().toList();
        int level = frontier.level();
        keep(
                new Candidate(level, state, Flaw.STEP_FAILED, 0, step, failure, choices),
                system.counts(state, 0, step, failure));
    }

    /**
     * Something is wrong with a state; it is copied only if no shorter way to the like is known.
     */
    private void consider(int level, long[] states, int at, Flaw flaw, long violated) {
        boolean counts =
                flaw == Flaw.DEADLOCK
                        ? system.countsStuck(states, at)
                        : system.counts(states, at, -1, -1);
        Candidate known = counts ? best : passedOver;
        if (known != null && known.length() < level) return;
        keep(Candidate.of(level, copy(states, at), flaw, violated), counts);
    }

    /** Keeps the least finding that counts, and the least that does not. */
    private void keep(Candidate candidate, boolean counts) {
        if (counts) best = lesser(best, candidate);
        else passedOver = lesser(passedOver, candidate);
    }

    private static Candidate lesser(@Nullable Candidate known, Candidate candidate) {
        return known == null || candidate.compareTo(known) < 0 ? candidate : known;
    }

    private long[] copy(long[] states, int at) {
        return Arrays.copyOfRange(states, at, at + log.words());
    }

    /** Stops asking for {@code sometimes} predicates that are reached; between levels. */
    void stopAskingFor(long sometimes) {
        asked = goals.always() | (goals.sometimes() & (~sometimes | goals.everywhere()));
    }

    /** The {@code sometimes} predicates that this worker has seen hold. */
    long reached() {
        return reached;
    }

    /** How many states at rest this worker has met, deadlocks aside. */
    long rests() {
        return rests;
    }

    /** As of the last batch; any thread may ask. */
    long transitions() {
        return transitions;
    }

    /** The least finding of this worker. */
    @Nullable Candidate best() {
        return best;
    }

    /** The least of what it found that does not count. */
    @Nullable Candidate passedOver() {
        return passedOver;
    }
}
