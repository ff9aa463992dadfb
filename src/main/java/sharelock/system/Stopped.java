package sharelock.system;

import java.time.Duration;

/**
 * The work on a check ends, because its time is over or the user wants so: its thread was
 * interrupted. Carries no stack trace, because it is expected.
 */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Stopped() {
        super("stopped", null, false, false);
    }

    /** What is told where a budget of time is used up, without a full stop. */
    public static String timeIsUp(Duration budget) {
        boolean whole = budget.toMillis() % 1000 == 0;
        String inWords = whole ? budget.toSeconds() + " s" : budget.toMillis() + " ms";
        return "The budget of %s of time is used up".formatted(inWords);
    }

    /** To be called now and then by whatever may take long. */
    public static void ifAsked() {
        if (Thread.currentThread().isInterrupted()) throw new Stopped();
    }
}
