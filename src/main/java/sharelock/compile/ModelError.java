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
                .formatted(cause, where);
    }
}
