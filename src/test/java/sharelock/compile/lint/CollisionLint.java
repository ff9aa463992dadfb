package sharelock.compile.lint;

import static sharelock.compile.lint.Linted.allowed;
import static sharelock.compile.lint.Linted.refused;

import java.util.stream.Stream;

/** Classes with numbers for names, and lambdas that Java PathFinder numbers in the same way. */
final class CollisionLint {
    private static final String LAMBDAS =
            "final IntSupplier f = () -> x;\nfinal IntSupplier g = () -> x + 1;\n";
    private static final String SWITCH =
            "int of(Op op) {\nreturn switch (op) { /*here*/\ncase READ -> 1;\ncase WRITE -> 2;\n};\n}\n";
    private static final String WHY =
            " Java PathFinder numbers the classes of the lambdas and string concatenations of linted.Model in the same way and takes one class for the other. ";

    private CollisionLint() {}

    static Stream<Linted> refusals() {
        return Stream.of(
                refused(
                        "a switch over an enum beside lambdas",
                        LAMBDAS + SWITCH,
                        "LINE switches over an enum with the help of linted.Model$1 in linted.Model.of."
                                + WHY
                                + "Write if and else, or move the switch to another class."),
                refused(
                        "a switch over an enum in a class inside",
                        LAMBDAS + "Part part;\nstatic class Part {\n" + SWITCH + "}",
                        "LINE switches over an enum with the help of linted.Model$1 in linted.Model$Part.of."
                                + WHY
                                + "Write if and else, or move the switch to another class."),
                refused(
                        "a nameless class beside a lambda and a text",
                        "final IntSupplier f = () -> x;\nfinal Object o = new Object() {}; /*here*/\nString text() { return \"x is \" + x; }",
                        "LINE uses the nameless linted.Model$1 in the constructor of linted.Model."
                                + WHY
                                + "Give it a name, or move it or the lambdas to another class."),
                refused(
                        "enum constants with bodies beside lambdas",
                        "Act act;\nenum Act {\nONE { int n() { return 1; } }; /*here*/\nabstract int n();\nfinal IntSupplier f = () -> n();\nfinal IntSupplier g = () -> n() + 1;\n}",
                        "LINE uses the nameless linted.Model$Act$1 in the static initialiser of linted.Model$Act. Java PathFinder numbers the classes of the lambdas and string concatenations of linted.Model$Act in the same way and takes one class for the other. Give it a name, or move it or the lambdas to another class."));
    }

    static Stream<Linted> harmless() {
        return Stream.of(
                allowed(
                        "one lambda, which has the number 0",
                        "final IntSupplier f = () -> x;\n" + SWITCH),
                allowed(
                        "lambdas and a switch in different classes",
                        LAMBDAS
                                + "Part part = new Part();\nstatic class Part {\nfinal Object o = new Object() {};\n}"),
                allowed(
                        "a record without lambdas",
                        "record At(int row) {\nstatic Object o = new Object() {};\n}\nfinal At at = new At(1);"));
    }
}
