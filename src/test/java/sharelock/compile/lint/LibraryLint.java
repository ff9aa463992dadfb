package sharelock.compile.lint;

import static sharelock.compile.lint.Linted.allowed;
import static sharelock.compile.lint.Linted.refused;

import java.util.stream.Stream;

/** The JDK: threads, locks, chance, and what Java PathFinder's own JDK lacks. */
final class LibraryLint {
    private static final String CONCURRENT =
            " The checker does not see java.util.concurrent. Use sharelock.kernel, or plain fields in Steps.atomically.";
    private static final String CHANCE =
            " Chance is a choice of the checker's. Use Steps.choose(bound).";
    private static final String THREADS =
            " A model has neither threads nor a clock nor output. A thread is a sharelock.model.Task, kept in a field of the model; wait with Steps.await.";
    private static final String MONITORS =
            " The checker does not see the JVM's own monitors. Use sharelock.kernel.WaitQueue, or Steps.when and a field.";
    private static final String LOCKS =
            " The checker does not see the JVM's own locks. Use sharelock.kernel.SpinLock, or Steps.atomically for one indivisible step.";

    private LibraryLint() {}

    static Stream<Linted> refusals() {
        return Stream.of(concurrent(), threads(), chance(), missing()).flatMap(part -> part);
    }

    private static Stream<Linted> concurrent() {
        return Stream.of(
                refused(
                        "an atomic integer",
                        "final AtomicInteger count = new AtomicInteger(); /*here*/",
                        "LINE makes a java.util.concurrent.atomic.AtomicInteger in the constructor of linted.Model."
                                + CONCURRENT),
                refused(
                        "a lock",
                        "static final Lock LOCK = new ReentrantLock(); /*here*/",
                        "LINE makes a java.util.concurrent.locks.ReentrantLock in the static initialiser of linted.Model."
                                + CONCURRENT),
                refused(
                        "a unit of time",
                        "final TimeUnit unit = TimeUnit.SECONDS; /*here*/",
                        "LINE uses java.util.concurrent.TimeUnit.SECONDS in the constructor of linted.Model."
                                + CONCURRENT),
                refused(
                        "an executor",
                        "Executor executor;\nvoid go() {\nexecutor.execute(null); /*here*/\n}",
                        "LINE calls java.util.concurrent.Executor.execute in linted.Model.go."
                                + CONCURRENT),
                refused(
                        "chance of another kind, in a class of its own",
                        "Part part;\nstatic class Part {\nint n() {\nreturn ThreadLocalRandom.current().nextInt(); /*here*/\n}\n}",
                        "LINE calls java.util.concurrent.ThreadLocalRandom.current in linted.Model$Part.n."
                                + CONCURRENT),
                refused(
                        "method handles",
                        "Object lookup() {\nreturn java.lang.invoke.MethodHandles.lookup(); /*here*/\n}",
                        "LINE calls java.lang.invoke.MethodHandles.lookup in linted.Model.lookup. Java PathFinder has no method handles. Name the method or field directly."));
    }

    private static Stream<Linted> threads() {
        return Stream.of(
                refused(
                        "notify",
                        "void wake() {\nnotify(); /*here*/\n}",
                        "LINE calls java.lang.Object.notify in linted.Model.wake." + MONITORS),
                refused(
                        "a thread",
                        "final Thread thread = new Thread(); /*here*/",
                        "LINE makes a java.lang.Thread in the constructor of linted.Model."
                                + THREADS),
                refused(
                        "a pause by reference",
                        "final Runnable pause = Thread::yield; /*here*/",
                        "LINE calls java.lang.Thread.yield in the constructor of linted.Model."
                                + THREADS),
                refused(
                        "a parallel stream",
                        "final long n = List.of(1).parallelStream().count(); /*here*/",
                        "LINE calls java.util.List.parallelStream in the constructor of linted.Model."
                                + THREADS),
                refused(
                        "a synchronized block",
                        "void go() {\nsynchronized (this) { /*here*/\nx++;\n}\n}",
                        "LINE uses synchronized in linted.Model.go." + LOCKS),
                refused(
                        "a synchronized method",
                        "synchronized void go() {\nx++; /*here*/\n}",
                        "LINE has a synchronized method in linted.Model.go." + LOCKS));
    }

    private static Stream<Linted> chance() {
        return Stream.of(
                refused(
                        "random numbers",
                        "final int n = new Random().nextInt(2); /*here*/",
                        "LINE makes a java.util.Random in the constructor of linted.Model."
                                + CHANCE),
                refused(
                        "a random number",
                        "final double n = Math.random(); /*here*/",
                        "LINE calls java.lang.Math.random in the constructor of linted.Model."
                                + CHANCE),
                refused(
                        "a random number in a lambda",
                        "final DoubleSupplier n =\n() -> Math.random(); /*here*/",
                        "LINE calls java.lang.Math.random in the constructor of linted.Model."
                                + CHANCE));
    }

    private static Stream<Linted> missing() {
        return Stream.of(
                refused(
                        "Stream.toList",
                        "final List<Integer> list = Stream.of(1).toList(); /*here*/",
                        "LINE calls java.util.stream.Stream.toList in the constructor of linted.Model. Java PathFinder cannot run it. Use collect(Collectors.toList()), or a loop."),
                refused(
                        "String.strip",
                        "final String s = \" a\".strip(); /*here*/",
                        "LINE calls java.lang.String.strip in the constructor of linted.Model. Java PathFinder's String has no strip. Use trim()."),
                refused(
                        "String.join",
                        "final String s = String.join(\",\", \"a\", \"b\"); /*here*/",
                        "LINE calls java.lang.String.join in the constructor of linted.Model. Java PathFinder's String has no join. Join with + in a loop."),
                refused(
                        "String.formatted",
                        "final String s = \"%d\".formatted(1); /*here*/",
                        "LINE calls java.lang.String.formatted in the constructor of linted.Model. Java PathFinder's String has no formatted. Use String.format."),
                refused(
                        "a native method",
                        "native void go(); /*here*/",
                        "Model.java has a native method in linted.Model.go. Only bytecode can be compiled. Write what it does in Java."));
    }

    static Stream<Linted> harmless() {
        return Stream.of(
                allowed(
                        "collections",
                        "final List<Integer> list = new ArrayList<>(List.of(1, 2));\nfinal Map<String, Integer> map = new HashMap<>();\n{ map.put(\"a\", list.get(0)); }\nfinal Set<Op> ops = EnumSet.of(Op.READ);"),
                allowed(
                        "streams",
                        "final List<Integer> list = Stream.of(1, 2).map(n -> n + 1).collect(Collectors.toList());\nfinal int sum = IntStream.range(0, 3).sum();"),
                allowed(
                        "strings",
                        "final String s = String.format(\"%s\", \"a\".trim().repeat(2)) + x;\nint of(String t) {\nreturn switch (t) {\ncase \"a\" -> 1;\ndefault -> 2;\n};\n}"),
                allowed(
                        "types of Java 17",
                        "sealed interface Shape permits Dot, Line {}\nrecord Dot() implements Shape {}\nstatic final class Line implements Shape {}\nint of(Object o) {\nvar seen = o;\nreturn seen instanceof Line line ? 1 : 0;\n}\nfinal int n = of(new Line());"),
                allowed("assertions", "{ assert x == 0 : \"x is \" + x; }"));
    }
}
