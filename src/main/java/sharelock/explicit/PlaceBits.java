package sharelock.explicit;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError;
import sharelock.compile.Place;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Program;

/**
 * In which of some places code lies, a bit for each.
 *
 * @param named at most 63
 */
record PlaceBits(List<Place> named) {
    private static final String KERNEL = "sharelock.kernel.";

    /** The places of an instruction or a failure. */
    long of(Origin origin) {
        long set = 0;
        for (int i = 0; i < named.size(); i++) {
            if (lies(origin, named.get(i))) set |= 1L << i;
        }
        return set;
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

    /**
     * @throws ModelError when no step of a program lies in one of the places, or some do on some of
     *     their ways only
     */
    void mustLieIn(ModelProgram program) {
        long found = 0;
        for (Program task : program.tasks()) {
            for (int i = 0; i < task.nodes().size(); i++) {
                Node node = task.nodes().get(i);
                if (node.position() < 0) continue;
                StepPlaces step = new StepPlaces(this, task, i);
                found |= step.certain();
                for (long places : step.failing().values()) found |= places;
                mustBeCertain(step, node.origin().inModel());
            }
        }
        for (ModelProgram.FailurePoint point : program.failures()) found |= of(point.origin());
        for (int i = 0; i < named.size(); i++) {
            if ((found & 1L << i) == 0) throw isEmpty(named.get(i), program);
        }
    }

    private void mustBeCertain(StepPlaces step, Origin body) {
        long uncertain = step.possible() & ~step.certain();
        if (uncertain == 0) return;
        throw ModelError.ofPlace(
                "check.through: %s is a part of one larger step, \"%s\" (%s), that does not always come to it, so that a trace does not tell. Name %s.%s around it."
                        .formatted(
                                named.get(Long.numberOfTrailingZeros(uncertain)),
                                body.text(),
                                body,
                                simple(body.type()),
                                body.method()));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static ModelError isEmpty(Place place, ModelProgram program) {
        List<String> calls = calls(program, place);
        List<String> methods = names(program, Origin::method, origin -> place.isIn(origin.type()));
        String known;
        if (!calls.isEmpty()) {
            known = "Of that method, they lie in the calls of " + String.join(", ", calls);
        } else if (!methods.isEmpty()) {
            known = "Of that class, they lie in " + String.join(", ", methods);
        } else {
            List<String> types = names(program, Origin::type, origin -> true);
            known =
                    types.isEmpty()
                            ? "It has no visible operation at all"
                            : "They lie in " + String.join(", ", types);
        }
        return ModelError.ofPlace(
                "check.through: no step of the model lies in %s, so no trace can go through it: with these arguments it is not called, or it has no visible operation. %s."
                        .formatted(place, known));
    }

    /** What is called in the method of a place, where steps lie. */
    private static List<String> calls(ModelProgram program, Place place) {
        if (place.call().isEmpty()) return List.of();
        return operations(program)
                .flatMap(operation -> frames(operation))
                .filter(inner -> inner.caller() != null)
                .filter(
                        inner -> {
                            Origin at = Objects.requireNonNull(inner.caller());
                            return at.method().equals(place.method()) && place.isIn(at.type());
                        })
                .map(Origin::method)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Origin> operations(ModelProgram program) {
        return program.tasks().stream()
                .flatMap(task -> task.nodes().stream())
                .filter(node -> node.position() >= 0)
                .map(Node::origin);
    }

    private static Stream<Origin> frames(Origin operation) {
        return Stream.iterate(operation, Objects::nonNull, Origin::caller);
    }

    private static List<String> names(
            ModelProgram program, Function<Origin, String> name, Predicate<Origin> wanted) {
        return operations(program)
                .flatMap(operation -> frames(operation))
                .filter(origin -> !origin.type().startsWith(KERNEL))
                .filter(wanted)
                .map(name)
                .distinct()
                .sorted()
                .toList();
    }
}
