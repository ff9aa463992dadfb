package sharelock.report;

import java.util.Set;
import java.util.stream.Collectors;
import sharelock.result.Change;
import sharelock.result.Trace;
import sharelock.result.TraceStep;

/** A trace step by step: who moves, where, and every change on a line of its own. */
final class StepList {
    private static final String INDENT = "      ";

    private final SavedTrace saved;
    private final Trace now;
    private final int width;
    private final StringBuilder out = new StringBuilder();

    StepList(SavedTrace saved, Trace now, int width) {
        this.saved = saved;
        this.now = now;
        this.width = width;
    }

    String upTo(int number, boolean reached) {
        String headline = saved.failure().headline();
        line("", saved.check() + ": " + headline + " in " + saved.subject());
        line("", "");
        initial();
        for (int i = 0; i < number; i++) step(i);
        if (reached) {
            line("", "");
            line("", saved.headlineAndPlace());
            if (!saved.reason().isEmpty()) line("", saved.reason());
        }
        return out.toString();
    }

    /** The fields that the trace changes, as they are at first. */
    private void initial() {
        if (now.initial().isEmpty()) return; // nothing was made
        line("", "At first");
        Set<String> changing =
                saved.trace().steps().stream()
                        .flatMap(step -> step.changes().stream())
                        .filter(change -> !change.local())
                        .map(Change::field)
                        .collect(Collectors.toSet());
        now.initial()
                .forEach(
                        (field, value) -> {
                            if (changing.contains(field)) line(INDENT, field + " = " + value);
                        });
    }

    private void step(int index) {
        TraceStep step = now.steps().get(index);
        String task = now.tasks().get(step.task());
        line("", "");
        line("", "Step %d  %s: %s  (%s)".formatted(index + 1, task, step.action(), step.at()));
        if (!step.choices().isEmpty()) line(INDENT, "chooses " + step.choices());
        step.changes().forEach(change -> line(INDENT, ColumnTrace.text(change)));
    }

    private void line(String indent, String text) {
        Words.wrap(text, width - indent.length())
                .forEach(part -> out.append(indent).append(part).append('\n'));
    }
}
