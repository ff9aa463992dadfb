package sharelock.search;

import java.util.List;
import sharelock.system.StateLayout;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/**
 * Another system in which what is wrong counts in some states only.
 *
 * @param one in how many states and failing steps it counts
 */
record SomeCount(TransitionSystem whole, int one) implements TransitionSystem {
    @Override
    public StateLayout layout() {
        return whole.layout();
    }

    @Override
    public List<Step> steps() {
        return whole.steps();
    }

    @Override
    public void initial(Successors out) {
        whole.initial(out);
    }

    @Override
    public void successors(int task, long[] states, int at, Successors out) {
        whole.successors(task, states, at, out);
    }

    @Override
    public long observe(long asked, long[] states, int at) {
        return whole.observe(asked, states, at);
    }

    @Override
    public boolean counts(long[] states, int at, int step, int failure) {
        return Long.remainderUnsigned(states[at] * 31 + step, one) == 0;
    }
}
