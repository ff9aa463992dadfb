package sharelock.random;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Writes random expressions. Each is in parentheses where it matters. */
final class ExpressionSource {
    private static final Kind[] INTEGERS = {Kind.INT, Kind.SHORT, Kind.BYTE, Kind.CHAR};
    private static final String[] INTS = {
        "0", "1", "2", "3", "(-1)", "7", "200", "40000", "2147483647", "(-2147483648)"
    };
    private static final String[] SMALL = {"1", "2", "3", "0", "(-1)"};
    private static final String[] ARITHMETIC = {"+", "-", "*", "&", "|", "^"};
    private static final String[] SHIFTS = {"<<", ">>", ">>>"};
    private static final String[] COMPARISONS = {"<", "==", "!=", ">=", ">", "<="};

    private final Choices choices;

    ExpressionSource(Choices choices) {
        this.choices = choices;
    }

    String of(Kind kind, int depth, Scope scope) {
        return switch (kind) {
            case INT -> intValue(depth, scope);
            case LONG -> longValue(depth, scope);
            case SHORT, BYTE, CHAR -> narrow(kind, depth, scope);
            case BOOLEAN -> condition(depth, scope);
            case HUE -> hue(depth, scope);
            case NODE -> node(depth, scope);
            case TEXT -> text(depth, scope);
            case THING -> thing(depth, scope);
            case NOTE -> note(depth, scope);
        };
    }

    private static boolean seesModel(Scope scope) {
        return scope.place == Scope.Owner.TASK || scope.place == Scope.Owner.MODEL;
    }

    private String text(int depth, Scope scope) {
        String constant = choices.of("\"one\"", "\"two\"", "null", "\"three\"");
        if (depth <= 0) return leaf(Kind.TEXT, depth, scope, constant);
        int d = depth - 1;
        return switch (choices.next(7)) {
            case 0 -> ternary(Kind.TEXT, d, scope);
            case 1 -> hue(d, scope) + ".name()";
            case 2 ->
                    "String.valueOf((Object) "
                            + of(choices.of(Kind.HUE, Kind.TEXT), d, scope)
                            + ")";
            case 3 ->
                    choices.chance(50)
                            ? "ALL[(" + intValue(d, scope) + ") & 3]"
                            : castTo("String", scope);
            case 4 ->
                    seesModel(scope) && scope.callable > Methods.PEEK
                            ? "told(" + text(d, scope) + ", " + thing(d, scope) + ")"
                            : leaf(Kind.TEXT, d, scope, constant);
            default -> leaf(Kind.TEXT, d, scope, constant);
        };
    }

    /** A cast of a thing, which mostly passes. */
    private String castTo(String type, Scope scope) {
        Scope pure = scope.guard();
        String thing = leaf(Kind.THING, 0, pure, "null");
        if (choices.chance(6)) return "((" + type + ") " + thing + ")";
        return "(%s instanceof %s ? (%s) %s : null)".formatted(thing, type, type, thing);
    }

    private String thing(int depth, Scope scope) {
        String array = scope.place == Scope.Owner.TASK ? choices.of("a", "ws", "plain") : "null";
        String constant = "((Object) " + choices.of("\"one\"", "null", "Hue.RED", array) + ")";
        if (depth <= 0) return leaf(Kind.THING, depth, scope, constant);
        int d = depth - 1;
        return switch (choices.next(5)) {
            case 0 -> "((Object) " + node(d, scope) + ")";
            case 1 -> "((Object) " + text(d, scope) + ")";
            case 2 -> "((Object) " + hue(d, scope) + ")";
            default -> leaf(Kind.THING, d, scope, constant);
        };
    }

    /** Something to say, which is null now and then. */
    private String note(int depth, Scope scope) {
        if (depth > 0 && choices.chance(25)) return ternary(Kind.NOTE, depth - 1, scope);
        List<String> known = scope.locals(Kind.NOTE, false);
        return switch (choices.next(5)) {
            case 0 -> "null";
            case 1 -> text(Math.min(1, depth - 1), scope);
            case 2 -> known.isEmpty() ? "\"a\"" : choices.of(known);
            default -> message(scope);
        };
    }

