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

    /** What is told of a static initialiser that throws: what, where, and what to do. */
    public static String told(ExceptionInInitializerError failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        String where = "";
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (where.isEmpty()) where = frame.getFileName() + ":" + frame.getLineNumber();
            if (!frame.getMethodName().equals("<clinit>")) continue;
            where = "of " + frame.getClassName() + ", at " + where;
            break;
        }
        return "a static initialiser throws %s (%s). Mend it, or leave out what needs it: all classes that a model names are initialised."
                .formatted(said(cause), where);
    }

    /** What a failure says; a model's own may not even be able to. */
    public static String said(Throwable thrown) {
        try {
            return String.valueOf(thrown);
        } catch (RuntimeException | StackOverflowError silent) {
            return "a " + thrown.getClass().getName();
        }
    }
}
