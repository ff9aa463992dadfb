package sharelock.search;

import com.google.common.primitives.Ints;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult.Ending;
import sharelock.search.SearchResult.Figures;
import sharelock.search.SearchResult.Finding;
import sharelock.search.SearchResult.Flaw;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;
import sharelock.system.TransitionSystem.Move;

/** The search as it would be written down for understanding: sets of states, level by level. */
final class ReferenceSearch implements Successors.Sink {
    private final TransitionSystem system;
    private final Goals goals;
    private final int words;
    private final Successors out;
    private final TreeSet<Candidate> findings = new TreeSet<>();
    private final TreeSet<Candidate> passedOver = new TreeSet<>();
    private final List<List<LongBuffer>> levels = new ArrayList<>();
    private List<Edge> found = new ArrayList<>();
    private int mover;
    private long rests;
    private long failures;
    private LongBuffer origin = LongBuffer.allocate(0);

    /** A move and where it leads. */
    private record Edge(Move move, LongBuffer to) {}

    ReferenceSearch(TransitionSystem system, Goals goals) {
        this.system = system;
        this.goals = goals;
        this.words = system.layout().words();
        this.out = new Successors(words, 1, this);
    }

    /** What the search should answer; bytes and time are 0. */
    SearchResult run() {
        Set<LongBuffer> visited = new HashSet<>();
        long transitions = 0;
        long reached = 0;
        long expanded = 0;
        system.initial(out);
        while (true) {
            int level = levels.size();
            List<LongBuffer> fresh = found.stream().map(Edge::to).filter(visited::add).toList();
            for (LongBuffer state : fresh) {
                long holds = system.observe(goals.always() | goals.sometimes(), state.array(), 0);
                reached |= holds & goals.sometimes();
                long violated = goals.always() & ~holds;
                if (violated != 0) add(level, state, Flaw.NOT_ALWAYS, violated);
            }
            if (!fresh.isEmpty()) levels.add(fresh);
            if (fresh.isEmpty() || !findings.isEmpty()) break;
            found = new ArrayList<>();
            for (LongBuffer state : fresh) transitions += expand(state, level);
            expanded += fresh.size();
        }
        Figures figures =
                new Figures(
                        visited.size(),
                        transitions,
                        visited.size() - expanded,
                        levels.size() - 1,
                        0,
                        Duration.ZERO);
        if (findings.isEmpty()) {
            Finding over = passedOver.isEmpty() ? null : behind(passedOver.first());
            return new SearchResult(Ending.COMPLETE, "", null, over, figures, reached, rests);
        }
        Finding finding = behind(findings.first());
        return new SearchResult(Ending.FOUND, "", finding, null, figures, reached, rests);
    }

    private long expand(LongBuffer state, int level) {
        long successors = 0;
        origin = state;
        for (int task = 0; task < system.layout().tasks().size(); task++) {
            successors += fire(task, state);
        }
        if (successors > 0) return successors;
        if (system.observe(TransitionSystem.MAY_REST, state.array(), 0) == 0) {
            add(level, state, Flaw.DEADLOCK, 0);
        } else {
            rests++;
            long violated = goals.atRest() & ~system.observe(goals.atRest(), state.array(), 0);
            if (violated != 0) add(level, state, Flaw.NOT_AT_REST, violated);
        }
        return 0;
    }

    private long fire(int task, LongBuffer state) {
        long before = found.size() + failures;
        mover = task;
        system.successors(task, state.array(), 0, out);
        return found.size() + failures - before;
    }

    private void add(int level, LongBuffer state, Flaw flaw, long violated) {
        boolean counts =
                flaw == Flaw.DEADLOCK
                        ? system.countsStuck(state.array(), 0)
                        : system.counts(state.array(), 0, -1, -1);
        (counts ? findings : passedOver).add(Candidate.of(level, state.array(), flaw, violated));
    }

    private Finding behind(Candidate end) {
        List<Move> path = new ArrayList<>();
        LongBuffer target = LongBuffer.wrap(end.state());
        for (int i = end.level() - 1; i >= 0; i--) {
            LongBuffer to = target;
            target =
                    levels.get(i).stream()
                            .filter(state -> moveTo(state, to).isPresent())
                            .min((a, b) -> Arrays.compare(a.array(), b.array()))
                            .orElseThrow();
            path.add(0, moveTo(target, to).orElseThrow());
        }
        if (end.step() >= 0) {
            path.add(new Move(system.steps().get(end.step()).task(), end.choices()));
        }
        return new Finding(end.flaw(), end.violated(), end.failure(), path);
    }

    private Optional<Move> moveTo(LongBuffer state, LongBuffer target) {
        found = new ArrayList<>();
        for (int task = 0; task < system.layout().tasks().size(); task++) fire(task, state);
        return found.stream().filter(edge -> edge.to().equals(target)).map(Edge::move).findFirst();
    }

    private List<Integer> choices() {
        return Ints.asList(out.choicesMade());
    }

    @Override
    public void full(Successors one) {
        found.add(new Edge(new Move(mover, choices()), LongBuffer.wrap(one.words().clone())));
        one.clear();
    }

    @Override
    public void failed(long position, int step, int failure) {
        failures++;
        boolean counts = system.counts(origin.array(), 0, step, failure);
        int level = levels.size() - 1;
        (counts ? findings : passedOver)
                .add(
                        new Candidate(
                                level,
                                origin.array(),
                                Flaw.STEP_FAILED,
                                0,
                                step,
                                failure,
                                choices()));
    }
}
