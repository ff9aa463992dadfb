package sharelock.search;

import java.util.List;
import sharelock.system.StateLayout;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/** A system with other initial states. */
abstract class Initially implements TransitionSystem {
    private final TransitionSystem system;

    Initially(TransitionSystem system) {
        this.system = system;
    }

    @Override
    public StateLayout layout() {
        return system.layout();
    }

    @Override
    public List<Step> steps() {
        return system.steps();
    }

    @Override
    public void successors(int task, long[] states, int at, Successors out) {
        system.successors(task, states, at, out);
    }

    @Override
    public long observe(long asked, long[] states, int at) {
        return system.observe(asked, states, at);
    }
}
