package sharelock.compile.read;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Expr.UnaryOp;
import sharelock.compile.ir.Type;

/**
 * One operation of three-address code. Unlike {@link sharelock.compile.ir.Instruction} it still
 * names classes, fields and methods, and knows nothing of objects. {@code to} is the number of the
 * local that receives the result, or -1.
 */
public sealed interface Op {

    /** The local that it writes, or -1. */
    int to();

    /** What it computes with. */
    default List<Src> sources() {
        return accept(Sources.ALL);
    }

    <R> R accept(Visitor<R> visitor);

    /** Deals with every kind of operation; whoever does cannot forget one. */
    interface Visitor<R> {
        R visit(Move move);

        R visit(Binary binary);

        R visit(Unary unary);

        R visit(GetField get);

        R visit(PutField put);

        R visit(GetStatic get);

        R visit(PutStatic put);

        R visit(GetElement get);

        R visit(PutElement put);

        R visit(Length length);

        R visit(Call call);

        R visit(Lambda lambda);

        R visit(Concat concat);

        R visit(NewError error);

        R visit(InitError init);

        R visit(Throw thrown);

        R visit(Cast cast);

        R visit(InstanceOf test);

        R visit(If branch);

        R visit(Goto jump);

        R visit(Switch choice);

        R visit(Return result);

        R visit(Refused refused);
    }

    /** An operation that writes no local. */
    sealed interface Silent extends Op {
        @Override
        default int to() {
            return -1;
        }
    }

    /** An operation that names others to go on with. */
    sealed interface Jump extends Silent {

        /** The same, with other numbers for its targets. */
        Jump resolved(IntUnaryOperator targets);
    }

    /** An operation that reads or writes the memory of some objects. */
    sealed interface Access extends Op {

        /** Asks the function for the kind of memory that it is. */
        <R> R by(Function<FieldAccess, R> field, Function<ElementAccess, R> element);
    }

    /** A read or write of a field. */
    sealed interface FieldAccess extends Access {
        Src object();

        FieldRef field();

        @Override
        default <R> R by(Function<FieldAccess, R> field, Function<ElementAccess, R> element) {
            return field.apply(this);
        }
    }

    /** A read or write of an element of an array. */
    sealed interface ElementAccess extends Access {
        Src array();

        Src index();

        @Override
        default <R> R by(Function<FieldAccess, R> field, Function<ElementAccess, R> element) {
            return element.apply(this);
        }
    }

    /** An operation that passes values on, of which a text or an exception may be made. */
    sealed interface Passing extends Op {
        List<Src> passed();

        /** The types under which they are taken. */
        List<Type> types();
    }

    record Move(int to, Src from) implements Op {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Binary(int to, BinaryOp op, Src left, Src right) implements Op {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Unary(int to, UnaryOp op, Src of) implements Op {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record GetField(int to, Src object, FieldRef field) implements FieldAccess {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record PutField(Src object, FieldRef field, Src value) implements FieldAccess, Silent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record GetStatic(int to, FieldRef field) implements Op {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record PutStatic(FieldRef field, Src value) implements Silent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record GetElement(int to, Src array, Src index, Type type) implements ElementAccess {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record PutElement(Src array, Src index, Src value) implements ElementAccess, Silent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Length(int to, Src array) implements Op {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A call; for all but static ones the receiver is the first argument. */
    record Call(int to, Dispatch kind, MethodRef method, List<Src> arguments) implements Passing {

        /** How the method that runs is found. */
        public enum Dispatch {
            VIRTUAL,
            SPECIAL,
            STATIC
        }

        @Override
        public List<Src> passed() {
            return arguments;
        }

        @Override
        public List<Type> types() {
            return Types.ofArguments(method.descriptor());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A lambda or method reference.
     *
     * @param face internal name of the interface that it implements
     * @param captured the values that it captures
     */
    record Lambda(int to, String face, Call.Dispatch kind, MethodRef body, List<Src> captured)
            implements Op {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** String concatenation, as a {@link sharelock.compile.ir.Recipe}. */
    record Concat(int to, String recipe, List<Src> values, List<Type> types) implements Passing {
        @Override
        public List<Src> passed() {
            return values;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record NewError(int to, String type) implements Op {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record InitError(Src error, MethodRef constructor, List<Src> arguments)
            implements Passing, Silent {
        @Override
        public List<Src> passed() {
            return arguments;
        }

        @Override
        public List<Type> types() {
            return Types.ofArguments(constructor.descriptor());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Throw(Src error) implements Silent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Cast(int to, Src of, String type) implements Op {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record InstanceOf(int to, Src of, String type) implements Op {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Goes to {@code target} if the comparison is true, else on. */
    record If(CompareOp op, Src left, Src right, int target) implements Jump {
        @Override
        public If resolved(IntUnaryOperator targets) {
            return new If(op, left, right, targets.applyAsInt(target));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Goto(int target) implements Jump {
        @Override
        public Goto resolved(IntUnaryOperator targets) {
            return new Goto(targets.applyAsInt(target));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Switch(Src of, SortedMap<Integer, Integer> cases, int otherwise) implements Jump {
        @Override
        public Switch resolved(IntUnaryOperator targets) {
            SortedMap<Integer, Integer> resolved = new TreeMap<>();
            cases.forEach((key, to) -> resolved.put(key, targets.applyAsInt(to)));
            return new Switch(of, resolved, targets.applyAsInt(otherwise));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Return(@Nullable Src value) implements Silent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Something that no model may do. An error when a task can get here.
     *
     * @param what what it does, continuing "FILE:LINE ..."
     * @param remedy why not, and what to write instead
     */
    record Refused(String what, String remedy) implements Silent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** What an {@link Op} computes with. */
    sealed interface Src {

        /** Its type, given the locals of its method. */
        Type type(List<MethodBody.Variable> locals);

        <R> R accept(SourceVisitor<R> visitor);

        /** Deals with every kind of source; whoever does cannot forget one. */
        interface SourceVisitor<R> {
            R visit(Local local);

            R visit(Num number);

            R visit(Null nothing);

            R visit(Text text);
        }

        /** A local variable or temporary, by number. */
        record Local(int index) implements Src {
            @Override
            public Type type(List<MethodBody.Variable> locals) {
                return locals.get(index).type();
            }

            @Override
            public <R> R accept(SourceVisitor<R> visitor) {
                return visitor.visit(this);
            }
        }

        /** A number; {@code type} tells int from long. */
        record Num(Type type, long value) implements Src {
            @Override
            public Type type(List<MethodBody.Variable> locals) {
                return type;
            }

            @Override
            public <R> R accept(SourceVisitor<R> visitor) {
                return visitor.visit(this);
            }
        }

        /** {@code null}. */
        record Null() implements Src {
            @Override
            public Type type(List<MethodBody.Variable> locals) {
                return Type.REF;
            }

            @Override
            public <R> R accept(SourceVisitor<R> visitor) {
                return visitor.visit(this);
            }
        }

        /** A string constant: the one object that the JVM keeps for all that are equal. */
        record Text(String text) implements Src {
            @Override
            public Type type(List<MethodBody.Variable> locals) {
                return Type.REF;
            }

            @Override
            public <R> R accept(SourceVisitor<R> visitor) {
                return visitor.visit(this);
            }
        }
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
}
