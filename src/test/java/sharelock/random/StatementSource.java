package sharelock.random;

import java.util.List;

/** Writes random statements, one on a line, so that a line tells a statement. */
final class StatementSource {
    private final Choices choices;
    private final ExpressionSource expressions;
    private final StringBuilder text;
    private int names;

    StatementSource(Choices choices, ExpressionSource expressions, StringBuilder text) {
        this.choices = choices;
        this.expressions = expressions;
        this.text = text;
    }

    /** Up to {@code most} statements. */
    void block(int most, int depth, Scope scope) {
        int count = 1 + choices.next(most);
        for (int i = 0; i < count; i++) statement(depth, scope);
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    private void statement(int depth, Scope scope) {
        int simple = 6;
        int compound = depth > 0 ? 8 : 0;
        int steps = scope.steps ? 4 : 0;
        int which = choices.next(simple + compound + steps);
        if (which < simple) simple(which, scope);
        else if (which < simple + compound) compound(which - simple, depth - 1, scope);
        else step(which - simple - compound, depth - 1, scope);
    }

    private void simple(int which, Scope scope) {
        switch (which) {
            case 0, 1 -> change(scope);
            case 2, 3 -> declare(scope);
            case 4 ->
                    assign(
                            choices.of(
                                    Kind.HUE,
                                    Kind.BOOLEAN,
                                    Kind.NODE,
                                    Kind.TEXT,
                                    Kind.THING,
                                    Kind.NOTE),
                            scope);
            default -> {
                if (choices.chance(30)) {
                    alias(scope);
                } else if (choices.chance(30)) {
                    line("if (" + expressions.condition(2, scope.guard()) + ") {");
                    boolean value = scope.returnsInt;
                    line(value ? "return " + expressions.intValue(1, scope) + ";" : "return;");
                    line("}");
                } else if (choices.chance(30)) {
                    line(
                            "assert "
                                    + expressions.condition(2, scope.guard())
                                    + " || "
                                    + expressions.condition(2, scope.guard())
                                    + " : "
                                    + said(scope)
                                    + ";");
                } else if (choices.chance(20)) {
                    complain(scope);
                } else {
                    change(scope);
                }
            }
        }
    }

    /** What an assertion says. */
    private String said(Scope scope) {
        return switch (choices.next(4)) {
            case 0 -> "\"random\"";
            case 1 ->
                    expressions.of(
                            choices.of(Kind.INT, Kind.BOOLEAN, Kind.CHAR, Kind.LONG, Kind.HUE),
                            1,
                            scope.guard());
            default -> expressions.message(scope);
        };
    }

    /** Throws what was found out before, if something was. */
    private void complain(Scope scope) {
        String error = name("x");
        String condition = expressions.condition(1, scope.guard());
        String rare = expressions.condition(2, scope.guard());
        if (choices.chance(50)) {
            line("String " + error + " = null;");
            line("if (" + condition + " && " + rare + ") {");
            line(error + " = " + expressions.message(scope) + ";");
            line("}");
            change(scope);
            line("if (" + error + " != null) {");
            line("throw new IllegalStateException(" + error + ");");
        } else {
            line("RuntimeException " + error + " = null;");
            line("if (" + condition + " && " + rare + ") {");
            line(error + " = new IllegalStateException(" + expressions.message(scope) + ");");
            line("} else if (" + rare + ") {");
            line(error + " = new IllegalArgumentException(" + "\"b\"" + ");");
            line("}");
            line("if (" + error + " != null && " + condition + ") {");
            line("throw " + error + ";");
        }
        line("}");
    }

    /** Lets a field mean another object. */
    private void alias(Scope scope) {
        boolean inModel = scope.place == Scope.Owner.TASK || scope.place == Scope.Owner.MODEL;
        if (!inModel || !scope.writes) {
            change(scope);
        } else if (choices.chance(50)) {
            String condition = expressions.condition(1, scope);
            line(
                    "a = "
                            + condition
                            + " ? "
                            + choices.of("f0.cells", "longer", "grid[1]")
                            + " : a;");
        } else {
            line("o0 = " + expressions.condition(1, scope) + " ? f0 : f1;");
        }
    }

    private void change(Scope scope) {
        Kind kind = choices.of(Kind.INT, Kind.LONG, Kind.INT, Kind.SHORT, Kind.BYTE, Kind.CHAR);
        String target = expressions.target(kind, 2, scope);
        if (target.isEmpty()) return;
        if (kind == Kind.LONG) {
            String operator = choices.of(" = ", " += ", " ^= ", " >>>= ");
            line(target + operator + expressions.of(kind, 2, scope) + ";");
        } else {
            line(expressions.change(kind, target, 2 + choices.next(2), scope) + ";");
        }
    }

    private void assign(Kind kind, Scope scope) {
        String target = expressions.target(kind, 1, scope);
        if (target.isEmpty()) return;
        line(target + " = " + expressions.of(kind, 2, scope) + ";");
    }

    private void declare(Scope scope) {
        Kind kind = choices.of(Kind.values());
        boolean isFinal = choices.chance(50);
        String name = name("x");
        String value = expressions.of(kind, 2, scope);
        line((isFinal ? "final " : "") + kind + " " + name + " = " + value + ";");
        scope.declare(name, kind, isFinal);
    }

    private void compound(int which, int depth, Scope scope) {
        switch (which) {
            case 0 -> {
                line("if (" + expressions.condition(2, scope) + ") {");
                block(2, depth, scope.block());
                if (choices.chance(50)) {
                    line("} else {");
                    block(2, depth, scope.block());
                }
                line("}");
            }
            case 1 -> forLoop(depth, scope);
            case 2 -> whileLoop(depth, scope);
            case 3 -> doLoop(depth, scope);
            case 4 -> switchOnInt(depth, scope);
            case 5 -> switchOnHue(depth, scope);
            case 6 -> throughNode(depth, scope);
            default -> forEach(depth, scope);
        }
    }

    private void forLoop(int depth, Scope scope) {
        String i = name("k");
        String bound = choices.of("2", "3");
        line("for (int " + i + " = 0; " + i + " < " + bound + "; " + i + "++) {");
        loopBody(depth, scope.loop(), i);
    }

    /** A lambda cannot capture the counter of a loop, but a copy of it. */
    private void loopBody(int depth, Scope body, String counter) {
        String copy = name("x");
        line("final int " + copy + " = " + counter + ";");
        body.declare(copy, Kind.INT, true);
        block(2, depth, body);
        leave(body);
        line("}");
    }

    private void leave(Scope scope) {
        if (scope.inLoop && choices.chance(30)) {
            line("if (" + expressions.condition(2, scope.guard()) + ") {");
            line(choices.of("break;", "continue;"));
            line("}");
        }
    }

    private void whileLoop(int depth, Scope scope) {
        String i = name("k");
        line("int " + i + " = 0;");
        line("while (" + i + " < 2 && " + expressions.condition(2, scope) + ") {");
        line(i + "++;");
        loopBody(depth, scope.loop(), i);
    }

    private void doLoop(int depth, Scope scope) {
        String i = name("k");
        line("int " + i + " = 0;");
        line("do {");
        line(i + "++;");
        Scope inside = scope.loop();
        block(2, depth, inside);
        leave(inside);
        line(
                "} while ("
                        + i
                        + " < 2 || "
                        + i
                        + " < 3 && "
                        + expressions.condition(1, scope)
                        + ");");
    }

    private void switchOnInt(int depth, Scope scope) {
        line("switch ((" + expressions.intValue(2, scope) + ") & 3) {");
        for (String label : List.of("0", "1", choices.of("3", "1000"))) {
            line("case " + label + ":");
            line("{");
            block(1, depth, scope.notInLoop());
            line("}");
            if (choices.chance(60)) line("break;");
        }
        if (choices.chance(50)) {
            line("default:");
            line("{");
            block(1, depth, scope.notInLoop());
            line("}");
        }
        line("}");
    }

    private void switchOnHue(int depth, Scope scope) {
        line("switch (" + expressions.of(Kind.HUE, 1, scope) + ") {");
        line("case BLUE -> {");
        block(1, depth, scope.notInLoop());
        line("}");
        line("case RED -> {");
        block(1, depth, scope.notInLoop());
        line("}");
        line("default -> {}");
        line("}");
    }

    /** A local that is not null and whose fields may be used. */
    private void throughNode(int depth, Scope scope) {
        String q = name("q");
        line("final Node " + q + " = " + expressions.of(Kind.NODE, 1, scope) + ";");
        line("if (" + q + " != null) {");
        Scope inside = scope.block();
        inside.declare(q, Kind.NODE, true);
        change(inside);
        block(2, depth, inside);
        line("}");
    }

    private void forEach(int depth, Scope scope) {
        if (scope.place != Scope.Owner.TASK) {
            change(scope);
            return;
        }
        String x = name("x");
        line("for (final int " + x + " : a) {");
        Scope inside = scope.loop();
        inside.declare(x, Kind.INT, true);
        block(1, depth, inside);
        leave(inside);
        line("}");
    }

    private void step(int which, int depth, Scope scope) {
        switch (which) {
            case 0, 1 -> {
                line("Steps.atomically(() -> {");
                block(2, depth, scope.body());
                line("});");
            }
            case 2 -> {
                line("Steps.when(() -> " + guard(scope) + ", () -> {");
                block(2, depth, scope.body());
                line("});");
            }
            default -> line("Steps.await(() -> " + guard(scope) + ");");
        }
        if (choices.chance(40)) ghost(scope);
    }

    /** Notes something behind a step; whatever is noted can be read by properties only. */
    private void ghost(Scope scope) {
        Scope noting = scope.capturedGuard();
        String note =
                switch (choices.next(4)) {
                    case 0 -> "g0 = " + expressions.intValue(1, noting);
                    case 1 -> "gz = gz | " + expressions.condition(1, noting);
                    case 2 -> "gs[0] = g0 + " + expressions.intValue(1, noting);
                    default -> "gs[g0 & 1] += " + expressions.intValue(1, noting);
                };
        line("Steps.ghost(() -> { " + note + "; });");
    }

    /** A guard that mostly holds at some time. */
    private String guard(Scope scope) {
        return expressions.condition(2, scope.capturedGuard())
                + " || "
                + expressions.condition(2, scope.capturedGuard());
    }

    private String name(String prefix) {
        return prefix + names++;
    }
}
