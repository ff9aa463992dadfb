package sharelock.compile.refusals;

import sharelock.random.InMemoryClasses;

/**
 * A model with something that a model may not do.
 *
 * @param construct what it does
 * @param members the model's fields, methods and types, each on a line of its own
 * @param run what the task does, each statement on a line of its own
 * @param message the error word for word, where {@code LINE} stands for the marked line and {@code
 *     BEFORE} for the number of the one before it
 */
record Refusal(String construct, String members, String run, String message) {
    /** Marks the line that the error must name. */
    private static final String HERE = "/*here*/";

    private static final String HEAD =
            """
            package refused;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.concurrent.locks.*;
            import java.util.function.*;
            import java.util.stream.*;
            import sharelock.model.*;
            public final class Model {
            int x;
            int y;
            """;

    private static final String TASK =
            """
            final Worker worker = new Worker();
            final class Worker extends Task {
            Worker() { super("worker"); }
            @Override protected void run() {
            """;

    static Refusal of(String construct, String members, String run, String message) {
        return new Refusal(construct, members, run, message);
    }

    private String source() {
        return HEAD + members + "\n" + TASK + run + "\n}\n}\n}\n";
    }

    /** The model, constructed. */
    Object model() {
        return InMemoryClasses.compile("refused.Model", source()).create("refused.Model");
    }

    /** The message with the line in it. */
    String expected() {
        String[] lines = source().split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(HERE)) {
                return message.replace("LINE", "Model.java:" + (i + 1))
                        .replace("BEFORE", Integer.toString(i));
            }
        }
        return message;
    }

    @Override
    public String toString() {
        return construct;
    }
}
