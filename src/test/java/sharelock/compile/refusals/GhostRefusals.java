package sharelock.compile.refusals;

import java.util.stream.Stream;

/** Ghost code that would be seen late, or by the protocol. */
final class GhostRefusals {
    private static final String PLACE =
            " inside task worker. Ghost code belongs to the step before and stands right behind it:"
                    + " move it there, or into the body of that step (Steps.atomically).";
    private static final String USE =
            " inside task worker. What Steps.ghost writes is for properties only."
                    + " Use a field of the protocol's own, or write it in Steps.ghost alone.";
    private static final String ACT =
            " in ghost code inside task worker. Ghost code belongs to the step before and only notes"
                    + " what happened. Move the call out of Steps.ghost.";

    private GhostRefusals() {}

    static Stream<Refusal> all() {
        return Stream.concat(late(), use());
    }

    private static Stream<Refusal> late() {
        return Stream.of(
                late("before any step", "", "", "before the first step"),
                late(
                        "behind a private write",
                        "int own;",
                        "Steps.await(() -> x == 0);\nown = 4;",
                        "behind \"own = 4\" (Model.java:BEFORE), which is no step"),
                late(
                        "behind a private write on one of two ways",
                        "int own;",
                        "int way = Steps.choose(2);\nSteps.await(() -> x == 0);\nif (way == 1) own = 4;",
                        "behind \"own = 4\" (Model.java:BEFORE), which is no step"),
                late(
                        "behind a step on one of two ways",
                        "int own;",
                        "int way = Steps.choose(2);\nSteps.await(() -> x == 0);\nown = 4;"
                                + " if (way == 1) Steps.await(() -> x == 0);",
                        "behind \"own = 4\" (Model.java:BEFORE), which is no step"),
                late(
                        "behind a private write in one case of a switch",
                        "int own;",
                        "int way = Steps.choose(3);\nSteps.await(() -> x == 0);\n"
                                + "switch (way) { case 0: break; case 1: own = 4; break; default: }",
                        "behind \"own = 4\" (Model.java:BEFORE), which is no step"),
                late(
                        "behind a private read",
                        "int own;",
                        "own = 4;\nSteps.await(() -> x == 0);\nassert own == 4;",
                        "behind \"own\" (Model.java:BEFORE), which is no step"),
                late(
                        "behind a choice",
                        "",
                        "Steps.choose(2);",
                        "behind the choice at Model.java:BEFORE"),
                late(
                        "behind an element that nobody writes",
                        "int[] table = {1, 2};",
                        "Steps.await(() -> x == 0);\nassert table[1] == 2;",
                        "behind \"table[1]\" (Model.java:BEFORE), which is no step"),
                late(
                        "behind a field that nobody writes",
                        "int level = 2;",
                        "Steps.await(() -> x == 0);\nassert level == 2;",
                        "behind \"level\" (Model.java:BEFORE), which is no step"));
    }

    private static Stream<Refusal> use() {
        return Stream.of(
                Refusal.of(
                        "ghost state that the task reads",
                        "boolean seen;",
                        "Steps.await(() -> x == 0);\nSteps.ghost(() -> seen = true);\nif (seen) x = 3; /*here*/",
                        "LINE reads seen, which ghost code writes (Model.java:BEFORE)," + USE),
                Refusal.of(
                        "an element of ghost state that the task reads",
                        "boolean[] seen = {false};",
                        "Steps.await(() -> x == 0);\nSteps.ghost(() -> seen[0] = true);\nif (seen[0]) x = 3; /*here*/",
                        "LINE reads seen[0], which ghost code writes (Model.java:BEFORE)," + USE),
                Refusal.of(
                        "ghost state that a guard reads",
                        "boolean seen;",
                        "Steps.await(() -> x == 0);\nSteps.ghost(() -> seen = true);\nSteps.await(() -> seen); /*here*/",
                        "LINE reads seen, which ghost code writes (Model.java:BEFORE)," + USE),
                Refusal.of(
                        "ghost state that a step writes too",
                        "boolean seen;",
                        "Steps.await(() -> x == 0);\nSteps.ghost(() -> seen = true);\nSteps.atomically(() -> seen = false); /*here*/",
                        "LINE writes seen, which ghost code writes (Model.java:BEFORE)," + USE),
                Refusal.of(
                        "ghost state that the task writes too",
                        "boolean seen;",
                        "Steps.await(() -> x == 0);\nSteps.ghost(() -> seen = true);\nseen = false; /*here*/",
                        "LINE writes seen, which ghost code writes (Model.java:BEFORE)," + USE),
                act("a step in ghost code", "Steps.atomically(() -> x = 1)", "Steps.atomically"),
                act(
                        "a choice in ghost code",
                        "{ if (Steps.choose(2) == 1) x = 1; }",
                        "Steps.choose"),
                Refusal.of(
                        "ghost code in a guard",
                        "boolean seen;",
                        "Steps.await(() -> { Steps.ghost(() -> seen = true); return true; }); /*here*/",
                        "LINE calls Steps.ghost in a guard inside task worker. "
                                + "A guard is tried in any state and must leave no trace. "
                                + "Move it to the body of Steps.when."));
    }

    private static Refusal late(String what, String members, String before, String found) {
        return Refusal.of(
                "ghost code " + what,
                members + " boolean seen;",
                before + "\nSteps.ghost(() -> seen = true); /*here*/",
                "LINE calls Steps.ghost " + found + PLACE);
    }

    private static Refusal act(String what, String body, String call) {
        return Refusal.of(
                what,
                "",
                "Steps.await(() -> x == 0);\nSteps.ghost(() -> " + body + "); /*here*/",
                "LINE calls " + call + ACT);
    }
}
