package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.List;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult.Finding;
import sharelock.search.SearchResult.Flaw;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;
import sharelock.system.TransitionSystem.Move;

/** Goes the path of a finding move by move, and demands that what was found is behind it. */
final class Walk implements Successors.Sink {
    private final TransitionSystem system;
    private final Successors out;
    private final List<long[]> states = new ArrayList<>();
    private List<Integer> choices = List.of();
    private boolean moved;
    private boolean chosen;
    private int failure = -1;

    private Walk(TransitionSystem system) {
        this.system = system;
        this.out = new Successors(system.layout().words(), 1, this);
    }

    /** The states on the way to a finding. */
    static long[][] to(Finding finding, TransitionSystem system, Goals goals) {
        Walk walk = new Walk(system);
        system.initial(walk.out);
        for (Move move : finding.path()) walk.go(move);
        assertThat(walk.failure).isEqualTo(finding.failure());
        if (finding.flaw() != Flaw.STEP_FAILED) walk.look(finding, goals);
        return walk.states.toArray(new long[0][]);
    }

    private void go(Move move) {
        assertThat(failure).as("only the last move fails").isEqualTo(-1);
        long[] from = last();
        choices = move.choices();
        chosen = false;
        system.successors(move.task(), from, 0, out);
        assertThat(chosen).as("%s can be made", move).isTrue();
    }

    private void look(Finding finding, Goals goals) {
        long asked =
                switch (finding.flaw()) {
                    case NOT_ALWAYS -> goals.always();
                    case NOT_AT_REST ->
                            goals.atRest() | (goals.always() & TransitionSystem.NO_PROPERTY_THREW);
                    case DEADLOCK -> TransitionSystem.MAY_REST;
                    case STEP_FAILED -> 0;
                };
        long missing = asked & ~system.observe(asked, last(), 0);
        boolean isDeadlock = finding.flaw() == Flaw.DEADLOCK;
        assertThat(missing).isEqualTo(isDeadlock ? asked : finding.violated()).isNotZero();
        if (finding.flaw() == Flaw.NOT_ALWAYS) return;
        long[] end = last();
        choices = List.of(-1);
        moved = false;
        int tasks = system.layout().tasks().size();
        for (int task = 0; task < tasks; task++) system.successors(task, end, 0, out);
        assertThat(moved).as("the state has a successor").isFalse();
    }

    private long[] last() {
        return states.get(states.size() - 1);
    }

    /** Whether the move that is made is the one that was asked for: by its choices, the first. */
    private boolean isAskedFor() {
        moved = true;
        return !chosen && Ints.asList(out.choicesMade()).equals(choices);
    }

    @Override
    public void full(Successors one) {
        if (states.isEmpty() || isAskedFor()) {
            states.add(one.words().clone());
            chosen = true;
        }
        one.clear();
    }

    @Override
    public void failed(long origin, int step, int number) {
        if (step < 0 || isAskedFor()) {
            failure = number;
            chosen = true;
        }
    }
}
