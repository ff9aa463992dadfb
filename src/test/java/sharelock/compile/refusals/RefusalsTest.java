package sharelock.compile.refusals;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sharelock.compile.ModelError;
import sharelock.explicit.ExplicitEngine;
import sharelock.explicit.Properties;

/** What a model may not do is refused, with the line, the reason and the remedy. */
@Disabled("until the compiler is there")
class RefusalsTest {
    private static final Properties NONE = new Properties(List.of(), List.of(), List.of());

    @ParameterizedTest
    @MethodSource({"objectsAndCalls", "libraries", "stepsAndTypes"})
    void isRefused(Refusal refusal) {
        Object model = refusal.model();
        assertThatThrownBy(() -> new ExplicitEngine(model, NONE))
                .isInstanceOf(ModelError.class)
                .hasMessageStartingWith(refusal.expected());
    }

    static Stream<Refusal> objectsAndCalls() {
        return Stream.of(
                Refusal.of(
                        "an object made in a task",
                        "static final class Node { int v; }\nNode node;",
                        "node = new Node(); /*here*/",
                        "LINE "),
                Refusal.of(
                        "an array made in a task",
                        "int[] a = {1};",
                        "a = new int[2]; /*here*/",
                        "LINE "),
                Refusal.of(
                        "an array of references made in a task",
                        "Task[] a;",
                        "a = new Task[2]; /*here*/",
                        "LINE "),
                Refusal.of(
                        "an array of two dimensions made in a task",
                        "int[][] a;",
                        "a = new int[2][3]; /*here*/",
                        "LINE "),
                Refusal.of(
                        "an array copied in a task",
                        "int[] a = {1};",
                        "a = a.clone(); /*here*/",
                        "LINE "),
                Refusal.of(
                        "an anonymous class in a task",
                        "interface Op { int op(); }\nOp op;",
                        "op = new Op() { public int op() { return 1; } }; /*here*/",
                        "LINE "),
                Refusal.of(
                        "an object made in a step",
                        "static final class Node { int v; }\nNode node;",
                        "Steps.atomically(() -> node = new Node()); /*here*/",
                        "LINE "),
                Refusal.of(
                        "a method that calls itself",
                        "int fall(int n) { return n == 0 ? x : fall(n - 1); } /*here*/",
                        "y = fall(3);",
                        "LINE "),
                Refusal.of(
                        "methods that call each other",
                        "int even(int n) { return n == 0 ? x : odd(n - 1); }\nint odd(int n) { return n == 0 ? y : even(n - 1); } /*here*/",
                        "y = even(3);",
                        "LINE "));
    }

    static Stream<Refusal> libraries() {
        return Stream.of(
                Refusal.of(
                        "a list",
                        "final List<String> list = new ArrayList<>();",
                        "list.clear(); /*here*/",
                        "LINE "),
                Refusal.of(
                        "a map",
                        "final Map<String, String> map = new HashMap<>();",
                        "x = map.size(); /*here*/",
                        "LINE "),
                Refusal.of(
                        "a stream",
                        "final int[] a = {1, 2};",
                        "x = IntStream.of(a).sum(); /*here*/",
                        "LINE "),
                Refusal.of(
                        "text that is built",
                        "String text = \"\";",
                        "text = \"x is \" + x; /*here*/",
                        "LINE "),
                Refusal.of(
                        "a method of a string",
                        "String text = \"a\";",
                        "x = text.length(); /*here*/",
                        "LINE "),
                Refusal.of(
                        "a switch on a string",
                        "String text = \"a\";",
                        "switch (text) { /*here*/\ncase \"a\" -> x = 1;\ndefault -> x = 2;\n}",
                        "LINE "),
                Refusal.of(
                        "a synchronized block",
                        "final Object lock = new Object();",
                        "synchronized (lock) { /*here*/\nx++;\n}",
                        "LINE "),
                Refusal.of(
                        "a synchronized method",
                        "synchronized void bump() { x++; } /*here*/",
                        "bump();",
                        "LINE "),
                Refusal.of(
                        "an atomic integer",
                        "final AtomicInteger count = new AtomicInteger();",
                        "x = count.incrementAndGet(); /*here*/",
                        "LINE "),
                Refusal.of(
                        "a lock of java.util.concurrent",
                        "final ReentrantLock lock = new ReentrantLock();",
                        "lock.lock(); /*here*/\nx++;",
                        "LINE "),
                Refusal.of(
                        "a monitor that is waited for",
                        "final Object lock = new Object();",
                        "lock.notifyAll(); /*here*/",
                        "LINE "),
                Refusal.of(
                        "a thread that sleeps",
                        "void pause() { Thread.yield(); } /*here*/",
                        "pause();",
                        "LINE "),
                Refusal.of("reflection", "Class<?> type;", "type = getClass(); /*here*/", "LINE "),
                Refusal.of("a native method", "native void call();", "call(); /*here*/", "LINE "),
                Refusal.of("the clock", "long now;", "now = System.nanoTime(); /*here*/", "LINE "),
                Refusal.of(
                        "an array copied by the system",
                        "final int[] a = {1};\nfinal int[] b = {2};",
                        "System.arraycopy(a, 0, b, 0, 1); /*here*/",
                        "LINE "),
                Refusal.of("printing", "", "System.out.println(x); /*here*/", "LINE "),
                Refusal.of(
                        "random numbers",
                        "final Random random = new Random(1);",
                        "x = random.nextInt(2); /*here*/",
                        "LINE "));
    }

