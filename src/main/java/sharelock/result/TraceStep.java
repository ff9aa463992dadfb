package sharelock.result;

import java.util.List;

/**
 * One step of a trace.
 *
 * @param task number of the task in {@link Trace#tasks}
 * @param choices the nondeterministic choices made, in order
 * @param action what the step does, as the model writes it, with the values seen
 * @param at the model's line
 * @param changes what changed, fields first
 */
public record TraceStep(
        int task, List<Integer> choices, String action, SourceLine at, List<Change> changes) {

    public TraceStep {
        choices = List.copyOf(choices);
        changes = List.copyOf(changes);
    }
}
