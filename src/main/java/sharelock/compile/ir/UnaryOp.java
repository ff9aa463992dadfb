package sharelock.compile.ir;

/** Negation and the conversions of the JVM. */
public enum UnaryOp {
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
