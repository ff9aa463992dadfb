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

    /** Arithmetic of the JVM, on ints (I) and longs (L); shifts take an int on the right. */
    enum BinaryOp {
        IADD("+"),
        ISUB("-"),
        IMUL("*"),
        IDIV("/"),
        IREM("%"),
        IAND("&"),
        IOR("|"),
        IXOR("^"),
        ISHL("<<"),
        ISHR(">>"),
        IUSHR(">>>"),
        LADD("+"),
        LSUB("-"),
        LMUL("*"),
        LDIV("/"),
        LREM("%"),
        LAND("&"),
        LOR("|"),
        LXOR("^"),
        LSHL("<<"),
        LSHR(">>"),
        LUSHR(">>>"),
        /** -1, 0 or 1 as the left long is smaller, equal or greater. */
        LCMP("<=>");

        private final String symbol;

        BinaryOp(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /** Computes as the JVM does; ints come and go sign-extended. */
        public long apply(long a, long b) {
            return switch (this) {
                case IADD -> (int) a + (int) b;
                case ISUB -> (int) a - (int) b;
                case IMUL -> (int) a * (int) b;
                case IDIV -> (int) a / (int) b;
                case IREM -> (int) a % (int) b;
                case IAND -> (int) a & (int) b;
                case IOR -> (int) a | (int) b;
                case IXOR -> (int) a ^ (int) b;
                case ISHL -> (int) a << (int) b;
                case ISHR -> (int) a >> (int) b;
                case IUSHR -> (int) a >>> (int) b;
                case LADD -> a + b;
                case LSUB -> a - b;
                case LMUL -> a * b;
                case LDIV -> a / b;
                case LREM -> a % b;
                case LAND -> a & b;
                case LOR -> a | b;
                case LXOR -> a ^ b;
                case LSHL -> a << b;
                case LSHR -> a >> b;
                case LUSHR -> a >>> b;
                case LCMP -> Long.compare(a, b);
            };
        }

        public Type type() {
            return this != LCMP && ordinal() >= LADD.ordinal() ? Type.LONG : Type.INT;
        }
    }

    /** Negation and the conversions of the JVM. */
    enum UnaryOp {
        INEG("-"),
        LNEG("-"),
        I2L("(long) "),
        L2I("(int) "),
        I2B("(byte) "),
        I2C("(char) "),
        I2S("(short) ");

        private final String symbol;

        UnaryOp(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public long apply(long a) {
            return switch (this) {
                case INEG -> -(int) a;
                case LNEG -> -a;
                case I2L -> a;
                case L2I -> (int) a;
                case I2B -> (byte) a;
                case I2C -> (char) a;
                case I2S -> (short) a;
            };
        }

        public Type type() {
            return this == LNEG || this == I2L ? Type.LONG : Type.INT;
        }
    }
}
