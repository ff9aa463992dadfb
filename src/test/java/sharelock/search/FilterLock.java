package sharelock.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import sharelock.system.Slot;
import sharelock.system.StateLayout;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/**
 * Peterson's filter lock for up to 7 tasks, packed by hand in the shape of emitted code.
 *
 * <pre>
 *   word 0  for each task, from bit 9 * task:  | level (3) | l (3) | position (3) |
 *   word 1  for each level, from bit 3 * l:    | last[l] (3) |
 * </pre>
 */
public final class FilterLock implements TransitionSystem {
    /** Predicate: at most one task is in the critical section. */
    public static final long MUTEX = 1;

    /** Predicate: task 0 is in the critical section. */
    public static final long FIRST_ENTERS = 2;

    /** Predicate: nobody is in the critical section. */
    public static final long NOBODY_ENTERS = 4;

    private static final String[] ACTIONS = {"l := 1", "level", "last", "wait", "leave"};

    private final int tasks;
    private final StateLayout layout;
    private final List<Step> steps = new ArrayList<>();

    public FilterLock(int tasks) {
        this.tasks = tasks;
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            slots.add(new Slot("pc" + i, 0, 9 * i, 3, 0, List.of()));
            slots.add(new Slot("l" + i, 0, 9 * i + 3, 3, 0, List.of()));
            slots.add(new Slot("level" + i, 0, 9 * i + 6, 3, 0, List.of()));
        }
        for (int i = 0; i < tasks; i++) {
            slots.add(new Slot("last" + i, 1, 3 * i, 3, 0, List.of()));
        }
        layout =
                new StateLayout(
                        2, IntStream.range(0, tasks).mapToObj(i -> "t" + i).toList(), slots);
        for (int id = 0; id < 5 * tasks; id++) {
            int task = id / 5;
            BitSet writes = new BitSet();
            writes.set(3 * task, 3 * task + 3);
            writes.set(3 * tasks, 4 * tasks);
            BitSet reads = new BitSet();
            reads.set(0, 4 * tasks);
            steps.add(new Step(id, task, ACTIONS[id % 5], reads, writes));
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
        out.beginZero();
        out.commit(-1);
    }

    @Override
    public void successors(int task, long[] states, int at, Successors out) {
        int shift = 9 * task;
        switch ((int) (states[at] >>> shift) & 7) {
            case 0 -> start(task, states, at, out);
            case 1 -> setLevel(task, states, at, out);
            case 2 -> setLast(task, states, at, out);
            case 3 -> await(tasks, task, states, at, out);
            default -> leave(task, states, at, out);
        }
    }

    private static void start(int task, long[] states, int at, Successors out) {
        int base = out.begin(states, at);
        long[] to = out.words();
        to[base] = (to[base] & ~(63L << (9 * task))) | (9L << (9 * task));
        out.commit(5 * task);
    }

    private static void setLevel(int task, long[] states, int at, Successors out) {
        int shift = 9 * task;
        int base = out.begin(states, at);
        long[] to = out.words();
        long l = (to[base] >>> (shift + 3)) & 7;
        to[base] = (to[base] & ~(0b111_000_111L << shift)) | ((2 | (l << 6)) << shift);
        out.commit(5 * task + 1);
    }

    private static void setLast(int task, long[] states, int at, Successors out) {
        int shift = 9 * task;
        int base = out.begin(states, at);
        long[] to = out.words();
        int last = 3 * (int) ((to[base] >>> (shift + 3)) & 7);
        to[base] = (to[base] & ~(7L << shift)) | (3L << shift);
        to[base + 1] = (to[base + 1] & ~(7L << last)) | ((long) task << last);
        out.commit(5 * task + 2);
    }

    private static void await(int tasks, int task, long[] states, int at, Successors out) {
        int shift = 9 * task;
        long l = (states[at] >>> (shift + 3)) & 7;
        if (((states[at + 1] >>> (3 * l)) & 7) == task) {
            for (int other = 0; other < tasks; other++) {
                if (other != task && ((states[at] >>> (9 * other + 6)) & 7) >= l) return;
            }
        }
        int base = out.begin(states, at);
        long[] to = out.words();
        long position = l + 1 < tasks ? 1 : 4;
        to[base] = (to[base] & ~(63L << shift)) | ((position | ((l + 1) << 3)) << shift);
        out.commit(5 * task + 3);
    }

    private static void leave(int task, long[] states, int at, Successors out) {
        int base = out.begin(states, at);
        out.words()[base] &= ~(511L << (9 * task));
        out.commit(5 * task + 4);
    }

    @Override
    public long observe(long asked, long[] states, int at) {
        int inside = 0;
        for (int i = 0; i < tasks; i++) {
            if (((states[at] >>> (9 * i)) & 7) == 4) inside++;
        }
        long holds = NO_PROPERTY_THREW;
        if (inside <= 1) holds |= MUTEX;
        if ((states[at] & 7) == 4) holds |= FIRST_ENTERS;
        if (inside == 0) holds |= NOBODY_ENTERS;
        return holds & asked;
    }
}
