package sharelock.result;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a trace every engine can follow: which task takes the next step, and what it chooses.
 * Engines differ in which reads and writes they see as steps of their own, so a script leaves those
 * out.
 */
public record Script(List<Word> words) {

    /** Stands for a step in the place of a choice. */
    public static final int STEP = -1;

    /**
     * One word of a script.
     *
     * @param task name of the task
     * @param choice what it chooses, or {@link #STEP}
     */
    public record Word(String task, int choice) {}

    public Script {
        words = List.copyOf(words);
    }

    /**
     * The script of a trace.
     *
     * @throws IllegalArgumentException when a choice in it is none, and might be taken for a step
     */
    public static Script of(Trace trace) {
        List<Word> words = new ArrayList<>();
        for (TraceStep step : trace.steps()) {
            String task = trace.tasks().get(step.task());
            if (step.kind() == TraceStep.Operation.STEP) words.add(new Word(task, STEP));
            for (int choice : step.choices()) {
                if (choice < 0) throw new IllegalArgumentException("a choice of " + choice);
                words.add(new Word(task, choice));
            }
        }
        return new Script(words);
    }
}
