package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import sharelock.compile.ModelError;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.Slot;
import sharelock.system.SlotOverflow;
import sharelock.system.Step;
import sharelock.system.TransitionSystem;

/**
 * Runs a model interpreted and emitted, and demands that both agree on everything, that every step
 * keeps its promises, and that a wider layout is found whenever a value does not fit.
 */
final class BothWays {

    /** What was seen: the plan that was wide enough, the states, and how often it was widened. */
    record Seen(LayoutPlan plan, Set<List<Long>> states, Set<Integer> failures, int restarts) {

        /** The value of a slot in each state. */
        List<Long> values(int slot) {
            return states.stream()
                    .map(state -> plan.slot(slot).get(Explorer.words(state), 0))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** What a call ended in: a result, or a known kind of exception. */
    private record Answer<T>(T result, String error, SlotOverflow overflow) {}

    private final LayoutPlan plan;
    private final Explorer interpreted;
    private final Explorer emitted;
    private final Set<Integer> failures = new LinkedHashSet<>();

    private BothWays(LayoutPlan plan) {
        this.plan = plan;
        TransitionSystem system = Emitter.emit(plan);
        this.interpreted = new Explorer(new Interpreter(plan));
        this.emitted = new Explorer(system);
        assertThat(system.steps()).hasSize(plan.steps().size());
        assertThat(system.layout()).isSameAs(plan.layout());
    }

    static Seen explore(ModelProgram program, int maxStates) {
        return explore(LayoutPlan.of(program), maxStates);
    }

    /** Begins with a plan; one that a rehearsal has widened saves restarts. */
    static Seen explore(LayoutPlan first, int maxStates) {
        LayoutPlan plan = first;
        for (int restarts = 0; ; restarts++) {
            assertThat(restarts).isLessThan(2000);
            BothWays both = new BothWays(plan);
            try {
                Set<List<Long>> states = both.search(maxStates);
                return new Seen(plan, states, both.failures, restarts);
            } catch (SlotOverflow overflow) {
                plan = plan.widen(overflow);
            }
        }
    }

    /** Compares on random walks from the initial state, which come deeper than a bounded search. */
    static void wander(LayoutPlan first, int walks, int length) {
        Random random = new Random(first.program().name().hashCode());
        BothWays both = new BothWays(first);
        for (int walk = 0; walk < walks; ) {
            try {
                both.walk(length, random);
                walk++;
            } catch (SlotOverflow overflow) {
                both = new BothWays(both.plan.widen(overflow));
            }
        }
    }

    private void walk(int length, Random random) {
        List<Explorer.Move> moves = agree(ask(interpreted::initial), ask(emitted::initial));
        for (int step = 0; step < length && !moves.isEmpty(); step++) {
            Explorer.Move move = moves.get(random.nextInt(moves.size()));
            if (move.failure() >= 0) return;
            long[] state = Explorer.words(move.words());
            observe(state);
            moves = new ArrayList<>();
            for (int task = 0; task < plan.program().tasks().size(); task++) {
                moves.addAll(compare(task, state));
            }
        }
    }

    /** The successors of a state by one task, on which both agree. */
    private List<Explorer.Move> compare(int task, long[] state) {
        List<Explorer.Move> moves =
                agree(
                        ask(() -> interpreted.successors(task, state)),
                        ask(() -> emitted.successors(task, state)));
        moves.forEach(move -> checkPromise(state, move));
        return moves;
    }

    private static <T> Answer<T> ask(Supplier<T> question) {
        try {
            return new Answer<>(question.get(), "", null);
        } catch (SlotOverflow overflow) {
            return new Answer<>(null, overflow.getMessage(), overflow);
        } catch (ModelError | IllegalStateException error) {
            return new Answer<>(null, error.getMessage(), null);
        }
    }

    private <T> T agree(Answer<T> one, Answer<T> other) {
        assertThat(other.error()).isEqualTo(one.error());
        assertThat(other.result()).isEqualTo(one.result());
        if (one.overflow() != null) throw one.overflow();
        if (!one.error().isEmpty()) throw new ModelError(one.error());
        return one.result();
    }

    private Set<List<Long>> search(int maxStates) {
        Set<List<Long>> seen = new LinkedHashSet<>();
        Deque<List<Long>> open = new ArrayDeque<>();
        for (Explorer.Move move : agree(ask(interpreted::initial), ask(emitted::initial))) {
            note(move, seen, open);
        }
        while (!open.isEmpty() && seen.size() < maxStates) {
            long[] state = Explorer.words(open.remove());
            observe(state);
            checkDeadBits(state);
            for (int task = 0; task < plan.program().tasks().size(); task++) {
                List<Explorer.Move> moves = compare(task, state);
                for (Explorer.Move move : moves) note(move, seen, open);
                if (!moves.isEmpty()) checkReads(task, state, moves);
            }
        }
        return seen;
    }

    private void note(Explorer.Move move, Set<List<Long>> seen, Deque<List<Long>> open) {
        if (move.failure() >= 0) {
            failures.add(move.failure());
        } else if (seen.add(move.words())) {
            open.add(move.words());
        }
    }

    private void observe(long[] state) {
        int properties = plan.program().properties().size();
        long all = (1L << properties) - 1;
        long builtIn = TransitionSystem.MAY_REST | TransitionSystem.NO_PROPERTY_THREW;
        for (long asked : new long[] {0, 1, all, all | builtIn, builtIn}) {
            agree(
                    ask(() -> interpreted.observe(asked, state)),
                    ask(() -> emitted.observe(asked, state)));
        }
    }

    /** Bits of a frame that belong to no live variable are zero. */
    private void checkDeadBits(long[] state) {
        long[] cleared = state.clone();
        for (int task = 0; task < plan.program().tasks().size(); task++) {
            Program program = plan.program().tasks().get(task);
            int position = (int) plan.slot(plan.positionSlot(task)).get(state, 0);
            if (position >= program.positions()) continue;
            for (Operand.Var live : program.live().get(position)) {
                plan.slot(plan.frameSlot(task, live)).clear(cleared, 0);
            }
        }
        int cells = plan.program().cells().size();
        List<Slot> slots = plan.layout().slots();
        for (Slot frame : slots.subList(cells + plan.program().tasks().size(), slots.size())) {
            assertThat(frame.get(cleared, 0)).as(frame.name()).isZero();
        }
    }

    private void checkPromise(long[] before, Explorer.Move move) {
        if (move.failure() >= 0) return;
        Step step = plan.steps().get(move.step());
        long[] after = Explorer.words(move.words());
        for (int slot = 0; slot < plan.layout().slots().size(); slot++) {
            if (plan.slot(slot).get(before, 0) != plan.slot(slot).get(after, 0)) {
                assertThat(step.writes().get(slot)).as("%s writes %s", step, slot).isTrue();
            }
        }
    }

    /** Changing what a step does not read changes nothing that it writes. */
    private void checkReads(int task, long[] state, List<Explorer.Move> moves) {
        Step step = plan.steps().get(moves.get(0).step());
        for (int number = 0; number < plan.layout().slots().size(); number++) {
            Slot slot = plan.slot(number);
            if (step.reads().get(number) || slot.width() == 0) continue;
            long[] other = state.clone();
            other[slot.word()] ^= 1L << slot.shift();
            List<Explorer.Move> others = emitted.successors(task, other);
            assertThat(others).hasSameSizeAs(moves);
            for (int i = 0; i < moves.size(); i++) {
                assertThat(others.get(i).failure()).isEqualTo(moves.get(i).failure());
                if (moves.get(i).failure() >= 0) continue;
                checkWrites(state, moves.get(i), other, others.get(i));
            }
        }
    }

    /** Each slot is written alike in both, or is kept in both. */
    private void checkWrites(
            long[] state, Explorer.Move move, long[] otherState, Explorer.Move otherMove) {
        long[] after = Explorer.words(move.words());
        long[] otherAfter = Explorer.words(otherMove.words());
        for (Slot slot : plan.layout().slots()) {
            boolean kept =
                    slot.get(after, 0) == slot.get(state, 0)
                            && slot.get(otherAfter, 0) == slot.get(otherState, 0);
            if (kept) continue;
            assertThat(slot.get(otherAfter, 0)).isEqualTo(slot.get(after, 0));
        }
    }
}
