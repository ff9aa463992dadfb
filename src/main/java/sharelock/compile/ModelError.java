package sharelock.compile;

/**
 * A model does what cannot be compiled. The message says what, at which class and line, why, and
 * what to write instead.
 */
public final class ModelError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ofPlace;

    public ModelError(String message) {
        this(message, false);
    }

    private ModelError(String message, boolean ofPlace) {
        super(message);
        this.ofPlace = ofPlace;
    }

    /** A check names a place in code that is not there: the model itself may be right. */
    public static ModelError ofPlace(String message) {
        return new ModelError(message, true);
    }

    public boolean isOfPlace() {
        return ofPlace;
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

    /** Why a construct is refused and what to write instead. */
    public static final class Refusals {
        public static final String SYNCHRONIZED =
                "The checker does not see the JVM's own locks. Use sharelock.kernel.SpinLock, or Steps.atomically for one indivisible step.";
        public static final String NATIVE =
                "Only bytecode can be compiled. Write what it does in Java.";
        public static final String TRY =
                "A failure of the model ends the search, so no task can catch it or clean up behind it. Test the condition with if before the call.";
        public static final String FLOATING = "States hold whole numbers only. Use int or long.";
        public static final String NEW =
                "A state has a fixed size, so all objects are made in the constructor. Make a spare there and keep it in a field, or take it out of a sharelock.kernel.Pool.";
        public static final String REFLECTION =
                "Tasks are compiled before the search, when no class can be looked up. Name the class, field or method directly.";
        public static final String DYNAMIC =
                "Only lambdas and method references that stand as arguments of Steps can be compiled. Write an ordinary method.";

        public static final String CONCURRENT =
                "The checker does not see java.util.concurrent. Use sharelock.kernel, or plain fields in Steps.atomically.";
        public static final String CHANCE =
                "Chance is a choice of the checker's. Use Steps.choose(bound).";
        public static final String MONITORS =
                "The checker does not see the JVM's own monitors. Use sharelock.kernel.WaitQueue, or Steps.when and a field.";
        public static final String THREADS =
                "A model has neither threads nor a clock nor output. A thread is a sharelock.model.Task, kept in a field of the model; wait with Steps.await.";

        private Refusals() {}
    }
}
