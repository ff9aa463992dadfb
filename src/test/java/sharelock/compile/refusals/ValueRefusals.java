package sharelock.compile.refusals;

import java.util.stream.Stream;

/** Values that no state can hold, and code that is not there to be compiled. */
final class ValueRefusals {
    private static final String GENERAL =
            "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. ";

    private ValueRefusals() {}

    static Stream<Refusal> all() {
        return Stream.concat(first(), second());
    }

    private static Stream<Refusal> first() {
        return Stream.of(
                Refusal.of(
                        "a native method",
                        "native int outside();",
                        "x = outside(); /*here*/",
                        "LINE calls the native method outside inside task worker. "
                                + "Only bytecode can be compiled. Write what it does in Java."),
                Refusal.of(
                        "an anonymous class",
                        "Runnable r;",
                        "r = new Runnable() { public void run() {} }; /*here*/",
                        "LINE makes an object of an anonymous class inside task worker. "
                                + "A state has a fixed size, so all objects are made in the constructor. "
                                + "Make a spare there and keep it in a field, or take it out of a sharelock.kernel.Pool."),
                Refusal.of(
                        "an array copied by the system",
                        "int[] a = {1};\nint[] b = {2};",
                        "System.arraycopy(a, 0, b, 0, 1); /*here*/",
                        "LINE calls java.lang.System.arraycopy inside task worker. "
                                + GENERAL
                                + "Write a loop that copies."),
                Refusal.of(
                        "a lambda that is passed on and called",
                        "void twice(Runnable r) { r.run(); } /*here*/",
                        "twice(() -> x++);",
                        "LINE calls a lambda inside task worker. "
                                + "Lambdas are for the arguments of Steps only. Write a method and call it."),
                Refusal.of(
                        "a lambda that is kept",
                        "Runnable r;",
                        "r = () -> x++; /*here*/",
                        "LINE stores a lambda in r inside task worker. "
                                + "Lambdas are for the arguments of Steps only. Write a method and call it."));
    }

    private static Stream<Refusal> second() {
        return Stream.of(
                Refusal.of(
                        "a lambda that the constructor keeps",
                        "final IntUnaryOperator op = v -> v + 1;",
                        "x = op.applyAsInt(x); /*here*/",
                        "LINE calls the lambda that op holds inside task worker. "
                                + "A lambda has no class file that could be compiled. "
                                + "Write a class that implements IntUnaryOperator in its place: a nested class, or an enum constant with a body."),
                Refusal.of(
                        "a lambda in a variable that uses another variable",
                        "",
                        "int k = Steps.choose(2);\nRunnable r = () -> y = k; /*here*/\nSteps.atomically(r);",
                        "LINE keeps a lambda that uses local variables inside task worker. "
                                + "Write the lambda or method reference as the argument of Steps itself."),
                Refusal.of(
                        "one of two lambdas",
                        "",
                        "Runnable r = null;\nif (x == 0) r = () -> x++;\nSteps.atomically(r); /*here*/",
                        "LINE calls Steps.atomically with something that is no lambda, or may be one of several inside task worker. "
                                + "Write the lambda or method reference as the argument itself."),
                Refusal.of(
                        "a static field that is not final",
                        "static int shared;",
                        "x = shared; /*here*/",
                        "LINE uses the static field shared, which is not final, inside task worker. "
                                + "Two models in one JVM would share it. Make it a field of the model, or final."),
                Refusal.of(
                        "a static field that is written",
                        "static int shared;",
                        "shared = 1; /*here*/",
                        "LINE writes the static field shared inside task worker. "
                                + "Two models in one JVM would share it. Make it a field of the model."),
                Refusal.of(
                        "output",
                        "",
                        "System.out.println(x); /*here*/",
                        "LINE uses java.lang.System.out inside task worker. "
                                + GENERAL
                                + "A model has neither threads nor a clock nor output. "
                                + "A thread is a sharelock.model.Task, kept in a field of the model; wait with Steps.await."));
    }
}
