package sharelock.compile.ir;

/** What an instruction computes with: a constant or a variable. */
public sealed interface Operand {

    Type type();

    /** What it is worth, given the values of its program's variables. */
    long in(long[] variables);

    <R> R accept(Visitor<R> visitor);

    /** Deals with every kind of operand; whoever does cannot forget one. */
    interface Visitor<R> {
        R visit(Const constant);

        R visit(Var variable);
    }

    /** A number known when the model is compiled; for a reference the number of its object. */
    record Const(Type type, long value) implements Operand {
        @Override
        public String toString() {
            return type == Type.LONG ? value + "L" : type == Type.REF ? "#" + value : "" + value;
        }

        @Override
        public long in(long[] variables) {
            return value;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A local variable or temporary of one program, of kind int (narrow types and references
     * included) or long.
     *
     * @param index number of the variable in its program
     * @param name what a reader calls it; temporaries have made-up names
     */
    record Var(Type type, int index, String name) implements Operand {
        @Override
        public String toString() {
            return name;
        }

        @Override
        public long in(long[] variables) {
            return variables[index];
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
