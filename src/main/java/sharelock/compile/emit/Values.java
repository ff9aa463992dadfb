package sharelock.compile.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Expr.UnaryOp;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;

/** Code that computes values in the local variables of the JVM. */
final class Values {
    private final Code code;
    private final List<long[]> tables;
    private final Map<Integer, Integer> locals = new TreeMap<>();

    /** Large constant functions are added to {@code tables}. */
    Values(Code code, List<long[]> tables) {
        this.code = code;
        this.tables = tables;
    }

    static boolean isLong(Type type) {
        return type == Type.LONG;
    }

    /** Where a variable stands. */
    int local(Operand.Var variable) {
        return locals.computeIfAbsent(
                variable.index(),
                index -> isLong(variable.type()) ? code.newLong() : code.newInt());
    }

    void pushInt(Operand operand) {
        operand.accept(new Push(false));
    }

    void pushLong(Operand operand) {
        operand.accept(new Push(true));
    }

    private void push(Operand operand, Type width) {
        operand.accept(new Push(isLong(width)));
    }

    /** Pops into a variable. */
    void pop(Operand.Var variable) {
        code.local(isLong(variable.type()) ? LSTORE : ISTORE, local(variable));
    }

    /** Sets a variable to zero. */
    void clear(Operand.Var variable) {
        code.op(isLong(variable.type()) ? LCONST_0 : ICONST_0);
        pop(variable);
    }

    void assign(Operand.Var to, Expr value) {
        boolean isLong = isLong(value.accept(new Computation()));
        if (isLong && !isLong(to.type())) code.op(L2I);
        if (!isLong && isLong(to.type())) code.op(I2L);
        pop(to);
    }

    /** Pushes an operand as an int or as a long. */
    private final class Push implements Operand.Visitor<Void> {
        private final boolean asLong;

        Push(boolean asLong) {
            this.asLong = asLong;
        }

        @Override
        public Void visit(Operand.Const constant) {
            if (asLong) code.push(constant.value());
            else code.push((int) constant.value());
            return null;
        }

        @Override
        public Void visit(Operand.Var variable) {
            boolean isLong = isLong(variable.type());
            code.local(isLong ? LLOAD : ILOAD, local(variable));
            if (asLong && !isLong) code.op(I2L);
            if (!asLong && isLong) code.op(L2I);
            return null;
        }
    }

    /** Pushes what an expression comes to; answers whether that is an int or a long. */
    private final class Computation implements Expr.Visitor<Type> {
        @Override
        public Type visit(Expr.Copy copy) {
            push(copy.from(), copy.from().type());
            return copy.from().type();
        }

        @Override
        public Type visit(Expr.Binary binary) {
            push(binary.left(), binary.op().signature().left());
            push(binary.right(), binary.op().signature().right());
            operation(binary.op());
            return binary.op().type();
        }

        @Override
        public Type visit(Expr.Unary unary) {
            push(unary.of(), unary.op().operand());
            operation(unary.op());
            return unary.op().type();
        }

        @Override
        public Type visit(Expr.Lookup lookup) {
            lookup(lookup);
            return Type.LONG;
        }
    }

    private void operation(BinaryOp op) {
        code.op(
                switch (op) {
                    case IADD -> IADD;
                    case ISUB -> ISUB;
                    case IMUL -> IMUL;
                    case IDIV -> IDIV;
                    case IREM -> IREM;
                    case IAND -> IAND;
                    case IOR -> IOR;
                    case IXOR -> IXOR;
                    case ISHL -> ISHL;
                    case ISHR -> ISHR;
                    case IUSHR -> IUSHR;
                    case LADD -> LADD;
                    case LSUB -> LSUB;
                    case LMUL -> LMUL;
                    case LDIV -> LDIV;
                    case LREM -> LREM;
                    case LAND -> LAND;
                    case LOR -> LOR;
                    case LXOR -> LXOR;
                    case LSHL -> LSHL;
                    case LSHR -> LSHR;
                    case LUSHR -> LUSHR;
                    case LCMP -> LCMP;
                });
    }

    private void operation(UnaryOp op) {
        code.op(
                switch (op) {
                    case INEG -> INEG;
                    case LNEG -> LNEG;
                    case I2L -> I2L;
                    case L2I -> L2I;
                    case I2B -> I2B;
                    case I2C -> I2C;
                    case I2S -> I2S;
                });
    }

    /** Pushes a long: by arithmetic, out of the bits of one constant, or from a table. */
    private void lookup(Expr.Lookup lookup) {
        long[] values = lookup.values();
        long slope = values.length > 1 ? values[1] - values[0] : 0;
        if (isAffine(values, slope)) {
            if (slope != 0) {
                pushLong(lookup.index());
                multiply(slope);
            }
            long offset = values[0] - slope * lookup.low();
            if (slope == 0 || offset != 0) code.push(offset);
            if (slope != 0 && offset != 0) code.op(LADD);
            return;
        }
        long greatest = 0;
        boolean negative = false;
        for (long value : values) {
            greatest |= value;
            negative |= value < 0;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(greatest);
        if (negative || bits * values.length > Long.SIZE) {
            code.local(ALOAD, 0);
            code.field(RuntimeCalls.TABLES);
            code.push(tables.size());
            code.op(AALOAD);
            tables.add(values);
            index(lookup, 1);
            code.op(LALOAD);
            return;
        }
        long packed = 0;
        for (int i = 0; i < values.length; i++) packed |= values[i] << (i * bits);
        code.push(packed);
        index(lookup, bits);
        code.op(LUSHR);
        code.push((1L << bits) - 1);
        code.op(LAND);
    }

    private static boolean isAffine(long[] values, long slope) {
        for (int i = 1; i < values.length; i++) {
            if (values[i] != values[0] + slope * i) return false;
        }
        return true;
    }

    private void multiply(long factor) {
        if (factor == 1) return;
        code.push(factor);
        code.op(LMUL);
    }

    /** Pushes {@code (index - low) * scale} as an int. */
    private void index(Expr.Lookup lookup, int scale) {
        pushInt(lookup.index());
        if (lookup.low() != 0) {
            code.push(lookup.low());
            code.op(ISUB);
        }
        if (scale == 1) return;
        code.push(scale);
        code.op(IMUL);
    }

    /** Jumps if the comparison is true. */
    void jumpIf(CompareOp op, Operand left, Operand right, Label target) {
        boolean withZero = right instanceof Operand.Const constant && constant.value() == 0;
        pushInt(left);
        if (!withZero) pushInt(right);
        code.jump(
                switch (op) {
                    case EQ -> withZero ? IFEQ : IF_ICMPEQ;
                    case NE -> withZero ? IFNE : IF_ICMPNE;
                    case LT -> withZero ? IFLT : IF_ICMPLT;
                    case GE -> withZero ? IFGE : IF_ICMPGE;
                    case GT -> withZero ? IFGT : IF_ICMPGT;
                    case LE -> withZero ? IFLE : IF_ICMPLE;
                },
                target);
    }
}
