package sharelock.random;

/**
 * The methods of the random models, in the order in which they may call each other:
 *
 * <pre>
 *   0 static int mix(int x, int y)      of the model, without fields
 *   1 int op(int x)                     of Node through the interface Op; Leaf overrides it
 *   2 int peek()                        of the model; reads only
 *   3 int poke(int x)                   of the model; writes
 *   4 int own(int x)                    of the task, overriding that of its base class
 * </pre>
 */
final class Methods {
    static final int MIX = 0;
    static final int OP = 1;
    static final int PEEK = 2;
    static final int POKE = 3;
    static final int OWN = 4;
    static final int ALL = 5;

    private Methods() {}

    /** A call of a method that the scope may call. */
    static String call(Choices choices, ExpressionSource expressions, int depth, Scope scope) {
        int method = scope.callable == 0 ? -1 : choices.next(scope.callable);
        boolean mixOnly = scope.place == Scope.Owner.STATIC || (!scope.writes && method != PEEK);
        if (method > MIX && mixOnly) method = MIX;
        if (method == PEEK && scope.place == Scope.Owner.NODE) method = MIX;
        if (method == POKE && scope.place == Scope.Owner.NODE) method = OP;
        if (method == OWN && scope.place != Scope.Owner.TASK) method = MIX;
        String argument = method < 0 ? "" : expressions.intValue(depth, scope);
        return switch (method) {
            case MIX -> "mix(" + argument + ", " + expressions.intValue(depth, scope) + ")";
            case OP -> receiver(choices, scope) + ".op(" + argument + ")";
            case PEEK -> "peek()";
            case POKE -> "poke(" + argument + ")";
            case OWN -> (choices.chance(50) ? "own(" : "super.own(") + argument + ")";
            default -> "4";
        };
    }

    private static String receiver(Choices choices, Scope scope) {
        if (scope.place == Scope.Owner.NODE) return "this";
        return choices.of("f0", "f1", "o0", "((Op) f1)");
    }
}
