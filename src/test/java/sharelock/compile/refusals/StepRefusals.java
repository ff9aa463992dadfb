package sharelock.compile.refusals;

import java.util.stream.Stream;

/** Exceptions that are caught, and steps in the wrong place. */
final class StepRefusals {
    private StepRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(
                Refusal.of(
                        "try and catch",
                        "",
                        "try {\nx = 1 / y; /*here*/\n} catch (ArithmeticException e) {\nx = 2;\n}",
                        "LINE uses try inside task worker. "
                                + "A failure of the model ends the search, so no task can catch it or clean up behind it. "
                                + "Test the condition with if before the call."),
                Refusal.of(
                        "try and finally",
                        "",
                        "try {\nx = 1 / y; /*here*/\n} finally {\nx = 2;\n}",
                        "LINE uses try inside task worker. "
                                + "A failure of the model ends the search, so no task can catch it or clean up behind it. "
                                + "Test the condition with if before the call."),
                Refusal.of(
                        "atomically in atomically",
                        "void inner() { Steps.atomically(() -> x++); } /*here*/",
                        "Steps.atomically(() -> inner());",
                        "LINE calls Steps.atomically in the middle of another step inside task worker. "
                                + "Steps do not nest. "
                                + "Make it one step: read and write the fields directly in the outer body; or make two steps, one after the other."),
                Refusal.of(
                        "await in a body",
                        "",
                        "Steps.atomically(() -> { y++; Steps.await(() -> x == 0); }); /*here*/",
                        "LINE calls Steps.await in the middle of another step inside task worker. "
                                + "Steps do not nest. "
                                + "Make it one step: read and write the fields directly in the outer body; or make two steps, one after the other."),
                Refusal.of(
                        "atomically in a guard",
                        "",
                        "Steps.await(() -> Steps.atomically(() -> x == 0)); /*here*/",
                        "LINE calls Steps.atomically in the middle of another step inside task worker. "
                                + "Steps do not nest. "
                                + "Make it one step: read and write the fields directly in the outer body; or make two steps, one after the other."),
                Refusal.of(
                        "a guard that writes a field",
                        "",
                        "Steps.await(() -> x++ == 0); /*here*/",
                        "LINE writes x in a guard inside task worker. "
                                + "A guard is tried in any state and must leave no trace. "
                                + "Move it to the body of Steps.when."),
                Refusal.of(
                        "a guard that writes through a method",
                        "boolean take() { y = 1; return x == 0; } /*here*/",
                        "Steps.when(() -> take(), () -> x = 1);",
                        "LINE writes y in a guard inside task worker. "
                                + "A guard is tried in any state and must leave no trace. "
                                + "Move it to the body of Steps.when."),
                Refusal.of(
                        "a guard that chooses",
                        "",
                        "Steps.await(() -> Steps.choose(2) == 1); /*here*/",
                        "LINE calls Steps.choose in a guard inside task worker. "
                                + "A guard is tried in any state and must leave no trace. "
                                + "Move it to the body of Steps.when."));
    }
}
