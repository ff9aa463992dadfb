package sharelock.kernel;

import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.RealThreads;
import sharelock.model.Task;

/** Which rule a piece of code breaks. */
final class Violations {
    private Violations() {}

    /** The rule that one task breaks in the last of these calls. */
    static Rule ruleBrokenBy(Runnable... calls) {
        return violationBy(calls).rule();
    }

    static RuleViolation violationBy(Runnable... calls) {
        int[] made = new int[1];
        RuleViolation violation =
                violationBy(
                        RealThreads.task(
                                "only",
                                () -> {
                                    for (Runnable call : calls) {
                                        made[0]++;
                                        call.run();
                                    }
                                }));
        if (made[0] != calls.length) throw new AssertionError("too early", violation);
        return violation;
    }

    static Rule ruleBrokenBy(Task... tasks) {
        return violationBy(tasks).rule();
    }

    static RuleViolation violationBy(Task... tasks) {
        Throwable failure = RealThreads.failureOf(tasks);
        if (failure instanceof RuleViolation violation) return violation;
        throw new AssertionError("no rule was broken", failure);
    }
}
