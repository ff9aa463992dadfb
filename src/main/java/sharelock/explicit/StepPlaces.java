package sharelock.explicit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;

/**
 * The places that one step lies in. Its visible operation may be a body of several, the nodes from
 * an {@code Enter} to its {@code Exit}: then they are those that its ways go through. Bodies do not
 * nest.
 */
final class StepPlaces {
    /** More than all places: of what no way leads to. */
    private static final long ALL = -1L;

    private final PlaceBits places;
    private final Program program;
    private final int first;
    private final boolean isBody;

    /** The numbers of the nodes, those behind a node before it, but for loops. */
    private final List<Integer> backwards = new ArrayList<>();

    /** By the number of a node, the places on every way from it to the end. */
    private final Map<Integer, Long> behind = new HashMap<>();

    /** By the number of a node, the places on every way to it, with its own. */
    private final Map<Integer, Long> before = new HashMap<>();

    /**
     * @param first number of the node of the visible operation
     */
    StepPlaces(PlaceBits places, Program program, int first) {
        this.places = places;
        this.program = program;
        this.first = first;
        this.isBody = node(first).instruction() instanceof Instruction.Enter;
        collect(first);
        while (lookBack()) {}
        before.put(first, own(first));
        while (lookAhead()) {}
    }

    private void collect(int number) {
        if (behind.putIfAbsent(number, ALL) != null) return;
        before.put(number, ALL);
        if (!isEnd(number)) {
            for (int next : node(number).successors()) collect(next);
        }
        backwards.add(number);
    }

    /** Takes from each node what not all of its successors have; says whether that was anything. */
    private boolean lookBack() {
        boolean changed = false;
        for (int number : backwards) {
            long all = isEnd(number) ? 0 : ALL;
            if (!isEnd(number)) {
                for (int next : node(number).successors()) all &= at(behind, next);
            }
            changed |= set(behind, number, all | own(number));
        }
        return changed;
    }

    /** The same in the other direction. */
    private boolean lookAhead() {
        boolean changed = false;
        for (int i = backwards.size() - 1; i >= 0; i--) {
            int number = backwards.get(i);
            if (isEnd(number)) continue;
            for (int next : node(number).successors()) {
                if (next == first) continue;
                long all = at(before, next) & (at(before, number) | own(next));
                changed |= set(before, next, all);
            }
        }
        return changed;
    }

    private static boolean set(Map<Integer, Long> sets, int number, long set) {
        return set != Objects.requireNonNull(sets.put(number, set));
    }

    private static long at(Map<Integer, Long> sets, int number) {
        return Objects.requireNonNull(sets.get(number));
    }

    private long own(int number) {
        return places.of(node(number).origin());
    }

    private Node node(int number) {
        return program.nodes().get(number);
    }

    private boolean isEnd(int number) {
        return !isBody || node(number).instruction() instanceof Instruction.Exit;
    }

    /** Those that it lies in once it is done; where it begins, if it always fails. */
    long certain() {
        return at(behind, first) == ALL ? own(first) : at(behind, first);
    }

    /** Those that it may lie in once it is done. */
    long possible() {
        long possible = 0;
        for (int number : backwards) {
            if (at(behind, number) != ALL) possible |= own(number);
        }
        return possible;
    }

    /** Those on every way to a failure in a body, by the number of the failure. */
    Map<Integer, Long> failing() {
        Map<Integer, Long> failing = new HashMap<>();
        for (int number : backwards) {
            int failure = node(number).instruction().effects().failure();
            if (failure >= 0) failing.merge(failure, at(before, number), (a, b) -> a & b);
        }
        return failing;
    }
}
