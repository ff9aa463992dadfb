package sharelock.explicit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import sharelock.system.Slot;
import sharelock.system.StateLayout;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/**
 * A compiled model whose states remember through which places the way to them has gone, in a word
 * of their own behind those of the model; a finding counts if it has gone through all before
 * anything was wrong. So what is found is the shortest of the ways through the places, and all
 * states are still searched: what is wrong elsewhere stops nothing.
 */
final class Through implements TransitionSystem {
    private final TransitionSystem model;
    private final Passages passages;
    private final StateLayout layout;
    private final List<Step> steps = new ArrayList<>();
    private final long always;
    private final int word;

    /**
     * @param always the predicates that must hold always
     */
    Through(TransitionSystem model, Passages passages, long always) {
        this.model = model;
        this.passages = passages;
        this.always = always;
        this.word = model.layout().words();
        int slot = model.layout().slots().size();
        List<Slot> slots = new ArrayList<>(model.layout().slots());
        slots.add(new Slot("through", word, 0, Long.SIZE, 0, List.of()));
        this.layout = new StateLayout(word + 1, model.layout().tasks(), slots);
        for (Step step : model.steps()) {
            BitSet reads = (BitSet) step.reads().clone();
            BitSet writes = (BitSet) step.writes().clone();
            reads.set(slot, passages.of(step.id()) != 0);
            writes.set(slot, passages.of(step.id()) != 0);
            steps.add(new Step(step.id(), step.task(), step.name(), reads, writes));
        }
    }

    @Override
    public StateLayout layout() {
        return layout;
    }

    @Override
    public List<Step> steps() {
        return steps;
    }

    @Override
    public void initial(Successors out) {
        model.initial(out);
    }

    @Override
    public void successors(int task, long[] states, int at, Successors out) {
        long passed = states[at + word];
        if (passages.mayComeToAll(passed) && model.observe(always, states, at) != always) {
            passed |= Passages.TOO_LATE;
        }
        passed |= passages.next(task, states, at);
        if (passed == states[at + word]) {
            model.successors(task, states, at, out);
            return;
        }
        long[] state = Arrays.copyOfRange(states, at, at + word + 1);
        state[word] = passed;
        model.successors(task, state, 0, out);
    }

    @Override
    public long observe(long asked, long[] states, int at) {
        return model.observe(asked, states, at);
    }

    @Override
    public boolean counts(long[] states, int at, int step, int failure) {
        long passed = states[at + word];
        if (failure >= 0) passed |= passages.ofFailure(step, failure);
        return passed == passages.all();
    }

    @Override
    public boolean countsStuck(long[] states, int at) {
        return (states[at + word] | passages.waitedIn(states, at)) == passages.all();
    }
}
