package sharelock.system;

import java.time.Duration;

/** What is said of a budget of time. */
public final class TimeBudget {
    private TimeBudget() {}

    /** That it is used up, without a full stop. */
    public static String usedUp(Duration budget) {
        return "The budget of %s of time is used up".formatted(inWords(budget));
    }

    private static String inWords(Duration budget) {
        boolean whole = budget.toMillis() % 1000 == 0;
        return whole ? budget.toSeconds() + " s" : budget.toMillis() + " ms";
    }
}
