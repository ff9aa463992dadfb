package sharelock.compile;

/**
 * A model does what cannot be compiled. The message says what, at which class and line, why, and
 * what to write instead.
 */
public final class ModelError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ofMutant;

    public ModelError(String message) {
        this(message, false);
    }

    private ModelError(String message, boolean ofMutant) {
        super(message);
        this.ofMutant = ofMutant;
    }

    /** A mutant changes what the model does not have: the model itself may be right. */
    public static ModelError ofMutant(String message) {
        return new ModelError(message, true);
    }

    public boolean isOfMutant() {
        return ofMutant;
    }
}
