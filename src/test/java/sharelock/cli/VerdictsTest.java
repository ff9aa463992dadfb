package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A verdict is as expected only if it is that one, and if it was searched for to the end. */
class VerdictsTest {
    @TempDir Path folder;

    private static final String TWO_NAMES =
            """
            public static final class Oops extends RuntimeException {}
            int x;
            final Task task =
                    new Task("t") { protected void run() { x = 1; throw new Oops(); } };
            """;

    /** The same last word does not make it the same failure. */
    @ParameterizedTest
    @CsvSource({
        "fails Throws$Oops,     Oops, 151",
        "fails out.Throws$Oops, Oops, 0",
        "fails out.Oops,        Oops, 14",
        "fails Oops,            Oops, 14",
        "fails x.out.Oops,      Oops, 151",
        "fails Oops,            '',  151",
    })
    void aFailureIsExpectedByItsWholeName(String expected, String property, int exit)
            throws IOException {
        Outsider outsider = new Outsider(folder);
        outsider.model("Throws", TWO_NAMES);
        outsider.property("Oops", "Invariant", "Throws", "m.x < 2");
        String check = "check.model = out.Throws\ncheck.always = %s\ncheck.expect = %s\n";
        Command run = outsider.check(check.formatted(property, expected));
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit);
    }

    /** What was found in a level that was cut is perhaps not what is found first. */
    @Test
    void aCutSearchComesToNoVerdictWhateverItHasFound() throws IOException {
        Outsider outsider = new Outsider(folder);
        outsider.model(
                "Levels",
                """
                boolean a;
                boolean b;
                final Task[] tasks = new Task[4];
                public Levels() {
                    for (int i = 0; i < tasks.length; i++) tasks[i] = new Step(i);
                }
                final class Step extends Task {
                    final int me;
                    Step(int me) { super("t" + me); this.me = me; }
                    protected void run() {
                        Steps.atomically(() -> {});
                        Steps.atomically(() -> {});
                        if (me == 0) a = true;
                        if (me == 3) b = true;
                    }
                }
                """);
        outsider.property("NotA", "Invariant", "Levels", "!m.a");
        outsider.property("NotB", "Invariant", "Levels", "!m.b");
        String check =
                "check.model = out.Levels\ncheck.always = NotA, NotB\ncheck.expect = fails NotA\n";
        Command whole = outsider.check(check);
        assertThat(whole.exit()).as(whole.out()).isIn(0, 12);
        boolean said = false;
        for (int states = 1; states < 30; states++) {
            for (String workers : List.of("1", "2", "7")) {
                Command cut =
                        outsider.check(check, "--max-states", states + "", "--workers", workers);
                assertThat(cut.exit()).as(cut.out()).isIn(20, whole.exit());
                said |=
                        cut.out()
                                .contains("fails\"; whether another one comes first is not known.");
            }
        }
        assertThat(said).isTrue();
    }
}
