package sharelock.random;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.model.Task;

/**
 * A second implementation of the semantics of models, to compare engines with: it interprets the
 * bytecode as it is and takes a scheduling point before every access of a field that is not final
 * or of an array element, and before every operation of Steps. An engine may leave out those that
 * nobody else can see; the ends that can be reached are the same.
 */
public final class Oracle {
    /**
     * A state in which no task can move.
     *
     * @param values the value of every cell, objects by name
     * @param finished whether every task has finished
     */
    public record End(List<Object> values, boolean finished) {}

    /**
     * What a model can come to.
     *
     * @param ends the states in which no task can move
     * @param failures the failures that some step ends in
     * @param views what a property that reads some cells can see: their values in every state, and
     *     behind them what the property answers, if one is asked
     * @param complete whether all states were visited
     */
    public record Outcome(
            Set<End> ends, Set<Failed.Point> failures, Set<List<Object>> views, boolean complete) {}

    private record State(Object[] memory, @Nullable Frame[] tasks) {

        List<Object> key() {
            List<Object> key = new ArrayList<>(ModelHeap.key(Arrays.asList(memory)));
            for (Frame frame : tasks) key.add(frame == null ? null : frame.key());
            return key;
        }
    }

    private final ModelHeap heap;
    private final Set<End> ends = new HashSet<>();
    private final Set<Failed.Point> failures = new HashSet<>();
    private final Set<String> messages = new HashSet<>();
    private final Set<List<Object>> seen = new HashSet<>();
    private final Deque<State> queue = new ArrayDeque<>();
    private final Set<List<Object>> views = new HashSet<>();
    private final int[] watched;
    private final @Nullable Object property;

    private Oracle(ModelHeap heap, List<String> watched, @Nullable Object property) {
        this.heap = heap;
        this.watched = heap.numbers(watched);
        this.property = property;
    }

    /** Visits at most so many states, and watches the cells of some paths. */
    public static Outcome explore(ModelHeap heap, List<String> watched, int maxStates) {
        return explore(heap, watched, null, maxStates);
    }

    /** Asks a property too, in every state. */
    public static Outcome explore(
            ModelHeap heap, List<String> watched, @Nullable Object property, int maxStates) {
        Oracle oracle = new Oracle(heap, watched, property);
        boolean complete = oracle.search(maxStates);
        return new Outcome(oracle.ends, oracle.failures, oracle.views, complete);
    }

    /** What the exceptions say that the model can end in, those of Java itself aside. */
    public static Set<String> messages(ModelHeap heap, int maxStates) {
        Oracle oracle = new Oracle(heap, List.of(), null);
        return oracle.search(maxStates) ? oracle.messages : Set.of();
    }

    private boolean search(int maxStates) {
        visit(start());
        boolean starts = failures.isEmpty();
        while (!queue.isEmpty()) {
            if (seen.size() > maxStates) return false;
            State state = queue.remove();
            boolean stuck = true;
            for (int task = 0; task < state.tasks().length; task++) {
                if (state.tasks()[task] != null) stuck &= !moves(state, task);
            }
            if (stuck) ends.add(end(state));
        }
        if (!starts) {
            ends.clear();
            views.clear();
        }
        return true;
    }

    private void note(Failed failed) {
        failures.add(failed.point());
        if (failed.said() != null) messages.add(failed.said());
    }

    private State start() {
        List<Task> tasks = heap.tasks();
        Object[] memory = heap.initial();
        Frame[] frames = new Frame[tasks.size()];
        for (int i = 0; i < frames.length; i++) {
            OracleTask run = new OracleTask(heap, memory, new Branching());
            run.call(tasks.get(i), "run", "()V");
            try {
                run.toNextVisible();
                frames[i] = run.top();
            } catch (Failed failed) { // the others may fail before it does
                note(failed);
            }
        }
        return new State(memory, frames);
    }

    private End end(State state) {
        boolean finished = true;
        for (Frame frame : state.tasks()) finished &= frame == null;
        return new End(heap.show(state.memory()), finished);
    }

    private void visit(State state) {
        if (!seen.add(state.key())) return;
        queue.add(state);
        List<Object> view = new ArrayList<>(heap.view(heap.show(state.memory()), watched));
        if (property != null) view.add(OracleTask.answer(heap, state.memory(), property));
        views.add(view);
    }

    /** Takes the next step of a task with every choice; false when it is not enabled. */
    private boolean moves(State state, int task) {
        Branching branching = new Branching();
        boolean moved = false;
        do {
            Object[] memory = state.memory().clone();
            OracleTask run = new OracleTask(heap, memory, branching);
            run.resume(state.tasks()[task].copy());
            try {
                if (!run.visibleStep()) return moved;
                moved = true;
                run.toNextVisible();
                Frame[] frames = state.tasks().clone();
                frames[task] = run.top();
                visit(new State(memory, frames));
            } catch (Failed failed) {
                moved = true;
                note(failed);
            }
        } while (branching.next());
        return moved;
    }
}
