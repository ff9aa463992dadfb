package sharelock.compile.specialise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;
import sharelock.compile.read.MethodBody;
import sharelock.compile.read.Op.Src;
import sharelock.compile.specialise.Frame.Site;

/** The variables of one program, and what each source of an inlined method is there. */
final class Variables {
    private record Key(Frame frame, int local) {}

    private final Map<Key, Operand.Var> ofLocals = new HashMap<>();

    /** A value that something which is made at a place is made of. */
    private record Part(Site site, int index) {}

    private final Map<Part, Operand.Var> kept = new HashMap<>();
    private final List<Operand.Var> all = new ArrayList<>();

    List<Operand.Var> all() {
        return all;
    }

    /** A variable that the source does not have. */
    Operand.Var temporary(Type type, String name) {
        return fresh(type, MethodBody.TEMPORARY + name);
    }

    private Operand.Var fresh(Type type, String name) {
        Operand.Var made = new Operand.Var(type, all.size(), name);
        all.add(made);
        return made;
    }

    Operand.Var of(Frame frame, int local) {
        return ofLocals.computeIfAbsent(
                new Key(frame, local),
                key -> {
                    var variable = frame.body().locals().get(local);
                    return fresh(variable.type(), variable.name());
                });
    }

    /** The variable that keeps a value of which something is made. */
    Operand.Var kept(Site site, int index, Type type) {
        return kept.computeIfAbsent(new Part(site, index), key -> temporary(type, "kept"));
    }

    /**
     * What a source is. A parameter that its method never assigns is what was passed: the caller
     * stands still meanwhile.
     */
    Operand operand(Frame frame, Src source) {
        Value value = frame.value(source);
        OptionalLong constant = value.constant();
        if (constant.isPresent()) {
            return new Operand.Const(typeOf(frame, source, value), constant.getAsLong());
        }
        if (!(source instanceof Src.Local local)) {
            throw new IllegalStateException(source + " is no data");
        }
        Frame from = frame.argumentsFrom();
        boolean passed =
                from != null
                        && local.index() < frame.body().parameters()
                        && !frame.body().assigned().get(local.index());
        if (passed && from != null) {
            return operand(from, frame.arguments().get(local.index()));
        }
        return of(frame, local.index());
    }

    private static Type typeOf(Frame frame, Src source, Value value) {
        return value instanceof Value.Refs ? Type.REF : source.type(frame.body().locals());
    }

    /** Whether a local holds something that has to be computed when the program runs. */
    static boolean isVariable(Frame frame, int local) {
        return frame.value(local).isComputed();
    }
}
