package sharelock.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sharelock.search.Search.Budget;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult.Ending;
import sharelock.search.SearchResult.Figures;
import sharelock.search.SearchResult.Finding;
import sharelock.system.Stopped;
import sharelock.system.TransitionSystem;
import sharelock.system.TransitionSystem.Move;

/** One run of a search: puts its parts together and leads the workers from level to level. */
final class Expedition implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final String INTERRUPTED = "The search was interrupted.";

    private final TransitionSystem system;
    private final Duration timeout;
    private final Memory memory;
    private final VisitedSet visited;
    private final Frontier frontier = new Frontier();
    private final List<Worker> workers = new ArrayList<>();
    private final Crew crew;
    private final long began;
    private long lastReport = System.nanoTime();
    private long settled;
    private long reached;

    Expedition(
            TransitionSystem system, Goals goals, Budget budget, int crewSize, int worthSharing) {
        this.system = system;
        this.timeout = budget.timeout();
        began = System.nanoTime() - budget.spent().toNanos();
        memory = new Memory(budget.maxBytes());
        int words = system.layout().words();
        visited = new VisitedSet(words, crewSize, Worker.BATCH, budget.maxStates(), memory);
        for (int i = 0; i < crewSize; i++) {
            workers.add(new Worker(system, goals, frontier, visited, visited.writer(i)));
        }
        crew = new Crew(workers, memory, worthSharing);
    }

    SearchResult run(Consumer<Figures> progress) {
        String reason = "";
        try {
            crew.begin();
            while (levelIsClean() && mayGoOn()) {
                long states = frontier.end(frontier.level()) - frontier.begin(frontier.level());
                crew.expandLevel(states, () -> pulse(progress));
            }
        } catch (Cut cut) {
            reason = memory.reasonOf(cut);
            levelIsClean();
        } catch (OutOfMemoryError full) {
            reason = memory.reasonOf(memory.heapIsFull());
            levelIsClean();
        }
        return result(reason, progress);
    }

    /** Sums up what the workers did in a level; false if they found something. */
    private boolean levelIsClean() {
        visited.settle();
        settled = visited.size();
        for (Worker worker : workers) reached |= worker.reached();
        for (Worker worker : workers) worker.stopAskingFor(reached);
        return best() == null;
    }

    private @Nullable Candidate best() {
        return least(Worker::best);
    }

    private boolean mayGoOn() {
        visited.requireWithinBudget();
        return frontier.nextLevel(settled);
    }

    private @Nullable Candidate least(Function<Worker, @Nullable Candidate> of) {
        return workers.stream()
                .map(of)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private void pulse(Consumer<Figures> progress) {
        long now = System.nanoTime();
        if (timeout.compareTo(Duration.ofNanos(now - began)) < 0) {
            throw new Cut(Stopped.timeIsUp(timeout) + ".");
        }
        if (Thread.currentThread().isInterrupted()) throw new Cut(INTERRUPTED);
        if (now - lastReport >= SECOND) {
            lastReport = now;
            progress.accept(figures());
        }
    }

    private SearchResult result(String reason, Consumer<Figures> progress) {
        Candidate best = best();
        Figures figures = best == null ? figures() : figures().found();
        progress.accept(figures);
        Ending ending = best == null ? Ending.COMPLETE : Ending.FOUND;
        if (!reason.isEmpty()) ending = Ending.CUT;
        Candidate over = ending == Ending.COMPLETE ? least(Worker::passedOver) : null;
        return new SearchResult(
                ending, reason, behind(best), behind(over), figures, reached, rests());
    }

    private @Nullable Finding behind(@Nullable Candidate candidate) {
        return candidate == null ? null : candidate.behind(pathTo(candidate));
    }

    private List<Move> pathTo(Candidate best) {
        if (best.level() < 0) return List.of();
        PathFinder finder = new PathFinder(system, visited.log(), frontier);
        List<Move> path = finder.pathTo(best.level(), best.state());
        if (best.step() >= 0) {
            path.add(new Move(system.steps().get(best.step()).task(), best.choices()));
        }
        return path;
    }

    private long rests() {
        return workers.stream().mapToLong(Worker::rests).sum();
    }

    private Figures figures() {
        long states = Math.max(settled, visited.size());
        long transitions = 0;
        for (Worker worker : workers) transitions += worker.transitions();
        int level = Math.max(0, frontier.level());
        boolean deeper = frontier.level() >= 0 && states > frontier.end(level);
        return new Figures(
                states,
                transitions,
                states - frontier.claimed(),
                deeper ? level + 1 : level,
                memory.used(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public void close() {
        crew.close();
    }
}
