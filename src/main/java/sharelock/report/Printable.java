package sharelock.report;

import java.util.LinkedHashMap;
import java.util.Map;
import sharelock.result.Change;
import sharelock.result.Failure;
import sharelock.result.OneLine;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;

/**
 * A trace for a person to read: no name, value or message of the model's begins a line of its own
 * or gives the terminal an order.
 */
final class Printable {
    private Printable() {}

    static SavedTrace of(SavedTrace saved) {
        return new SavedTrace(
                OneLine.of(saved.check()),
                of(saved.keys()),
                saved.engine(),
                saved.states(),
                of(saved.failure()),
                of(saved.trace()));
    }

    private static Failure of(Failure failure) {
        SourceLine at = failure.at();
        return new Failure(
                failure.kind(),
                OneLine.of(failure.name()),
                OneLine.of(failure.message()),
                OneLine.of(failure.explanation()),
                at == null ? null : of(at));
    }

    static Trace of(Trace trace) {
        return new Trace(
                trace.tasks().stream().map(OneLine::of).toList(),
                of(trace.initial()),
                trace.steps().stream().map(Printable::of).toList(),
                trace.shortest());
    }

    private static Map<String, String> of(Map<String, String> texts) {
        Map<String, String> shown = new LinkedHashMap<>();
        texts.forEach((key, value) -> shown.put(OneLine.of(key), OneLine.of(value)));
        return shown;
    }

    private static TraceStep of(TraceStep step) {
        return new TraceStep(
                step.task(),
                step.kind(),
                step.choices(),
                OneLine.of(step.action()),
                of(step.at()),
                step.changes().stream().map(Printable::of).toList());
    }

    private static SourceLine of(SourceLine at) {
        return new SourceLine(
                OneLine.of(at.file()), OneLine.of(at.type()), OneLine.of(at.method()), at.line());
    }

    private static Change of(Change change) {
        return new Change(
                OneLine.of(change.field()),
                OneLine.of(change.before()),
                OneLine.of(change.after()),
                change.local());
    }
}
