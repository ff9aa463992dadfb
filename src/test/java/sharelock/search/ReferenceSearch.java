package sharelock.search;

import java.nio.LongBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import sharelock.search.BreadthFirst.Goals;
import sharelock.search.Outcome.Ending;
import sharelock.search.Outcome.Figures;
import sharelock.search.Outcome.Finding;
import sharelock.search.Outcome.Kind;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/** The search as it would be written down for understanding: sets of states, level by level. */
final class ReferenceSearch implements Successors.Sink {
    private final TransitionSystem system;
    private final Goals goals;
    private final int words;
    private final Successors out;
    private final TreeSet<Candidate> findings = new TreeSet<>();
    private final List<List<LongBuffer>> levels = new ArrayList<>();
    private List<LongBuffer> found = new ArrayList<>();
    private long rests;
    private LongBuffer origin = LongBuffer.allocate(0);

    ReferenceSearch(TransitionSystem system, Goals goals) {
        this.system = system;
        this.goals = goals;
        this.words = system.layout().words();
        this.out = new Successors(words, 7, this);
    }

    /** What the search should answer; bytes and time are 0. */
    Outcome run() {
        Set<LongBuffer> visited = new HashSet<>();
        long transitions = 0;
        long reached = 0;
        long expanded = 0;
        system.initial(out);
        full(out);
        while (true) {
            int level = levels.size();
            List<LongBuffer> fresh = found.stream().filter(visited::add).toList();
            for (LongBuffer state : fresh) {
                long holds = system.observe(goals.always() | goals.sometimes(), state.array(), 0);
                reached |= holds & goals.sometimes();
                long violated = goals.always() & ~holds;
                if (violated != 0) add(level, level, state, Kind.NOT_ALWAYS, violated);
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
            return new Outcome(Ending.COMPLETE, "", null, new long[0][], figures, reached, rests);
        }
        Candidate least = findings.first();
        return new Outcome(Ending.FOUND, "", least.finding(), path(least), figures, reached, rests);
    }

    private long expand(LongBuffer state, int level) {
        long successors = 0;
        origin = state;
        for (int task = 0; task < system.layout().tasks().size(); task++) {
            successors += fire(task, state);
        }
        if (successors > 0) return successors;
        if (system.observe(TransitionSystem.MAY_REST, state.array(), 0) == 0) {
            add(level, level, state, Kind.DEADLOCK, 0);
        } else {
            rests++;
            long violated = goals.atRest() & ~system.observe(goals.atRest(), state.array(), 0);
            if (violated != 0) add(level, level, state, Kind.NOT_AT_REST, violated);
        }
        return 0;
    }

    private long fire(int task, LongBuffer state) {
        int before = found.size() + findings.size();
        system.successors(task, state.array(), 0, out);
        full(out);
        return (long) found.size() + findings.size() - before;
    }

    private void add(int length, int level, LongBuffer state, Kind kind, long violated) {
        Finding finding = new Finding(kind, violated, -1, -1, List.of());
        findings.add(new Candidate(length, level, state.array(), finding));
    }

    private long[][] path(Candidate end) {
        long[][] path = new long[end.level() + 1][];
        path[end.level()] = end.state();
        for (int i = end.level() - 1; i >= 0; i--) {
            LongBuffer target = LongBuffer.wrap(path[i + 1]);
            path[i] =
                    levels.get(i).stream()
                            .filter(state -> leadsTo(state, target))
                            .map(LongBuffer::array)
                            .min(Arrays::compare)
                            .orElseThrow();
        }
        return path;
    }

    private boolean leadsTo(LongBuffer state, LongBuffer target) {
        found = new ArrayList<>();
        for (int task = 0; task < system.layout().tasks().size(); task++) fire(task, state);
        return found.contains(target);
    }

    @Override
    public void full(Successors batch) {
        for (int i = 0; i < batch.size(); i++) {
            long[] state = Arrays.copyOfRange(batch.words(), i * words, (i + 1) * words);
            found.add(LongBuffer.wrap(state));
        }
        batch.clear();
    }

    @Override
    public void failed(long position, int step, int failure) {
        List<Integer> choices = Arrays.stream(out.choicesMade()).boxed().toList();
        int level = levels.size() - 1;
        Finding finding = new Finding(Kind.STEP_FAILED, 0, step, failure, choices);
        findings.add(new Candidate(level + 1, level, origin.array(), finding));
    }
}
