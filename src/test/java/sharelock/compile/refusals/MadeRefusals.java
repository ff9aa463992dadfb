package sharelock.compile.refusals;

import java.util.stream.Stream;

/** What is made on the spot, and what code of the model would have to be run for. */
final class MadeRefusals {
    private MadeRefusals() {}

    static Stream<Refusal> all() {
        return Stream.concat(texts(), places());
    }

    private static Stream<Refusal> texts() {
        return Stream.of(
                Refusal.of(
                        "an exception that the model keeps",
                        "final RuntimeException kept = new RuntimeException();",
                        "if (Steps.choose(2) == 1) throw kept; /*here*/",
                        "LINE throws something that was not made on the spot inside task worker. The checker must know which exception it is. Write throw new AssertionError(...)."),
                Refusal.of(
                        "an exception made here or kept",
                        "final RuntimeException kept = new RuntimeException();",
                        "throw Steps.choose(2) == 1 ? kept : new RuntimeException(); /*here*/",
                        "LINE throws something that was not made on the spot inside task worker. The checker must know which exception it is. Write throw new AssertionError(...)."),
                Refusal.of(
                        "the text of a constant that has its own",
                        "enum Hue { RED { @Override public String toString() { return \"r\"; } }, BLUE }\nHue hue = Hue.RED;\nString text;",
                        "text = hue.toString(); /*here*/",
                        "LINE makes a text of RED, whose class refused.Model$Hue$1 has a toString() of its own, inside task worker. A message runs no code of the model: it names objects by the fields that hold them. Name a field of it, or name() of an enum constant."),
                Refusal.of(
                        "an object that names itself in a message",
                        "static final class Page { @Override public String toString() { return \"p\"; } }\nfinal Page page = new Page();",
                        "assert Steps.choose(2) == 0 : \"page \" + page; /*here*/",
                        "LINE makes a text of page, whose class Page has a toString() of its own, inside task worker. A message runs no code of the model: it names objects by the fields that hold them. Name a field of it, or name() of an enum constant."),
                Refusal.of(
                        "an object that names itself as the message",
                        "static final class Page { @Override public String toString() { return \"p\"; } }\nfinal Page page = new Page();",
                        "throw new AssertionError(page); /*here*/",
                        "LINE makes a text of page, whose class Page has a toString() of its own, inside task worker. A message runs no code of the model: it names objects by the fields that hold them. Name a field of it, or name() of an enum constant."),
                Refusal.of(
                        "a lambda in a message",
                        "",
                        "Runnable r = () -> {}; assert Steps.choose(2) == 0 : \"lambda \" + r; /*here*/",
                        "LINE makes a text of a lambda inside task worker. It has no name. Name it."));
    }

    private static Stream<Refusal> places() {
        return Stream.of(
                Refusal.of(
                        "an exception stored",
                        "RuntimeException kept;",
                        "kept = new RuntimeException(); /*here*/",
                        "LINE stores an exception in kept inside task worker. A failure ends the search, so nobody can look at it later. Throw it."),
                Refusal.of(
                        "the copy that values() makes",
                        "enum Hue { RED }\nHue[] all;",
                        "all = Hue.values(); /*here*/",
                        "LINE stores what values() gives in all inside task worker. Java makes a new array at each call. Keep one array in a final field of the model."),
                Refusal.of(
                        "an element of another class",
                        "static class Page {}\nstatic final class Big extends Page {}\nfinal Page[] pages = new Big[1];\nfinal Page page = new Page();",
                        "pages[0] = page; /*here*/",
                        "LINE may store page in an array of Big inside task worker. Java would throw ArrayStoreException. Declare the array with the type that it is made with."),
                Refusal.of(
                        "a text put together in an element",
                        "final String[] texts = new String[1];",
                        "texts[0] = \"x \" + x; /*here*/",
                        "LINE stores a string that is put together here in an array inside task worker. A state holds numbers, booleans, enum constants, objects of the model, and strings that are written out in the code or made by the constructor. Use one of these."),
                Refusal.of(
                        "a guard that writes an element",
                        "final int[] a = {1};",
                        "Steps.await(() -> a[0]++ == 0); /*here*/",
                        "LINE writes an array element in a guard inside task worker. A guard is tried in any state and must leave no trace. Move it to the body of Steps.when."),
                Refusal.of(
                        "a guard that starts a task",
                        "final Task other = new Task(\"other\") { @Override protected void run() {} };",
                        "Steps.await(() -> { other.start(); return true; }); /*here*/",
                        "LINE calls Task.start in a guard inside task worker. A guard is tried in any state and must leave no trace. Move it to the body of Steps.when."),
                Refusal.of(
                        "ghost code that starts a task",
                        "final Task other = new Task(\"other\") { @Override protected void run() {} };",
                        "Steps.atomically(() -> x = 1);\nSteps.ghost(() -> other.start()); /*here*/",
                        "LINE calls Task.start in ghost code inside task worker. Ghost code belongs to the step before and only notes what happened. Move the call out of Steps.ghost."),
                Refusal.of(
                        "a lambda from a method that captures its variable",
                        "Runnable adding(int by) { return () -> x += by; } /*here*/",
                        "int by = Steps.choose(2);\nSteps.atomically(adding(by));",
                        "LINE keeps a lambda that uses local variables inside task worker. Write the lambda or method reference as the argument of Steps itself."),
                Refusal.of(
                        "a field of an object of the JDK",
                        "static final class Mine extends java.awt.Point {}\nfinal Mine mine = new Mine();\nfinal java.awt.Point point = new java.awt.Point();",
                        "x = point.x; /*here*/",
                        "LINE uses the field x of java.awt.Point inside task worker. Only objects of model classes are part of a state."));
    }
}
