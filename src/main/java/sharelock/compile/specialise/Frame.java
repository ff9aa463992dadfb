package sharelock.compile.specialise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.read.MethodBody;
import sharelock.compile.read.Op.Src;

/** One method inlined at one place, with what is known of its locals there. */
final class Frame {

    /** One operation of one inlined method. */
    record Site(Frame frame, int op) {}

    /** What a frame is to its caller. */
    enum Role {
        CALL,
        GUARD,
        BODY
    }

    /** What may happen in it. */
    enum Region {
        /** Ordinary task code: every visible operation is a step. */
        STEPS,
        /** The guard of a step: reads only. */
        GUARD,
        /** The body of a step. */
        BODY,
        /** Ghost code: what it writes is for the properties, and belongs to the step before. */
        GHOST,
        /** A property: reads only. */
        PROPERTY,
        /** What a task answers once, when the model is made: reads only what never changes. */
        ANSWER;

        /** Whether it reads only, outside of any step. */
        boolean onlyLooks() {
            return this == PROPERTY || this == ANSWER;
        }
    }

    /**
     * What a program is made for.
     *
     * @param what {@code task parent} or {@code property pagetable.NoLeak}, for messages
     * @param name name of the task or property
     * @param self the task's or property's own object
     * @param heap the objects
     */
    record Root(String what, String name, Obj self, Heap heap) {}

    private final MethodBody body;
    private final Root root;
    private final Region region;
    private final Role role;
    private final @Nullable Site caller;
    private final List<Value> values;
    private final BitSet reached = new BitSet();
    private final Map<Integer, List<Frame>> children = new HashMap<>();
    private final Map<Integer, Site> errors = new HashMap<>();
    private final Now now = new Now();
    private List<Src> arguments = List.of();
    private @Nullable Frame argumentsFrom;

    Frame(MethodBody body, Root root, Region region, Role role, @Nullable Site caller) {
        this.body = body;
        this.root = root;
        this.region = region;
        this.role = role;
        this.caller = caller;
        this.values = new ArrayList<>();
        for (int i = 0; i < body.locals().size(); i++) values.add(new Value.Bottom());
    }

    MethodBody body() {
        return body;
    }

    Root root() {
        return root;
    }

    Region region() {
        return region;
    }

    Role role() {
        return role;
    }

    @Nullable Site caller() {
        return caller;
    }

    Value value(int local) {
        return values.get(local);
    }

    Value value(Src source) {
        return source.accept(now);
    }

    /** What sources are worth, as far as it is known by now. */
    private final class Now implements Src.SourceVisitor<Value> {
        @Override
        public Value visit(Src.Local local) {
            return values.get(local.index());
        }

        @Override
        public Value visit(Src.Num number) {
            return new Value.Num(number.value());
        }

        @Override
        public Value visit(Src.Null nothing) {
            return new Value.Refs(root.heap().nothing());
        }

        @Override
        public Value visit(Src.Text text) {
            return new Value.Refs(root.heap().of(text.text().intern()));
        }
    }

    /** Joins a value into a local; true if more is known than before. */
    boolean join(int local, Value value) {
        Value joined = values.get(local).join(value);
        if (joined.equals(values.get(local))) return false;
        values.set(local, joined);
        return true;
    }

    BitSet reached() {
        return reached;
    }

    List<Frame> children(int op) {
        return children.getOrDefault(op, List.of());
    }

    void addChild(int op, Frame child) {
        children.computeIfAbsent(op, at -> new ArrayList<>()).add(child);
    }

    /** The sources in the caller that the parameters come from. */
    void arguments(Frame from, List<Src> sources) {
        argumentsFrom = from;
        arguments = sources;
    }

    List<Src> arguments() {
        return arguments;
    }

    @Nullable Frame argumentsFrom() {
        return argumentsFrom;
    }

    /** The call of the JDK's constructor for each exception that is made here. */
    Map<Integer, Site> errors() {
        return errors;
    }

    /** Whether a call of the method here would be a recursion. */
    boolean isInside(MethodBody called) {
        for (Frame at = this; at != null; at = at.caller == null ? null : at.caller.frame()) {
            if (at.body.method().equals(called.method())) return true;
        }
        return false;
    }

    Origin origin(int op) {
        String method = body.method().name();
        if (method.startsWith("lambda$")) method = method.substring(7, method.lastIndexOf('$'));
        return new Origin(
                body.file(),
                body.method().ownerName(),
                method,
                body.lines().get(op),
                body.texts().get(op),
                caller == null ? null : caller.frame().origin(caller.op()));
    }

    @Override
    public String toString() {
        return body.method() + Arrays.toString(values.toArray());
    }
}
