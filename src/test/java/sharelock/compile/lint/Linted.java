package sharelock.compile.lint;

import sharelock.random.InMemoryClasses;

/**
 * A model with something that Java PathFinder gets wrong, or not.
 *
 * @param construct what it has
 * @param members fields, methods and types of the model, each on a line of its own
 * @param message the error word for word, where {@code LINE} stands for the marked line, if there
 *     is one
 */
record Linted(String construct, String members, String message) {
    /** Marks the line that the error must name. */
    private static final String HERE = "/*here*/";

    private static final String HEAD =
            """
            package linted;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.concurrent.locks.*;
            import java.util.function.*;
            import java.util.stream.*;
            import sharelock.model.*;
            public final class Model {
            int x;
            static int twice(int n) { return 2 * n; }
            static long big() { return 1L << 40; }
            static Integer boxed() { return 1; }
            enum Op { READ, WRITE }
            """;

    static Linted refused(String construct, String members, String message) {
        return new Linted(construct, members, message);
    }

    static Linted allowed(String construct, String members) {
        return new Linted(construct, members, "");
    }

    private String source() {
        return HEAD + members + "\n}\n";
    }

    /** The model, constructed. */
    Object model() {
        return InMemoryClasses.compile("linted.Model", source()).create("linted.Model");
    }

    /** The message with the line in it. */
    String expected() {
        String[] lines = source().split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(HERE)) {
                return message.replace("LINE", "Model.java:" + (i + 1));
            }
        }
        return message;
    }

    @Override
    public String toString() {
        return construct;
    }
}
