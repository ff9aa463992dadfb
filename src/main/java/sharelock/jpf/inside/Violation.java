package sharelock.jpf.inside;

import sharelock.kernel.RuleViolation;
import sharelock.model.Task;

/**
 * What ends a run in JPF: the one exception that leaves a task or the look at a state. Its message
 * is {@code KIND|name|file:line|message}, for {@code sharelock.jpf.Answer} to read.
 */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    /**
     * What {@code check.only} calls a goal that is reached: no exception of a model is named so.
     */
    static final String REACHED = "goal is reached";

    private final String name;

    private Violation(String kind, String name, String at, String message) {
        super(kind + "|" + name + "|" + at + "|" + message);
        this.name = name;
    }

    /**
     * A property that does not hold.
     *
     * @param seen the line that decides, a bar, and what was read
     */
    static Violation of(String kind, Object property, String seen) {
        int bar = seen.indexOf('|');
        String at = bar < 0 ? "" : seen.substring(0, bar);
        String read = seen.substring(bar + 1);
        String message = "it does not hold" + (read.isEmpty() ? "" : ": " + read);
        return new Violation(kind, property.getClass().getName(), at, message);
    }

    /** A property that has thrown an exception, and so says nothing of the state. */
    static Violation thrownBy(Object property, Throwable thrown) {
        Violation inside = of(thrown);
        String at = at(thrown);
        String said = thrown.getMessage() == null ? "" : " (" + thrown.getMessage() + ")";
        return new Violation(
                "PROPERTY_THREW",
                inside.name,
                at,
                "the property "
                        + property.getClass().getName()
                        + " threw it"
                        + (at.isEmpty() ? "" : " at " + at.substring(at.lastIndexOf('/') + 1))
                        + said
                        + ", so that it says nothing of this state");
    }

    static Violation deadlock(String stuck) {
        return new Violation(
                "DEADLOCK", "deadlock", "", "no task can move and not all have finished: " + stuck);
    }

    /** The thread of a task has ended, and the task has neither finished nor failed. */
    static Violation lost(Task task) {
        return new Violation(
                "LOST",
                "lost",
                "",
                "the thread of "
                        + task.name()
                        + " has ended without a word, as happens where JPF meets code that it does"
                        + " not know");
    }

    /** A goal is reached. */
    static Violation reached() {
        return new Violation("REACHED", REACHED, "", "");
    }

    /** A task that an exception has ended. */
    static Violation of(Throwable thrown) {
        String kind = "EXCEPTION";
        String name = thrown.getClass().getSimpleName();
        if (thrown instanceof RuleViolation broken) {
            kind = "RULE";
            name = broken.rule().label();
        } else if (thrown instanceof AssertionError) {
            kind = "ASSERTION";
        }
        String message = thrown.getMessage();
        return new Violation(kind, name, at(thrown), message == null ? "" : message);
    }

    /** The innermost line of the model, as {@code pagetable/Mm.java:41}; empty if there is none. */
    private static String at(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String type = frame.getClassName();
            if (type.startsWith("java.") || type.startsWith("sharelock.")) continue;
            return frame.getFileName() + ":" + frame.getLineNumber(); // JPF's file has a folder
        }
        return "";
    }

    /** What {@code check.expect} and {@code check.only} call it. */
    String name() {
        return name;
    }
}
