package sharelock.result;

import java.util.List;
import java.util.Map;

/**
 * The steps from the initial state to the failure.
 *
 * @param tasks names of the tasks
 * @param initial the fields of the initial state and their values, in the order of the layout
 * @param steps the steps, in order; the last one may be the step that failed
 */
public record Trace(List<String> tasks, Map<String, String> initial, List<TraceStep> steps) {

    public Trace {
        tasks = List.copyOf(tasks);
        initial = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(initial));
        steps = List.copyOf(steps);
    }
}
