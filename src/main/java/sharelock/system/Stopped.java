package sharelock.system;

/**
 * The work on a check ends, because its time is over or the user wants so: its thread was
 * interrupted. Carries no stack trace, because it is expected.
 */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Stopped() {
        super("stopped", null, false, false);
    }

    /** To be called now and then by whatever may take long. */
    public static void ifAsked() {
        if (Thread.currentThread().isInterrupted()) throw new Stopped();
    }
}
