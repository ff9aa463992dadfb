package sharelock.compile.ir;

import java.util.Arrays;

/** A pure computation of one value; nothing here can fail. */
public sealed interface Expr {

    record Copy(Operand from) implements Expr {
        @Override
        public String toString() {
            return from.toString();
        }
    }

    /** Int or long arithmetic with the JVM's wrap-around; the divisor is known not to be zero. */
    record Binary(BinaryOp op, Operand left, Operand right) implements Expr {
        @Override
        public String toString() {
            return left + " " + op.symbol() + " " + right;
        }
    }

    record Unary(UnaryOp op, Operand of) implements Expr {
        @Override
        public String toString() {
            return op.symbol() + of;
        }
    }

    /**
     * A constant function of an int, such as a final field of one of several objects: {@code
     * values[index - low]}. The index is known to be in range.
     */
    record Lookup(String name, Operand index, int low, long[] values, Type type) implements Expr {
        @Override
        public String toString() {
            return name + "[" + index + "]";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Lookup that
                    && name.equals(that.name)
                    && index.equals(that.index)
                    && low == that.low
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Arrays.hashCode(values);
        }
    }
}
