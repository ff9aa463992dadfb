package sharelock.result;

import java.util.List;
import java.util.Map;

/**
 * The steps from the initial state to the failure.
 *
 * @param tasks names of the tasks
 * @param initial the fields of the initial state and their values, in the order of the layout
 * @param steps the steps, in order; the last one may be the step that failed
 * @param shortest whether it is known that no way to a failure that counts has fewer steps: with
 *     {@code check.through} those through its places count
 */
public record Trace(
        List<String> tasks, Map<String, String> initial, List<TraceStep> steps, boolean shortest) {

    /** Any way that leads there; a shorter one there may be. */
    public Trace(List<String> tasks, Map<String, String> initial, List<TraceStep> steps) {
        this(tasks, initial, steps, false);
    }

    public Trace {
        tasks = List.copyOf(tasks);
        initial = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(initial));
        steps = List.copyOf(steps);
    }

    /** The same steps, of which it is known whether fewer lead to a failure that counts. */
    public Trace shortest(boolean known) {
        return new Trace(tasks, initial, steps, known);
    }
}
