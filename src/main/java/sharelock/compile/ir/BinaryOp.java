package sharelock.compile.ir;

/** Arithmetic of the JVM, on ints (I) and longs (L); shifts take an int on the right. */
public enum BinaryOp {
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
