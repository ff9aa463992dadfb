package sharelock.search;

import java.util.List;
import sharelock.system.StateLayout;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/** A system that may rest anywhere. */
record NeverStuck(TransitionSystem system) implements TransitionSystem {

    @Override
    public StateLayout layout() {
        return system.layout();
    }

    @Override
    public List<Step> steps() {
        return system.steps();
    }

    @Override
    public void initial(Successors out) {
        system.initial(out);
    }

    @Override
    public void successors(int task, long[] states, int at, Successors out) {
        system.successors(task, states, at, out);
    }

    @Override
    public long observe(long asked, long[] states, int at) {
        return (system.observe(asked, states, at) | MAY_REST) & asked;
    }
}
