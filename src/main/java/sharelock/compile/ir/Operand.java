package sharelock.compile.ir;

/** What an instruction computes with: a constant or a variable. */
public sealed interface Operand {

    Type type();

    /** A number known when the model is compiled; for a reference the number of its object. */
    record Const(Type type, long value) implements Operand {
        @Override
        public String toString() {
            return type == Type.LONG ? value + "L" : type == Type.REF ? "#" + value : "" + value;
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
    }
}
