package sharelock.random;

import org.jspecify.annotations.Nullable;

/** A step of a model ended in an exception. Carries no stack trace, because it is expected. */
public final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Which exception and where.
     *
     * @param exception simple name of its class
     * @param line source line
     */
    public record Point(String exception, int line) {}

    private final transient Point point;
    private final @Nullable String said;

    Failed(String exception, int line, @Nullable String said) {
        super(exception, null, false, false);
        this.point = new Point(exception, line);
        this.said = said;
    }

    /** The message; null for an exception that Java itself throws. */
    @Nullable String said() {
        return said;
    }

    Point point() {
        return point;
    }
}
