package sharelock.search;

import java.util.BitSet;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import sharelock.system.Slot;
import sharelock.system.StateLayout;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/** A system whose state is one number, starting at 0; step {@code i} belongs to task {@code i}. */
final class LongSystem implements TransitionSystem {

    /** What a task does in a state. */
    interface Rule {
        void fire(int task, long state, Moves moves);
    }

    /** What a rule may do; without a call the step is disabled. */
    record Moves(int task, long[] states, int at, Successors out) {
        void to(long state) {
            int base = out.begin(states, at);
            out.words()[base] = state;
            out.commit(task);
        }

        void fail(int failure) {
            out.fail(task, failure);
        }

        int choose(int bound) {
            return out.choose(bound);
        }
    }

    private final Rule rule;
    private final LongUnaryOperator predicates;
    private final StateLayout layout;
    private final List<Step> steps;

    LongSystem(int tasks, Rule rule, LongUnaryOperator predicates) {
        this.rule = rule;
        this.predicates = predicates;
        layout =
                new StateLayout(
                        1,
                        IntStream.range(0, tasks).mapToObj(i -> "t" + i).toList(),
                        List.of(new Slot("x", 0, 0, 64, 0, List.of())));
        BitSet all = BitSet.valueOf(new long[] {1});
        steps =
                IntStream.range(0, tasks)
                        .mapToObj(i -> new Step(i, i, "x = f" + i + "(x)", all, all))
                        .toList();
    }

    /** Nothing holds in any state. */
    LongSystem(int tasks, Rule rule) {
        this(tasks, rule, state -> 0);
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
        out.beginZero();
        out.commit(-1);
    }

    @Override
    public void successors(int task, long[] states, int at, Successors out) {
        out.firstChoice();
        do {
            rule.fire(task, states[at], new Moves(task, states, at, out));
        } while (out.nextChoice());
    }

    @Override
    public long observe(long asked, long[] states, int at) {
        return asked & predicates.applyAsLong(states[at]);
    }
}
