package sharelock.explicit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;

/** The places that a way must go through, and which steps of which tasks lie in them. */
final class Passages {
    private static final int MOST = Long.SIZE - 1;

    private final List<Place> places;
    private final LayoutPlan plan;

    /** By task and position, a bit for each place. */
    private final long[][] bits;

    Passages(List<Place> places, LayoutPlan plan) {
        if (places.size() > MOST) {
            throw new sharelock.compile.ModelError(
                    "check.through names %d places, %d can be asked for at once."
                            .formatted(places.size(), MOST));
        }
        this.places = places;
        this.plan = plan;
        List<Program> tasks = plan.program().tasks();
        bits = new long[tasks.size()][];
        for (int task = 0; task < bits.length; task++) {
            bits[task] = new long[tasks.get(task).positions()];
            for (Node node : tasks.get(task).nodes()) {
                if (node.position() >= 0) bits[task][node.position()] = bitsOf(node);
            }
        }
    }

    private long bitsOf(Node node) {
        long set = 0;
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).holds(node.origin())) set |= 1L << i;
        }
        return set;
    }

    boolean areNone() {
        return places.isEmpty();
    }

    /** All places, as bits. */
    long all() {
        return (1L << places.size()) - 1;
    }

    /** The places that the next step of a task lies in, as bits. */
    long next(int task, long[] states, int at) {
        int position = (int) plan.slot(plan.positionSlot(task)).get(states, at);
        return position < bits[task].length ? bits[task][position] : 0;
    }

    /** The places that a task's step from a position lies in, as bits. */
    long from(int task, int position) {
        return bits[task][position];
    }

    /** The names of some places. */
    List<String> named(long bits) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if ((bits & 1L << i) != 0) names.add(places.get(i).toString());
        }
        return names;
    }

    /** The places in words. */
    @Override
    public String toString() {
        return places.stream().map(Place::toString).collect(Collectors.joining(" and "));
    }
}
