package sharelock.compile;

/**
 * A model does what cannot be compiled. The message says what, at which class and line, why, and
 * what to write instead.
 */
public final class ModelError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelError(String message) {
        super(message);
    }
}
