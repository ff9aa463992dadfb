package sharelock.compile.refusals;

import java.util.stream.Stream;

/** Objects that Java makes anew at each call, and what a task says of itself once and for all. */
final class IdentityRefusals {
    private static final String COMPARED =
            "LINE compares strings, exceptions, lambdas or arrays that are made on the spot by == inside task worker. "
                    + "Whether two of them are the same object cannot be told. "
                    + "Compare the enums, numbers or objects that they are made of.";
    private static final String ANEW = "Java makes a new array at each call";
    private static final String ONCE =
            "It is asked once, of the model as it was made, so the answer must not change. "
                    + "Answer with a constant or a final field.";

    private IdentityRefusals() {}

    static Stream<Refusal> all() {
        return Stream.concat(identities(), answers());
    }

    private static Stream<Refusal> identities() {
        String hue = "enum Hue { RED, BLUE }\nHue[] all;";
        return Stream.of(
                Refusal.of(
                        "the text of a boolean compared with one that is written out",
                        "boolean on;",
                        "if (String.valueOf(on) == \"true\") x = 1; /*here*/",
                        COMPARED),
                Refusal.of(
                        "a concatenation compared with a string that is written out",
                        "boolean on;",
                        "if ((\"\" + on) != \"true\") x = 1; /*here*/",
                        COMPARED),
                Refusal.of(
                        "texts of two places compared",
                        "boolean on;",
                        "if (String.valueOf(on) == String.valueOf(x == 1)) y = 1; /*here*/",
                        COMPARED),
                Refusal.of(
                        "two arrays of values() compared",
                        hue,
                        "if (Hue.values() != Hue.values()) x = 1; /*here*/",
                        COMPARED),
                Refusal.of(
                        "a lambda compared with another one",
                        "final Runnable kept = () -> {};",
                        "Runnable r = () -> x++; if (r == kept) x = 1; /*here*/",
                        COMPARED),
                Refusal.of(
                        "an array of values() written",
                        hue,
                        "Hue.values()[0] = Hue.BLUE; /*here*/",
                        "LINE writes an element of what values() gives inside task worker. "
                                + ANEW
                                + ", so nobody would see it. Keep an array of your own in a field."),
                Refusal.of(
                        "an array of values() stored",
                        hue,
                        "all = Hue.values(); /*here*/",
                        "LINE stores what values() gives in all inside task worker. "
                                + ANEW
                                + ". Keep one array in a final field of the model."));
    }

    private static Stream<Refusal> answers() {
        return Stream.of(
                answer("isDaemon", "return x == 0;", "reads x, which a task writes,", ONCE),
                answer("startsDormant", "return x == 0;", "reads x, which a task writes,", ONCE),
                answer("isDaemon", "return finished();", "asks whether a task has finished", ONCE),
                answer(
                        "startsDormant",
                        "y = 7; return false;",
                        "writes y",
                        "What a task says of itself only looks at a state. Read the fields and answer true or false."),
                Refusal.of(
                        "finished() through a method reference",
                        "final Task other = new Task(\"other\") { @Override protected void run() {} };",
                        "Steps.await(other::finished); /*here*/",
                        "LINE calls Task.finished through an interface or a method reference inside task worker. "
                                + "Call it on the task itself, in a lambda if need be: () -> task.finished()."),
                Refusal.of(
                        "finished() through an interface",
                        """
                        interface Fin { boolean finished(); }
                        static final class Other extends Task implements Fin {
                        Other() { super("other"); }
                        @Override protected void run() {}
                        }
                        final Fin other = new Other();
                        """,
                        "if (other.finished()) x = 1; /*here*/",
                        "LINE calls Task.finished through an interface or a method reference inside task worker. "
                                + "Call it on the task itself, in a lambda if need be: () -> task.finished()."),
                Refusal.of(
                        "a task that only code reaches",
                        """
                        static final class Held {
                        static final Other LOST = new Other();
                        }
                        static final class Other extends Task {
                        boolean on;
                        Other() { super("lost"); }
                        @Override protected void run() {}
                        }
                        """,
                        "Held.LOST.on = true;",
                        "lost (refused.Model$Other) would never run: a static field or a property leads to it, but no field of the model refused.Model, nor of anything that the model holds. Keep it in a field of the model."));
    }

    private static Refusal answer(String method, String code, String what, String remedy) {
        String other =
                """
                final class Other extends Task {
                Other() { super("other"); }
                @Override protected boolean %s() { %s } /*here*/
                @Override protected void run() {}
                }
                final Other other = new Other();
                """;
        return Refusal.of(
                what + " in " + method,
                other.formatted(method, code),
                "x = 1;",
                "LINE %s inside %s() of task other. %s".formatted(what, method, remedy));
    }
}
