package sharelock.jpf.inside;

import sharelock.jpf.wire.Fault;
import sharelock.jpf.wire.Fault.At;
import sharelock.jpf.wire.Fault.Cause;
import sharelock.jpf.wire.Fault.Seen;
import sharelock.kernel.RuleViolation;
import sharelock.model.Task;

/**
 * What ends a run in JPF: the one exception that leaves a task or the look at a state. Its message
 * is a {@link Fault}.
 */
final class Violation extends AssertionError {
    private static final String JAVA_LANG = "java.lang.";

    private static final long serialVersionUID = 1L;

    /**
     * What {@code check.only} calls a goal that is reached: no exception of a model is named so.
     */
    static final String REACHED = "goal is reached";

    /** Not named as the field of Throwable, which JPF looks up by its name. */
    private final Cause sort;

    private final String name;

    private Violation(Cause cause, String name, At at, String said) {
        super(new Fault(cause, name, at, said).text());
        this.sort = cause;
        this.name = name;
    }

    /** A property that does not hold. */
    static Violation of(Cause cause, Object property, Seen seen) {
        return new Violation(cause, property.getClass().getName(), seen.at(), seen.read());
    }

    /** A property that has thrown an exception, and so says nothing of the state. */
    static Violation thrownBy(Object property, Throwable thrown) {
        At at = at(thrown);
        String said = thrown.getMessage() == null ? "" : " (" + thrown.getMessage() + ")";
        return new Violation(
                Cause.PROPERTY_THREW,
                name(thrown),
                at,
                "the property "
                        + property.getClass().getName()
                        + " threw it"
                        + (at.file().isEmpty() ? "" : " at " + at.brief())
                        + said
                        + ", so that it says nothing of this state");
    }

    /**
     * Loads what a violation needs: JPF may let other tasks move where a class is initialised, so
     * that happens before there are any.
     */
    static void load() {
        reached();
        Seen.of(Seen.NOTHING.text());
    }

    static Violation deadlock(String stuck) {
        return new Violation(
                Cause.DEADLOCK,
                "deadlock",
                At.NOWHERE,
                "no task can move and not all have finished: " + stuck);
    }

    /** The thread of a task has ended, and the task has neither finished nor failed. */
    static Violation lost(Task task) {
        return new Violation(
                Cause.LOST,
                "lost",
                At.NOWHERE,
                "the thread of "
                        + task.name()
                        + " has ended without a word, as happens where JPF meets code that it does"
                        + " not know");
    }

    /** A goal is reached. */
    static Violation reached() {
        return new Violation(Cause.REACHED, REACHED, At.NOWHERE, "");
    }

    /** A task that an exception has ended. */
    static Violation of(Throwable thrown) {
        Cause cause = Cause.EXCEPTION;
        if (thrown instanceof RuleViolation) cause = Cause.RULE;
        else if (thrown instanceof AssertionError) cause = Cause.ASSERTION;
        String message = thrown.getMessage();
        return new Violation(cause, name(thrown), at(thrown), message == null ? "" : message);
    }

    private static String name(Throwable thrown) {
        if (thrown instanceof RuleViolation broken) return broken.rule().label();
        String name = thrown.getClass().getName();
        boolean isJavas = name.lastIndexOf('.') == JAVA_LANG.length() - 1;
        return isJavas && name.startsWith(JAVA_LANG) ? name.substring(JAVA_LANG.length()) : name;
    }

    /** The innermost line of the model. */
    private static At at(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String type = frame.getClassName();
            if (type.startsWith("java.") || type.startsWith("sharelock.")) continue;
            String file = String.valueOf(frame.getFileName()); // JPF's has a folder
            return new At(file, frame.getLineNumber());
        }
        return At.NOWHERE;
    }

    Cause cause() {
        return sort;
    }

    /** What {@code check.expect} and {@code check.only} call it. */
    String name() {
        return name;
    }
}
