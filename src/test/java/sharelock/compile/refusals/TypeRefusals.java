package sharelock.compile.refusals;

import java.util.stream.Stream;

/** Values that a state cannot hold. */
final class TypeRefusals {
    private TypeRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(
                Refusal.of(
                        "a double",
                        "",
                        "double d = x; /*here*/\nx = (int) (d / 2);",
                        "LINE uses a floating-point number inside task worker. "
                                + "States hold whole numbers only. "
                                + "Use int or long."),
                Refusal.of(
                        "a float field",
                        "float f = 1;",
                        "f = 2; /*here*/",
                        "LINE uses a floating-point number inside task worker. "
                                + "States hold whole numbers only. "
                                + "Use int or long."),
                Refusal.of(
                        "a boxed number",
                        "Integer boxed = 1;",
                        "boxed = x; /*here*/",
                        "LINE calls java.lang.Integer.valueOf inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Boxed numbers are objects. "
                                + "Use int, long or boolean."),
                Refusal.of(
                        "a number that is unboxed",
                        "Integer boxed = 1;",
                        "x = boxed; /*here*/",
                        "LINE calls java.lang.Integer.intValue inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Boxed numbers are objects. "
                                + "Use int, long or boolean."),
                Refusal.of(
                        "a record's equals",
                        "record Pair(int a, int b) {} /*here*/\nfinal Pair p = new Pair(1, 2);\nfinal Pair q = new Pair(1, 2);",
                        "if (p.equals(q)) x = 1;",
                        "LINE uses a call that is linked at run time inside task worker. "
                                + "Only lambdas and method references that stand as arguments of Steps can be compiled. "
                                + "Write an ordinary method."),
                Refusal.of(
                        "the hash code of an object",
                        "",
                        "x = hashCode(); /*here*/",
                        "LINE calls java.lang.Object.hashCode inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Write what it does in plain Java."),
                Refusal.of(
                        "a varargs call",
                        "static int first(int... all) { return all[0]; }",
                        "x = first(1, 2); /*here*/",
                        "LINE makes an array inside task worker. "
                                + "A state has a fixed size, so all objects are made in the constructor. "
                                + "Make a spare there and keep it in a field, or take it out of a sharelock.kernel.Pool."));
    }
}
