package sharelock.result;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What failed and why.
 *
 * @param kind what kind of thing failed
 * @param name the property's class name, the rule of the kernel ({@code use-after-free}), the
 *     exception's class ({@link #nameOf}), or {@code deadlock}: what {@code check.expect} names
 *     after {@code fails}; of failures that were passed by, that of the first
 * @param message one sentence: the message of the exception or rule, or the waiting tasks of a
 *     deadlock
 * @param explanation for a property the conjunct that failed with the values that it saw; for a
 *     deadlock what each task waits for; for a task that fails before its first step which one it
 *     is; else empty
 * @param at where; null for a deadlock
 */
public record Failure(
        Kind kind, String name, String message, String explanation, @Nullable SourceLine at) {

    private static final String JAVA_LANG = "java.lang.";

    /** The same in fewer words. */
    public Failure withoutExplanation() {
        return new Failure(kind, name, message, "", at);
    }

    /**
     * Whether another failure is the same: of one name and of a kind that engines do not tell
     * apart.
     */
    public boolean isSameAs(Failure other) {
        return name.equals(other.name) && Kind.sameAs(kind).contains(other.kind);
    }

    /** The failure in a few words. */
    public String headline() {
        String simple = simpleName(name);
        return switch (kind) {
            case INVARIANT -> simple + " fails";
            case AT_REST -> simple + " fails at rest";
            case UNREACHED -> simple + " is never reached";
            case PASSED_BY -> message;
            case ASSERTION -> "assertion fails";
            case DEADLOCK -> "deadlock";
            case EXCEPTION, RULE -> simple;
            case PROPERTY_THREW -> "a property threw " + simple;
        };
    }

    /**
     * The failure in a few words, and where it is if that is a place in what failed, e.g. {@code
     * assertion fails in T.work (Where.java:11), task t}.
     *
     * @param trace the way to it, if it has one
     */
    public String headlineAndPlace(@Nullable Trace trace) {
        boolean isPlace =
                switch (kind) {
                    case ASSERTION, EXCEPTION, RULE, PROPERTY_THREW -> true;
                    case INVARIANT, AT_REST, UNREACHED, PASSED_BY, DEADLOCK -> false;
                };
        String headline = headline();
        if (!isPlace || at == null) return headline;
        return "%s in %s%s".formatted(headline, at.inWords(), task(trace));
    }

    /** The task that failed; a property is of none. */
    private String task(@Nullable Trace trace) {
        if (kind == Kind.PROPERTY_THREW || trace == null) return "";
        if (!explanation.isEmpty()) return ", " + explanation;
        if (trace.steps().isEmpty()) return "";
        int last = trace.steps().get(trace.steps().size() - 1).task();
        return ", task " + trace.tasks().get(last);
    }

    /** What an exception's class is called: by its whole name, unless it is in java.lang. */
    public static String nameOf(String exception) {
        boolean isJavas = exception.lastIndexOf('.') == JAVA_LANG.length() - 1;
        return isJavas && exception.startsWith(JAVA_LANG)
                ? exception.substring(JAVA_LANG.length())
                : exception;
    }

    /** The name of a class, without its package and the class around it; words as they are. */
    public static String simpleName(String name) {
        if (name.indexOf(' ') >= 0) return name;
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
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
        UNREACHED(21),
        /** There are failures, but none by a way through the code that was asked for. */
        PASSED_BY(21);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /**
         * The kinds that are one for whoever compares engines: whether what ends a task is an
         * assertion its class says, which is its name.
         */
        public static Set<Kind> sameAs(Kind kind) {
            Set<Kind> ofTasks = EnumSet.of(ASSERTION, EXCEPTION);
            return ofTasks.contains(kind) ? ofTasks : EnumSet.of(kind);
        }

        public int exitCode() {
            return exitCode;
        }
    }
}