    static Stream<Refusal> stepsAndTypes() {
        return Stream.of(
                Refusal.of(
                        "try and catch",
                        "",
                        "try { /*here*/\nx = 1 / y;\n} catch (ArithmeticException e) {\nx = 2;\n}",
                        "LINE "),
                Refusal.of(
                        "try and finally",
                        "",
                        "try { /*here*/\nx = 1 / y;\n} finally {\nx = 2;\n}",
                        "LINE "),
                Refusal.of(
                        "a lambda that is kept",
                        "Runnable later;",
                        "later = () -> x++; /*here*/",
                        "LINE "),
                Refusal.of(
                        "a lambda in a local variable",
                        "",
                        "BooleanSupplier guard = () -> x == 0; /*here*/\nSteps.await(guard);",
                        "LINE "),
                Refusal.of(
                        "a lambda that is called",
                        "void twice(Runnable r) { r.run(); r.run(); }",
                        "twice(() -> x++); /*here*/",
                        "LINE "),
                Refusal.of(
                        "atomically in atomically",
                        "void inner() { Steps.atomically(() -> x++); } /*here*/",
                        "Steps.atomically(() -> inner());",
                        "LINE "),
                Refusal.of(
                        "await in a body",
                        "",
                        "Steps.atomically(() -> { y++; Steps.await(() -> x == 0); }); /*here*/",
                        "LINE "),
                Refusal.of(
                        "atomically in a guard",
                        "",
                        "Steps.await(() -> Steps.atomically(() -> x == 0)); /*here*/",
                        "LINE "),
                Refusal.of(
                        "a guard that writes a field",
                        "",
                        "Steps.await(() -> x++ == 0); /*here*/",
                        "LINE "),
                Refusal.of(
                        "a guard that writes through a method",
                        "boolean take() { y = 1; return x == 0; } /*here*/",
                        "Steps.when(() -> take(), () -> x = 1);",
                        "LINE "),
                Refusal.of(
                        "a guard that chooses",
                        "",
                        "Steps.await(() -> Steps.choose(2) == 1); /*here*/",
                        "LINE "),
                Refusal.of("a double", "", "double d = x; /*here*/\nx = (int) (d / 2);", "LINE "),
                Refusal.of("a float field", "float f = 1;", "f = 2; /*here*/", "LINE "),
                Refusal.of("a boxed number", "Integer boxed = 1;", "boxed = x; /*here*/", "LINE "),
                Refusal.of(
                        "a number that is unboxed",
                        "Integer boxed = 1;",
                        "x = boxed; /*here*/",
                        "LINE "),
                Refusal.of(
                        "a record's equals",
                        "record Pair(int a, int b) {}\nfinal Pair p = new Pair(1, 2);\nfinal Pair q = new Pair(1, 2);",
                        "if (p.equals(q)) x = 1; /*here*/",
                        "LINE "),
                Refusal.of(
                        "a static field that is written",
                        "static int shared;",
                        "shared++; /*here*/",
                        "LINE "),
                Refusal.of(
                        "a static field that can change",
                        "static int shared = 3;",
                        "x = shared; /*here*/",
                        "LINE "),
                Refusal.of(
                        "the values of an enum",
                        "enum Hue { RED, BLUE }\nHue hue = Hue.RED;",
                        "hue = Hue.values()[1]; /*here*/",
                        "LINE "),
                Refusal.of("the hash code of an object", "", "x = hashCode(); /*here*/", "LINE "),
                Refusal.of(
                        "a varargs call",
                        "static int first(int... all) { return all[0]; }",
                        "x = first(1, 2); /*here*/",
                        "LINE "));
    }
}