    /** A concatenation of values of every kind. */
    String message(Scope scope) {
        String text = "\"is \"";
        int count = 1 + choices.next(3);
        for (int i = 0; i < count; i++) {
            Kind kind = choices.of(Kind.values());
            String value =
                    kind == Kind.NOTE
                            ? leaf(Kind.NOTE, 0, scope, "\"note\"")
                            : of(kind, choices.next(2), scope.guard());
            text += " + \", \" + (" + value + ")";
        }
        return choices.chance(20) ? "String.valueOf(" + text + ")" : "(" + text + ")";
    }

    private String conditionOfThings(int depth, Scope scope) {
        List<String> notes = scope.locals(Kind.NOTE, false);
        return switch (choices.next(6)) {
            case 0 ->
                    "("
                            + text(depth, scope)
                            + choices.of(" == ", " != ")
                            + text(depth, scope)
                            + ")";
            case 1 ->
                    "("
                            + thing(depth, scope)
                            + choices.of(" == ", " != ")
                            + thing(depth, scope)
                            + ")";
            case 2 -> "(" + text(depth, scope) + choices.of(" == ", " != ") + "null)";
            case 3 ->
                    notes.isEmpty()
                            ? "(" + node(depth, scope) + " != null)"
                            : "(" + choices.of(notes) + choices.of(" == ", " != ") + "null)";
            default ->
                    "("
                            + thing(depth, scope)
                            + " instanceof "
                            + choices.of("String", "Node", "Leaf", "Hue", "int[]", "Op")
                            + ")";
        };
    }

    private String leaf(Kind kind, int depth, Scope scope, String constant) {
        return switch (choices.next(4)) {
            case 0 -> constant;
            case 1 -> {
                List<String> locals = scope.locals(kind, false);
                yield locals.isEmpty() ? constant : choices.of(locals);
            }
            default -> variable(kind, depth, scope);
        };
    }

    String intValue(int depth, Scope scope) {
        if (depth <= 0 || choices.chance(25)) {
            return leaf(Kind.INT, depth, scope, choices.of(choices.chance(15) ? INTS : SMALL));
        }
        int d = depth - 1;
        return switch (choices.next(11)) {
            case 0 -> leaf(choices.of(INTEGERS), d, scope, choices.of(SMALL));
            case 1, 2 ->
                    "("
                            + intValue(d, scope)
                            + " "
                            + choices.of(ARITHMETIC)
                            + " "
                            + intValue(d, scope)
                            + ")";
            case 3 -> "(" + intValue(d, scope) + " " + shift(d, scope) + ")";
            case 4 -> division(d, scope);
            case 5 -> ternary(Kind.INT, d, scope);
            case 6 -> cast(d, scope);
            case 7 -> effect(d, scope);
            case 8 -> call(d, scope);
            case 9 ->
                    switch (choices.next(3)) {
                        case 0 -> hue(d, scope) + ".weight";
                        case 1 -> switchValue(d, scope);
                        default -> leafOfNode(d, scope);
                    };
            default -> step(d, scope);
        };
    }

    private String shift(int depth, Scope scope) {
        return choices.of(SHIFTS) + " " + intValue(depth, scope);
    }

    private String division(int depth, Scope scope) {
        String divisor = intValue(depth, scope);
        if (!choices.chance(6)) divisor = "(" + divisor + " | 1)";
        return "(" + intValue(depth, scope) + (choices.chance(50) ? " / " : " % ") + divisor + ")";
    }

    private String ternary(Kind kind, int depth, Scope scope) {
        return "("
                + condition(depth, scope)
                + " ? "
                + of(kind, depth, scope)
                + " : "
                + of(kind, depth, scope)
                + ")";
    }

