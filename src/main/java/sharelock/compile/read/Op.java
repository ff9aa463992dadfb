package sharelock.compile.read;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.UnaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Type;

/**
 * One operation of three-address code. Unlike {@link sharelock.compile.ir.Instruction} it still
 * names classes, fields and methods, and knows nothing of objects. {@code to} is the number of the
 * local that receives the result, or -1.
 */
public sealed interface Op {

    record Move(int to, Src from) implements Op {}

    record Binary(int to, BinaryOp op, Src left, Src right) implements Op {}

    record Unary(int to, UnaryOp op, Src of) implements Op {}

    record GetField(int to, Src object, FieldRef field) implements Op {}

    record PutField(Src object, FieldRef field, Src value) implements Op {}

    record GetStatic(int to, FieldRef field) implements Op {}

    record PutStatic(FieldRef field, Src value) implements Op {}

    record GetElement(int to, Src array, Src index, Type type) implements Op {}

    record PutElement(Src array, Src index, Src value) implements Op {}

    record Length(int to, Src array) implements Op {}

    /** A call; for all but static ones the receiver is the first argument. */
    record Call(int to, Kind kind, MethodRef method, List<Src> arguments) implements Op {

        /** How the method that runs is found. */
        public enum Kind {
            VIRTUAL,
            SPECIAL,
            STATIC
        }
    }

    /**
     * A lambda or method reference.
     *
     * @param face internal name of the interface that it implements
     * @param captured the values that it captures
     */
    record Lambda(int to, String face, Call.Kind kind, MethodRef body, List<Src> captured)
            implements Op {}

    /** String concatenation, as a {@link sharelock.compile.ir.Recipe}. */
    record Concat(int to, String recipe, List<Src> values, List<Type> types) implements Op {}

    record NewError(int to, String type) implements Op {}

    record InitError(Src error, MethodRef constructor, List<Src> arguments) implements Op {}

    record Throw(Src error) implements Op {}

    record Cast(int to, Src of, String type) implements Op {}

    record InstanceOf(int to, Src of, String type) implements Op {}

    /** Goes to {@code target} if the comparison is true, else on. */
    record If(CompareOp op, Src left, Src right, int target) implements Op {}

    record Goto(int target) implements Op {}

    record Switch(Src of, SortedMap<Integer, Integer> cases, int otherwise) implements Op {}

    record Return(@Nullable Src value) implements Op {}

    /**
     * Something that no model may do. An error when a task can get here.
     *
     * @param what what it does, continuing "FILE:LINE ..."
     * @param remedy why not, and what to write instead
     */
    record Refused(String what, String remedy) implements Op {}

    /** The locals that an operation reads. */
    static List<Src> sources(Op op) {
        List<Src> all = new ArrayList<>();
        if (op instanceof Move move) all.add(move.from());
        else if (op instanceof Binary binary) all.addAll(List.of(binary.left(), binary.right()));
        else if (op instanceof Unary unary) all.add(unary.of());
        else if (op instanceof GetField get) all.add(get.object());
        else if (op instanceof PutField put) all.addAll(List.of(put.object(), put.value()));
        else if (op instanceof PutStatic put) all.add(put.value());
        else if (op instanceof GetElement get) all.addAll(List.of(get.array(), get.index()));
        else if (op instanceof PutElement put) {
            all.addAll(List.of(put.array(), put.index(), put.value()));
        } else if (op instanceof Length length) all.add(length.array());
        else if (op instanceof Call call) all.addAll(call.arguments());
        else if (op instanceof Lambda lambda) all.addAll(lambda.captured());
        else if (op instanceof Concat concat) all.addAll(concat.values());
        else if (op instanceof InitError init) {
            all.add(init.error());
            all.addAll(init.arguments());
        } else if (op instanceof Throw thrown) all.add(thrown.error());
        else if (op instanceof Cast cast) all.add(cast.of());
        else if (op instanceof InstanceOf test) all.add(test.of());
        else if (op instanceof If branch) all.addAll(List.of(branch.left(), branch.right()));
        else if (op instanceof Switch choice) all.add(choice.of());
        else if (op instanceof Return result && result.value() != null) all.add(result.value());
        return all;
    }

    /** The local that an operation writes, or -1. */
    static int target(Op op) {
        if (op instanceof Move move) return move.to();
        if (op instanceof Binary binary) return binary.to();
        if (op instanceof Unary unary) return unary.to();
        if (op instanceof GetField get) return get.to();
        if (op instanceof GetStatic get) return get.to();
        if (op instanceof GetElement get) return get.to();
        if (op instanceof Length length) return length.to();
        if (op instanceof Call call) return call.to();
        if (op instanceof Lambda lambda) return lambda.to();
        if (op instanceof Concat concat) return concat.to();
        if (op instanceof NewError error) return error.to();
        if (op instanceof Cast cast) return cast.to();
        if (op instanceof InstanceOf test) return test.to();
        return -1;
    }

    /** What an {@link Op} computes with. */
    sealed interface Src {

        /** A local variable or temporary, by number. */
        record Local(int index) implements Src {}

        /** A number; {@code type} tells int from long. */
        record Num(Type type, long value) implements Src {}

        /** {@code null}. */
        record Null() implements Src {}

        /** A string constant: the one object that the JVM keeps for all that are equal. */
        record Text(String text) implements Src {}
    }

    /**
     * A field as a class file names it.
     *
     * @param owner internal name of the class
     * @param name name
     * @param descriptor JVM descriptor
     */
    record FieldRef(String owner, String name, String descriptor) {

        public String ownerName() {
            return owner.replace('/', '.');
        }
    }

    /**
     * A method as a class file names it.
     *
     * @param owner internal name of the class, e.g. {@code pagetable/Mm}
     * @param name name
     * @param descriptor JVM descriptor
     */
    record MethodRef(String owner, String name, String descriptor) {

        public String ownerName() {
            return owner.replace('/', '.');
        }
    }

    /** Why a construct is refused and what to write instead. */
    static final class Refusals {
        public static final String SYNCHRONIZED =
                "The checker does not see the JVM's own locks. Use sharelock.kernel.SpinLock, or Steps.atomically for one indivisible step.";
        public static final String NATIVE =
                "Only bytecode can be compiled. Write what it does in Java.";
        public static final String TRY =
                "A failure of the model ends the search, so no task can catch it or clean up behind it. Test the condition with if before the call.";
        public static final String FLOATING = "States hold whole numbers only. Use int or long.";
        public static final String NEW =
                "A state has a fixed size, so all objects are made in the constructor. Make a spare there and keep it in a field, or take it out of a sharelock.kernel.Pool.";
        public static final String REFLECTION =
                "Tasks are compiled before the search, when no class can be looked up. Name the class, field or method directly.";
        public static final String DYNAMIC =
                "Only lambdas and method references that stand as arguments of Steps can be compiled. Write an ordinary method.";

        public static final String CONCURRENT =
                "The checker does not see java.util.concurrent. Use sharelock.kernel, or plain fields in Steps.atomically.";
        public static final String CHANCE =
                "Chance is a choice of the checker's. Use Steps.choose(bound).";
        public static final String MONITORS =
                "The checker does not see the JVM's own monitors. Use sharelock.kernel.WaitQueue, or Steps.when and a field.";
        public static final String THREADS =
                "A model has neither threads nor a clock nor output. A thread is a sharelock.model.Task, kept in a field of the model; wait with Steps.await.";

        private Refusals() {}
    }
}
