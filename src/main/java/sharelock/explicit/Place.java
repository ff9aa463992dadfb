package sharelock.explicit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Program;

/**
 * A place in the code of a model that steps can lie in: a method, as in {@code Zap.zapPteRange}, or
 * a call in it, as in {@code Zap.zapPteRange/lock}. A step lies in a method when its visible
 * operation is in the method or in what that calls.
 */
final class Place {
    private final String text;
    private final String type;
    private final String method;
    private final String call;

    private Place(String text) {
        this.text = text;
        String[] parts = text.split("/", 2);
        int dot = parts[0].lastIndexOf('.');
        type = parts[0].substring(0, Math.max(0, dot));
        method = parts[0].substring(dot + 1);
        call = parts.length == 2 ? parts[1] : "";
    }

    /**
     * The places that are written so.
     *
     * @throws ModelError when no step of the program lies in one of them
     */
    static List<Place> of(List<String> texts, ModelProgram program) {
        List<Place> places = texts.stream().map(Place::new).toList();
        for (Place place : places) {
            if (operations(program).noneMatch(place::holds)) throw place.isEmpty(program);
        }
        return places;
    }

    private static Stream<Origin> operations(ModelProgram program) {
        return program.tasks().stream()
                .map(Program::nodes)
                .flatMap(List::stream)
                .filter(node -> node.position() >= 0)
                .map(Node::origin);
    }

    /** Whether a visible operation lies here. */
    boolean holds(Origin operation) {
        @Nullable Origin inner = null;
        for (Origin at = operation; at != null; inner = at, at = at.caller()) {
            boolean named = at.method().equals(method) && isOfType(at.type());
            boolean called = call.isEmpty() || (inner != null && inner.method().equals(call));
            if (named && called) return true;
        }
        return false;
    }

    private boolean isOfType(String name) {
        return name.equals(type) || name.endsWith("." + type) || name.endsWith("$" + type);
    }

    private ModelError isEmpty(ModelProgram program) {
        List<String> ofType = methods(program, this::isOfType);
        String what = call.isEmpty() ? text : "the call " + text;
        String known =
                ofType.isEmpty()
                        ? " The model takes no step in a class "
                                + type
                                + "; it does in "
                                + String.join(", ", types(program))
                        : " Of that class, steps lie in " + String.join(", ", ofType);
        return new ModelError(
                "check.through: no step of the model lies in %s, so no trace can go through it.%s."
                        .formatted(what, known));
    }

    private static List<String> types(ModelProgram program) {
        return operations(program)
                .flatMap(Place::chain)
                .map(Origin::type)
                .filter(name -> !name.startsWith("sharelock."))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> methods(
            ModelProgram program, java.util.function.Predicate<String> isType) {
        return operations(program)
                .flatMap(Place::chain)
                .filter(origin -> isType.test(origin.type()))
                .map(Origin::method)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static Stream<Origin> chain(Origin origin) {
        return Stream.iterate(origin, at -> at != null, Origin::caller);
    }

    @Override
    public String toString() {
        return text;
    }
}