    private String cast(int depth, Scope scope) {
        Kind target = choices.of(Kind.BYTE, Kind.SHORT, Kind.CHAR, Kind.INT);
        Kind source = choices.of(Kind.INT, Kind.LONG);
        return switch (choices.next(3)) {
            case 0 -> "((" + target + ") " + of(source, depth, scope) + ")";
            case 1 -> "(-" + intValue(depth, scope) + ")";
            default -> "(~" + intValue(depth, scope) + ")";
        };
    }

    /** An expression that changes something. */
    private String effect(int depth, Scope scope) {
        Kind kind = choices.of(INTEGERS);
        String target = target(kind, depth, scope);
        if (target.isEmpty()) return leaf(Kind.INT, depth, scope, "2");
        return "(" + change(kind, target, depth, scope) + ")";
    }

    /** An assignment, a compound one, or an increment of an integer. */
    String change(Kind kind, String target, int depth, Scope scope) {
        return switch (choices.next(5)) {
            case 0 -> target + " = " + of(kind, depth, scope);
            case 1 -> target + choices.of("++", "--");
            case 2 -> choices.of("++", "--") + target;
            case 3 ->
                    target
                            + " "
                            + choices.of("+=", "-=", "*=", "&=", "|=", "^=")
                            + " "
                            + intValue(depth, scope);
            default ->
                    choices.chance(50)
                            ? target
                                    + " "
                                    + choices.of("<<=", ">>=", ">>>=")
                                    + " "
                                    + intValue(depth, scope)
                            : target
                                    + " "
                                    + choices.of("/=", "%=")
                                    + " ("
                                    + intValue(depth, scope)
                                    + " | 1)";
        };
    }

    private String call(int depth, Scope scope) {
        return Methods.call(choices, this, depth, scope);
    }

    private String switchValue(int depth, Scope scope) {
        if (choices.chance(50)) {
            return "(switch ("
                    + hue(depth, scope)
                    + ") { case RED -> "
                    + intValue(depth, scope)
                    + "; case GREEN -> "
                    + intValue(depth, scope)
                    + "; case BLUE -> "
                    + intValue(depth, scope)
                    + "; })";
        }
        return "(switch ("
                + intValue(depth, scope)
                + ") { case 0, 2 -> "
                + intValue(depth, scope)
                + "; case 1 -> { yield 0 + "
                + intValue(depth, scope)
                + "; } default -> "
                + intValue(depth, scope)
                + "; })";
    }

    private String leafOfNode(int depth, Scope scope) {
        String node = node(0, scope.guard());
        if (node.equals("null")) return "3";
        return "("
                + node
                + " instanceof Leaf ? ((Leaf) "
                + node
                + ").extra : "
                + intValue(depth, scope)
                + ")";
    }

    private String step(int depth, Scope scope) {
        if (scope.steps && choices.chance(60)) {
            return "Steps.atomically(() -> " + intValue(depth, scope.body()) + ")";
        }
        if (scope.chooses) return "Steps.choose(" + choices.of("2", "3") + ")";
        return leaf(Kind.INT, depth, scope, "1");
    }

    private String longValue(int depth, Scope scope) {
        if (depth <= 0) {
            return leaf(Kind.LONG, depth, scope, choices.of("1L", "0L", "(-1L)", "5000000000L"));
        }
        int d = depth - 1;
        return switch (choices.next(6)) {
            case 0 -> leaf(Kind.LONG, d, scope, "2L");
            case 1 ->
                    "("
                            + longValue(d, scope)
                            + " "
                            + choices.of(ARITHMETIC)
                            + " "
                            + of(choices.of(Kind.LONG, Kind.INT), d, scope)
                            + ")";
            case 2 -> "(" + longValue(d, scope) + " " + shift(d, scope) + ")";
            case 3 -> "(" + longValue(d, scope) + " / (" + longValue(d, scope) + " | 1L))";
            case 4 -> ternary(Kind.LONG, d, scope);
            default -> "((long) " + intValue(d, scope) + ")";
        };
    }

    private String narrow(Kind kind, int depth, Scope scope) {
        if (choices.chance(40)) return leaf(kind, depth, scope, "(" + kind + ") 1");
        return "(" + kind + ") (" + intValue(depth - 1, scope) + ")";
    }

