package sharelock.random;

import java.lang.reflect.Constructor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.ModelProgram.Cell;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Type;
import sharelock.compile.layout.LayoutPlan;
import sharelock.compile.specialise.Specialiser;
import sharelock.compile.specialise.Specialiser.Asked;
import sharelock.system.SlotOverflow;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/**
 * Every state of a compiled model, visited one by one without stopping at failures: what the model
 * can come to, in the words of the {@link Oracle}.
 */
public final class EngineRun implements Successors.Sink {
    /** What a property answers that ends in an exception. */
    static final String THREW = "threw";

    private static final long PROPERTY = 1;

    private final ModelProgram program;
    private final LayoutPlan plan;
    private final TransitionSystem system;
    private final ModelHeap heap;
    private final Map<String, Cell> cells = new HashMap<>();
    private final Successors batch;
    private final Set<List<Long>> seen = new HashSet<>();
    private final Deque<long[]> queue = new ArrayDeque<>();
    private final Set<Oracle.End> ends = new HashSet<>();
    private final Set<Failed.Point> failures = new HashSet<>();
    private final Set<List<Object>> views = new HashSet<>();
    private final int[] watched;
    private final boolean asks;
    private boolean moved;

    private EngineRun(
            LayoutPlan plan,
            TransitionSystem system,
            ModelHeap heap,
            List<String> watched,
            boolean asks) {
        this.asks = asks;
        this.watched = heap.numbers(watched);
        this.program = plan.program();
        this.plan = plan;
        this.system = system;
        this.heap = heap;
        for (Cell cell : program.cells()) cells.put(cell.name(), cell);
        this.batch = new Successors(system.layout().words(), 16, this);
    }

    /**
     * Explores with a layout that is wide enough.
     *
     * @param property the one property, which decides what can be seen
     * @param watched the paths of cells that it reads
     */
    public static Oracle.Outcome explore(
            Object model,
            Object property,
            List<String> watched,
            Function<LayoutPlan, TransitionSystem> runner,
            int maxStates) {
        return explore(model, property, watched, runner, maxStates, false);
    }

    /**
     * The same, and where {@code asks} is set the property is asked in every state: its answer is
     * the last value of a view.
     */
    public static Oracle.Outcome explore(
            Object model,
            Object property,
            List<String> watched,
            Function<LayoutPlan, TransitionSystem> runner,
            int maxStates,
            boolean asks) {
        ModelProgram program =
                new Specialiser(model, List.of(new Asked(property, "holds"))).specialise();
        ModelHeap heap = new ModelHeap(model);
        LayoutPlan plan = LayoutPlan.of(program);
        while (true) {
            EngineRun run = new EngineRun(plan, runner.apply(plan), heap, watched, asks);
            try {
                boolean complete = run.search(maxStates);
                return new Oracle.Outcome(run.ends, run.failures, run.views, complete);
            } catch (SlotOverflow overflow) {
                plan = plan.widen(overflow);
            }
        }
    }

    /** A property of a random model, which is a class nested in it. */
    public static Object property(Object model, String name) {
        try {
            Constructor<?> constructor =
                    Class.forName(
                                    model.getClass().getName() + "$" + name,
                                    true,
                                    model.getClass().getClassLoader())
                            .getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private boolean search(int maxStates) {
        system.initial(batch);
        full(batch);
        while (!queue.isEmpty()) {
            if (seen.size() > maxStates) return false;
            long[] state = queue.remove();
            moved = false;
            for (int task = 0; task < program.tasks().size(); task++) {
                system.successors(task, state, 0, batch);
                full(batch);
            }
            if (!moved) ends.add(end(state));
        }
        return true;
    }

    private Object answer(long[] state) {
        long answers = system.observe(PROPERTY | TransitionSystem.NO_PROPERTY_THREW, state, 0);
        if ((answers & TransitionSystem.NO_PROPERTY_THREW) == 0) return THREW;
        return (answers & PROPERTY) != 0;
    }

    private Oracle.End end(long[] state) {
        boolean finished = true;
        for (int task = 0; task < program.tasks().size(); task++) {
            long position = plan.slot(plan.positionSlot(task)).get(state, 0);
            finished &= position == plan.finished(task);
        }
        return new Oracle.End(values(state), finished);
    }

    /** The values of the cells of the heap: those of the state, or constants. */
    private List<Object> values(long[] state) {
        List<Object> values = heap.show(heap.initial());
        for (int i = 0; i < values.size(); i++) {
            Cell cell = cells.get(heap.name(heap.cells().get(i)));
            if (cell == null) continue;
            long value = plan.slot(cell.number()).get(state, 0);
            boolean isObject = cell.type() == Type.REF;
            values.set(i, isObject ? program.objects().get((int) value) : (Object) value);
        }
        return values;
    }

    @Override
    public void full(Successors full) {
        int words = system.layout().words();
        for (int i = 0; i < full.size(); i++) {
            moved = true;
            long[] state = new long[words];
            System.arraycopy(full.words(), i * words, state, 0, words);
            List<Long> key = new ArrayList<>();
            for (long word : state) key.add(word);
            if (!seen.add(key)) continue;
            queue.add(state);
            List<Object> view = new ArrayList<>(heap.view(values(state), watched));
            if (asks) view.add(answer(state));
            views.add(view);
        }
        full.clear();
    }

    @Override
    public void failed(long origin, int step, int failure) {
        moved = true;
        FailurePoint point = program.failures().get(failure);
        failures.add(new Failed.Point(point.rule(), point.origin().line()));
    }
}
