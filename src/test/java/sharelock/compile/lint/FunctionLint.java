package sharelock.compile.lint;

import static sharelock.compile.lint.Linted.allowed;
import static sharelock.compile.lint.Linted.refused;

import java.util.stream.Stream;

/** Lambdas, method references, and the methods of interfaces. */
final class FunctionLint {
    private static final String ADAPTED =
            " in the constructor of linted.Model. Java PathFinder does not box, widen or drop what goes in and out of a method reference, and takes one for the other. Write a lambda.";

    private FunctionLint() {}

    static Stream<Linted> refusals() {
        return Stream.concat(references(), interfaces());
    }

    private static Stream<Linted> references() {
        return Stream.of(
                refused(
                        "a reference that unboxes what goes in",
                        "final ToIntFunction<Integer> f = Model::twice; /*here*/",
                        "LINE uses linted.Model::twice as a java.util.function.ToIntFunction"
                                + ADAPTED),
                refused(
                        "a reference of the JDK that unboxes",
                        "final BinaryOperator<Integer> f = Integer::sum; /*here*/",
                        "LINE uses java.lang.Integer::sum as a java.util.function.BinaryOperator"
                                + ADAPTED),
                refused(
                        "a reference that boxes what comes out",
                        "final Supplier<Object> f = Model::big; /*here*/",
                        "LINE uses linted.Model::big as a java.util.function.Supplier" + ADAPTED),
                refused(
                        "a reference that unboxes what comes out",
                        "final IntSupplier f = Model::boxed; /*here*/",
                        "LINE uses linted.Model::boxed as a java.util.function.IntSupplier"
                                + ADAPTED),
                refused(
                        "a reference that widens",
                        "final IntToLongFunction f = Model::twice; /*here*/",
                        "LINE uses linted.Model::twice as a java.util.function.IntToLongFunction"
                                + ADAPTED),
                refused(
                        "a reference that drops a long",
                        "final Runnable f = Model::big; /*here*/",
                        "LINE uses linted.Model::big as a java.lang.Runnable" + ADAPTED),
                refused(
                        "one reference for two interfaces",
                        "interface Act { void act(); }\nstatic void go() {}\nfinal Runnable f = Model::go;\nfinal Act g = Model::go; /*here*/",
                        "LINE uses linted.Model::go as a linted.Model$Act and as a java.lang.Runnable in the constructor of linted.Model. Java PathFinder makes one class of both. Write a lambda in one of the places."));
    }

    private static Stream<Linted> interfaces() {
        return Stream.of(
                refused(
                        "a private method of an interface",
                        "Act act;\ninterface Act {\nprivate int one() {\nreturn 1; /*here*/\n}\ndefault int two() { return one() + one(); }\n}",
                        "LINE has a private method in linted.Model$Act.one. Java PathFinder does not find private methods of an interface. Make it static and pass what it needs, or write it in a class."),
                refused(
                        "a lambda that uses this in a default method",
                        "Act act;\ninterface Act {\nint one();\ndefault IntSupplier two() {\nreturn () -> one() + 1; /*here*/\n}\n}",
                        "LINE has a lambda that uses the object itself in linted.Model$Act.two. Javac makes a private method of the interface of it, and Java PathFinder does not find that. Write it in a class, or copy what it uses to a local variable first."));
    }

    static Stream<Linted> harmless() {
        return Stream.of(
                allowed(
                        "lambdas that box in their bodies",
                        "final ToIntFunction<Integer> f = n -> twice(n);\nfinal Supplier<Object> g = () -> big();\nfinal BooleanSupplier h = () -> x == 0;"),
                allowed(
                        "references that pass on what they get",
                        "int plus(int n) { return x + n; }\nfinal IntUnaryOperator f = Model::twice;\nfinal IntUnaryOperator g = this::plus;\nfinal Supplier<List<Op>> h = ArrayList::new;\nfinal IntFunction<int[]> i = int[]::new;\nfinal Function<String, String> j = String::trim;\nfinal Runnable k = Model::boxed;"),
                allowed(
                        "interfaces with code",
                        "Act act;\ninterface Act {\nIntSupplier ONE = () -> 1;\nprivate static int one() { return 1; }\nstatic int two() { return one() + 1; }\ndefault IntSupplier three() { return () -> 3; }\ndefault IntSupplier four(int n) { return () -> n; }\n}"));
    }
}