    String condition(int depth, Scope scope) {
        if (depth <= 0) {
            return leaf(Kind.BOOLEAN, depth, scope, choices.of("true", "false"));
        }
        int d = depth - 1;
        return switch (choices.next(11)) {
            case 9, 10 -> conditionOfThings(d, scope);
            case 0 -> leaf(Kind.BOOLEAN, d, scope, "false");
            case 1, 2 ->
                    "("
                            + intValue(d, scope)
                            + " "
                            + choices.of(COMPARISONS)
                            + " "
                            + of(choices.of(Kind.INT, Kind.LONG), d, scope)
                            + ")";
            case 3 ->
                    "("
                            + condition(d, scope)
                            + choices.of(" && ", " || ", " ^ ", " & ", " | ")
                            + condition(d, scope)
                            + ")";
            case 4 -> "!" + condition(d, scope);
            case 5 -> "(" + hue(d, scope) + choices.of(" == ", " != ") + hue(d, scope) + ")";
            case 6 -> "(" + node(d, scope) + choices.of(" == ", " != ") + node(d, scope) + ")";
            case 7 -> conditionWithEffect(d, scope);
            default -> "(" + node(d, scope.guard()) + " instanceof Leaf)";
        };
    }

    private String conditionWithEffect(int depth, Scope scope) {
        String target = target(Kind.BOOLEAN, depth, scope);
        if (!target.isEmpty()) {
            String operator = choices.of(" = ", " ^= ", " |= ", " &= ");
            return "(" + target + operator + condition(depth, scope) + ")";
        }
        if (scope.steps) {
            return "Steps.atomically(() -> " + condition(depth, scope.body()) + ")";
        }
        return leaf(Kind.BOOLEAN, depth, scope, "true");
    }

    private String hue(int depth, Scope scope) {
        String constant = "Hue." + choices.of("RED", "GREEN", "BLUE");
        if (depth > 0 && choices.chance(30)) return ternary(Kind.HUE, depth - 1, scope);
        return leaf(Kind.HUE, depth, scope, constant);
    }

    private String node(int depth, Scope scope) {
        String constant =
                scope.place == Scope.Owner.NODE
                        ? choices.of("this", "null")
                        : scope.place == Scope.Owner.STATIC
                                ? "null"
                                : choices.of("f0", "f1", "f0", "f1", "null");
        if (depth > 0 && choices.chance(20)) return ternary(Kind.NODE, depth - 1, scope);
        if (depth > 0 && choices.chance(12)) return castTo("Node", scope);
        return leaf(Kind.NODE, depth, scope, constant);
    }

    /** A field or array element of a kind, to read; a constant where there is none. */
    private String variable(Kind kind, int depth, Scope scope) {
        List<String> fields = Fields.of(kind, scope);
        if (fields.isEmpty()) {
            List<String> locals = scope.locals(kind, false);
            if (!locals.isEmpty()) return choices.of(locals);
            return switch (kind) {
                case BOOLEAN -> "true";
                case HUE -> "Hue.RED";
                case NODE, TEXT, THING, NOTE -> "null";
                default -> "(" + kind + ") 1";
            };
        }
        return indexed(choices.of(fields), depth, scope);
    }

    /** Something to assign to; empty where there is nothing. */
    String target(Kind kind, int depth, Scope scope) {
        List<String> targets = new ArrayList<>(scope.locals(kind, true));
        if (scope.writes) targets.addAll(Fields.of(kind, scope));
        return targets.isEmpty() ? "" : indexed(choices.of(targets), depth, scope);
    }

    private String indexed(String field, int depth, Scope scope) {
        String text = field;
        while (text.contains("[]")) {
            String index = intValue(Math.min(1, depth - 1), scope);
            String inside = choices.chance(3) ? index : "(" + index + ") & 1";
            text = text.replaceFirst("\\[]", "[" + Matcher.quoteReplacement(inside) + "]");
        }
        return text;
    }
}
