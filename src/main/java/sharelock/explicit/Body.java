package sharelock.explicit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;

/**
 * The nodes from an {@code Enter} to its {@code Exit}, which are one step, and the places that its
 * ways go through. Bodies do not nest.
 */
final class Body {
    /** More than all places: of what no way leads to. */
    private static final long ALL = -1L;

    private final PlaceBits places;
    private final Program program;
    private final int first;

    /** By the number of a node, the places on every way from it to the end. */
    private final Map<Integer, Long> behind = new LinkedHashMap<>();

    /** By the number of a node, the places on every way to it, with its own. */
    private final Map<Integer, Long> before = new HashMap<>();

    /**
     * @param first number of the {@code Enter}
     */
    Body(PlaceBits places, Program program, int first) {
        this.places = places;
        this.program = program;
        this.first = first;
        collect(first);
        while (lookBack()) {}
        before.put(first, own(first));
        while (lookAhead()) {}
    }

    private void collect(int number) {
        if (behind.putIfAbsent(number, ALL) != null) return;
        before.put(number, ALL);
        if (isEnd(number)) return;
        for (int next : node(number).successors()) collect(next);
    }

    /** Takes from each node what not all of its successors have; says whether that was anything. */
    private boolean lookBack() {
        boolean changed = false;
        for (Map.Entry<Integer, Long> each : behind.entrySet()) {
            int number = each.getKey();
            long all = isEnd(number) ? 0 : ALL;
            if (!isEnd(number)) {
                for (int next : node(number).successors()) all &= at(behind, next);
            }
            long set = all | own(number);
            changed |= set != each.setValue(set);
        }
        return changed;
    }

    /** The same in the other direction. */
    private boolean lookAhead() {
        boolean changed = false;
        for (int number : behind.keySet()) {
            if (isEnd(number)) continue;
            for (int next : node(number).successors()) {
                if (next == first) continue;
                long set = at(before, next) & (at(before, number) | own(next));
                changed |= set != Objects.requireNonNull(before.put(next, set));
            }
        }
        return changed;
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
        return node(number).instruction() instanceof Instruction.Exit;
    }

    boolean failsAlways() {
        return at(behind, first) == ALL;
    }

    /** The places on every way that does not end in a failure. */
    long certain() {
        return at(behind, first);
    }

    /** The places on some way that does not end in a failure. */
    long possible() {
        long possible = 0;
        for (Map.Entry<Integer, Long> each : behind.entrySet()) {
            if (each.getValue() != ALL) possible |= own(each.getKey());
        }
        return possible;
    }

    /** The places on every way to a failure, by its number. */
    Map<Integer, Long> failing() {
        Map<Integer, Long> failing = new HashMap<>();
        for (int number : behind.keySet()) {
            if (node(number).instruction() instanceof Instruction.Fail fail) {
                failing.merge(fail.failure(), at(before, number), (one, other) -> one & other);
            }
        }
        return failing;
    }
}
