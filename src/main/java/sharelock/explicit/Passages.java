package sharelock.explicit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError;
import sharelock.compile.Place;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;

/**
 * The places that a way must go through, and which steps of which tasks lie in them. A step lies in
 * a method when its visible operation is in the method or in what that calls.
 */
final class Passages {
    private static final int MOST = Long.SIZE - 1;
    private static final String KERNEL = "sharelock.kernel.";

    private final List<Place> places;
    private final LayoutPlan plan;

    /** By the number of a step, a bit for each place. */
    private final long[] bits;

    Passages(List<Place> places, LayoutPlan plan) {
        this.places = places;
        this.plan = plan;
        List<Program> tasks = plan.program().tasks();
        bits = new long[plan.steps().size()];
        for (int task = 0; task < tasks.size(); task++) {
            for (Node node : tasks.get(task).nodes()) {
                if (node.position() < 0) continue;
                bits[plan.step(task, node.position())] = bitsOf(node.origin());
            }
        }
    }

    /**
     * @throws ModelError when no step of a program lies in one of the places
     */
    static void mustExist(List<Place> places, ModelProgram program) {
        if (places.size() > MOST) {
            throw ModelError.ofPlace(
                    "check.through names %d places, %d can be asked for at once."
                            .formatted(places.size(), MOST));
        }
        for (Place place : places) {
            if (operations(program).noneMatch(operation -> lies(operation, place))) {
                throw isEmpty(place, program);
            }
        }
    }

    private static Stream<Origin> operations(ModelProgram program) {
        return program.tasks().stream()
                .flatMap(task -> task.nodes().stream())
                .filter(node -> node.position() >= 0)
                .map(Node::origin);
    }

    private static ModelError isEmpty(Place place, ModelProgram program) {
        List<String> methods = names(program, Origin::method, origin -> place.isIn(origin.type()));
        String known =
                methods.isEmpty()
                        ? "The model takes steps in "
                                + String.join(", ", names(program, Origin::type, origin -> true))
                        : "Of that class, steps lie in " + String.join(", ", methods);
        return ModelError.ofPlace(
                "check.through: no step of the model lies in %s, so no trace can go through it. %s."
                        .formatted(place, known));
    }

    private static List<String> names(
            ModelProgram program, Function<Origin, String> name, Predicate<Origin> wanted) {
        return operations(program)
                .flatMap(operation -> Stream.iterate(operation, at -> at != null, Origin::caller))
                .filter(origin -> !origin.type().startsWith(KERNEL))
                .filter(wanted)
                .map(name)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean lies(Origin operation, Place place) {
        @Nullable Origin inner = null;
        for (Origin at = operation; at != null; inner = at, at = at.caller()) {
            boolean named = at.method().equals(place.method()) && place.isIn(at.type());
            String called = inner == null ? "" : inner.method();
            if (named && (place.call().isEmpty() || called.equals(place.call()))) return true;
        }
        return false;
    }

    private long bitsOf(Origin operation) {
        long set = 0;
        for (int i = 0; i < places.size(); i++) {
            if (lies(operation, places.get(i))) set |= 1L << i;
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
        return position < plan.finished(task) ? of(plan.step(task, position)) : 0;
    }

    /** The places that a step lies in, as bits. */
    long of(int step) {
        return bits[step];
    }

    /** The names of some places. */
    List<String> named(long some) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if ((some & 1L << i) != 0) names.add(places.get(i).toString());
        }
        return names;
    }

    /** The places in words. */
    @Override
    public String toString() {
        return places.stream().map(Place::toString).collect(Collectors.joining(" and "));
    }
}
