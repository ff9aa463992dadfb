package sharelock.result;

import org.jspecify.annotations.Nullable;

/**
 * What failed and why.
 *
 * @param kind what kind of thing failed
 * @param name the property's class name, the rule of the kernel ({@code use-after-free}), the
 *     exception's simple name, or {@code deadlock}: what {@code check.expect} names after {@code
 *     fails}
 * @param message one sentence: the message of the exception or rule, or the waiting tasks of a
 *     deadlock
 * @param explanation for a property the conjunct that failed with the values that it saw; for a
 *     deadlock what each task waits for; for a task that fails before its first step which one it
 *     is; else empty
 * @param at where; null for a deadlock
 */
public record Failure(
        Kind kind, String name, String message, String explanation, @Nullable SourceLine at) {

    /** The same in fewer words. */
    public Failure withoutExplanation() {
        return new Failure(kind, name, message, "", at);
    }

    /** Kinds of failures, each with the exit code that an unexpected one of it has. */
    public enum Kind {
        DEADLOCK(11),
        INVARIANT(12),
        AT_REST(12),
        ASSERTION(14),
        EXCEPTION(14),
        RULE(14),
        /** A property ended in an exception, which says neither that it holds nor that it fails. */
        PROPERTY_THREW(14),
        /** A state that should be reachable is not. */
        UNREACHED(21);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }
}
