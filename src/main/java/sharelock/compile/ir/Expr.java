package sharelock.compile.ir;

import java.util.Arrays;
import java.util.List;

/** A pure computation of one value; nothing here can fail. */
public sealed interface Expr {

    /** What it computes with. */
    List<Operand> operands();

    /** What it comes to, given the values of its program's variables. */
    long in(long[] variables);

    <R> R accept(Visitor<R> visitor);

    /** Deals with every kind of expression; whoever does cannot forget one. */
    interface Visitor<R> {
        R visit(Copy copy);

        R visit(Binary binary);

        R visit(Unary unary);

        R visit(Lookup lookup);
    }

    record Copy(Operand from) implements Expr {
        @Override
        public String toString() {
            return from.toString();
        }

        @Override
        public List<Operand> operands() {
            return List.of(from);
        }

        @Override
        public long in(long[] variables) {
            return from.in(variables);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Int or long arithmetic with the JVM's wrap-around; the divisor is known not to be zero. */
    record Binary(BinaryOp op, Operand left, Operand right) implements Expr {
        @Override
        public String toString() {
            return left + " " + op.symbol() + " " + right;
        }

        @Override
        public List<Operand> operands() {
            return List.of(left, right);
        }

        @Override
        public long in(long[] variables) {
            return op.apply(left.in(variables), right.in(variables));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    record Unary(UnaryOp op, Operand of) implements Expr {
        @Override
        public String toString() {
            return op.symbol() + of;
        }

        @Override
        public List<Operand> operands() {
            return List.of(of);
        }

        @Override
        public long in(long[] variables) {
            return op.apply(of.in(variables));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
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

        @Override
        public List<Operand> operands() {
            return List.of(index);
        }

        @Override
        public long in(long[] variables) {
            return values[(int) index.in(variables) - low];
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Arithmetic of the JVM, on ints (I) and longs (L); shifts take an int on the right. */
    enum BinaryOp {
        IADD(Signature.INTS, "+"),
        ISUB(Signature.INTS, "-"),
        IMUL(Signature.INTS, "*"),
        IDIV(Signature.INTS, "/"),
        IREM(Signature.INTS, "%"),
        IAND(Signature.INTS, "&"),
        IOR(Signature.INTS, "|"),
        IXOR(Signature.INTS, "^"),
        ISHL(Signature.INTS, "<<"),
        ISHR(Signature.INTS, ">>"),
        IUSHR(Signature.INTS, ">>>"),
        LADD(Signature.LONGS, "+"),
        LSUB(Signature.LONGS, "-"),
        LMUL(Signature.LONGS, "*"),
        LDIV(Signature.LONGS, "/"),
        LREM(Signature.LONGS, "%"),
        LAND(Signature.LONGS, "&"),
        LOR(Signature.LONGS, "|"),
        LXOR(Signature.LONGS, "^"),
        LSHL(Signature.SHIFT_LONG, "<<"),
        LSHR(Signature.SHIFT_LONG, ">>"),
        LUSHR(Signature.SHIFT_LONG, ">>>"),
        /** -1, 0 or 1 as the left long is smaller, equal or greater. */
        LCMP(Signature.COMPARE, "<=>");

        private final Signature signature;
        private final String symbol;

        BinaryOp(Signature signature, String symbol) {
            this.signature = signature;
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

        public Signature signature() {
            return signature;
        }

        public Type type() {
            return signature.result();
        }

        /** Whether it fails if the right side is zero. */
        public boolean divides() {
            return symbol.equals("/") || symbol.equals("%");
        }

        /** What goes in and what comes out: ints or longs. */
        public enum Signature {
            INTS(Type.INT, Type.INT, Type.INT),
            LONGS(Type.LONG, Type.LONG, Type.LONG),
            SHIFT_LONG(Type.LONG, Type.INT, Type.LONG),
            COMPARE(Type.LONG, Type.LONG, Type.INT);

            private final Type left;
            private final Type right;
            private final Type result;

            Signature(Type left, Type right, Type result) {
                this.left = left;
                this.right = right;
                this.result = result;
            }

            public Type left() {
                return left;
            }

            public Type right() {
                return right;
            }

            public Type result() {
                return result;
            }
        }
    }

    /** Negation and the conversions of the JVM. */
    enum UnaryOp {
        INEG(Type.INT, Type.INT, "-"),
        LNEG(Type.LONG, Type.LONG, "-"),
        I2L(Type.INT, Type.LONG, "(long) "),
        L2I(Type.LONG, Type.INT, "(int) "),
        I2B(Type.INT, Type.INT, "(byte) "),
        I2C(Type.INT, Type.INT, "(char) "),
        I2S(Type.INT, Type.INT, "(short) ");

        private final Type operand;
        private final Type type;
        private final String symbol;

        UnaryOp(Type operand, Type type, String symbol) {
            this.operand = operand;
            this.type = type;
            this.symbol = symbol;
        }

        /** What goes in: an int or a long. */
        public Type operand() {
            return operand;
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
            return type;
        }
    }

    /** How a branch compares two ints (references too). */
    enum CompareOp {
        EQ("=="),
        NE("!="),
        LT("<"),
        GE(">="),
        GT(">"),
        LE("<=");

        private final String symbol;

        CompareOp(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public CompareOp negated() {
            return switch (this) {
                case EQ -> NE;
                case NE -> EQ;
                case LT -> GE;
                case GE -> LT;
                case GT -> LE;
                case LE -> GT;
            };
        }

        public boolean test(long a, long b) {
            return switch (this) {
                case EQ -> a == b;
                case NE -> a != b;
                case LT -> a < b;
                case GE -> a >= b;
                case GT -> a > b;
                case LE -> a <= b;
            };
        }
    }
}
