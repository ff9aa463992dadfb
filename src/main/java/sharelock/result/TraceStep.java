package sharelock.result;

import java.util.List;

/**
 * One step of a trace.
 *
 * @param task number of the task in {@link Trace#tasks}
 * @param kind what kind of operation it begins with
 * @param choices the nondeterministic choices made, in order
 * @param action what the step does, as the model writes it, with the values seen
 * @param at the model's line
 * @param changes what changed, fields first
 */
public record TraceStep(
        int task,
        Operation kind,
        List<Integer> choices,
        String action,
        SourceLine at,
        List<Change> changes) {

    /** Kinds of operations that are visible to other tasks. */
    public enum Operation {
        /** A read or write of a field or array element. */
        ACCESS,
        /** An operation of {@code Steps}, or the start of a task. */
        STEP,
        /** A choice outside of any such operation. */
        CHOICE
    }

    public TraceStep {
        choices = List.copyOf(choices);
        changes = List.copyOf(changes);
    }
}
