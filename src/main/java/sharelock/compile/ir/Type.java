package sharelock.compile.ir;

/** How the JVM holds a value; references are held as the int number of their object, null as 0. */
public enum Type {
    BOOLEAN(0, 1),
    BYTE(Byte.MIN_VALUE, Byte.MAX_VALUE),
    CHAR(Character.MIN_VALUE, Character.MAX_VALUE),
    SHORT(Short.MIN_VALUE, Short.MAX_VALUE),
    INT(Integer.MIN_VALUE, Integer.MAX_VALUE),
    LONG(Long.MIN_VALUE, Long.MAX_VALUE),
    REF(0, Integer.MAX_VALUE);

    private final long least;
    private final long greatest;

    Type(long least, long greatest) {
        this.least = least;
        this.greatest = greatest;
    }

    public long least() {
        return least;
    }

    public long greatest() {
        return greatest;
    }
}
