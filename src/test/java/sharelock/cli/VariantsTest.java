package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The size for JPF and the mutants of a check are looked up, whichever engine runs. */
@Timeout(60)
class VariantsTest {
    private static final String CHECK =
            """
            check.model     = sample.Counter
            check.args      = tasks=2, direction=UP, bugs=NONE, assertSmall=false
            check.atRest    = NoUpdateIsLost
            """;

    @TempDir Path folder;

    private Command run(String command, String more) throws IOException {
        Path file = Files.writeString(folder.resolve("c.jpf"), CHECK + more);
        return Command.with(command, file.toString(), "--progress", "off");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "check.jpfArgs = cpus=1            @ check.jpfArgs: cpus is no argument in check.args. Name one of tasks, direction, bugs, assertSmall.",
                "check.jpfArgs = tasks=two         @ check.jpfArgs: tasks = \"two\" does not fit: tasks of sample.Counter is int.",
                "check.jpfArgs = bugs=NOTHING      @ check.jpfArgs: bugs = \"NOTHING\" does not fit: bugs of sample.Counter is any of NO_LOCK|NO_UNLOCK.",
                "check.jpfSometimes = NoUpdate     @ check.jpfSometimes: NoUpdate is not among those of check.sometimes. The check has no goals: leave check.jpfSometimes out.",
                "check.jpfSometimes = NONE         @ check.jpfSometimes: NONE is not among those of check.sometimes. The check has no goals: leave check.jpfSometimes out.",
                "check.jpfArgs = bugs=NONE         @ check.jpfArgs: bugs=NONE is in check.args too. Leave it out here.",
                "check.mutants = bugs+NOTHING      @ check.mutants: bugs+NOTHING: bugs = \"NOTHING\" does not fit: bugs of sample.Counter is any of NO_LOCK|NO_UNLOCK.",
                "check.mutants = Count.ran/lock    @ check.mutants: Count.ran/lock: Count has no method ran. Did you mean run?",
                "check.mutants = Coumt.run/lock    @ check.mutants: Coumt.run/lock: the model runs no code of a class Coumt. Name one that it does run.",
                "check.mutants = Count.run/a#99999 @ is no mutant. Write PARAMETER+CONSTANT, PARAMETER-CONSTANT, CLASS.METHOD/CALL, CLASS.METHOD/CALL#NUMBER, CLASS.METHOD?NUMBER=false or CLASS.METHOD?NUMBER=true.",
            })
    void whatIsWrongInThemIsRefused(String line, String message) throws IOException {
        for (String command : new String[] {"check", "mutants"}) {
            if (command.equals("mutants") && !line.startsWith("check.mutants")) continue;
            Command run = run(command, line + "\n");
            assertThat(run.err()).contains(message).hasLineCount(1);
            assertThat(run.exit()).isEqualTo(151);
        }
    }

    @Test
    void goalsForJpfAreSomeOfThem() throws IOException {
        String sometimes = "check.sometimes = SomebodyCounts\ncheck.jpfSometimes = ";
        assertThat(run("check", sometimes + "SomebodyCounts\n").err())
                .contains("these are all of check.sometimes, which JPF is asked anyway.");
        assertThat(run("check", sometimes + "SomebodyCounts, SomebodyCounts\n").err())
                .contains("check.jpfSometimes: a goal stands twice. Keep one.");
    }

    @Test
    void aMutantIsNamedOnceWithOrWithoutThePackage() throws IOException {
        String twice = "check.mutants = Counter$Count.run/lock, sample.Counter$Count.run/lock\n";
        assertThat(run("mutants", twice).err())
                .contains("sample.Counter$Count.run/lock stands twice: once with the package");
    }

    @Test
    void mutantsWithoutAPlaceInTheCodeAreErrorsOfTheCheck() throws IOException {
        for (String mutant : new String[] {"Count.run/lockit", "Count.run?9=true"}) {
            Command run = run("mutants", "check.mutants = " + mutant + "\n");
            assertThat(run.err()).contains(mutant + ": Count.run has ");
            assertThat(run.exit()).isEqualTo(151);
        }
    }

    @Test
    void whatFitsIsTaken() throws IOException {
        String more =
                """
                check.jpfArgs      = tasks=1
                check.sometimes    = SomebodyCounts
                check.jpfSometimes = NONE
                check.mutants      = bugs+NO_LOCK, Counter$Count.run/lock
                """;
        assertThat(run("check", more).exit()).isZero();
        assertThat(run("mutants", more).exit()).isZero();
    }

    @Test
    void aMutantAtWhichAPropertyThrowsIsNotKilled() throws IOException {
        Outsider outsider = new Outsider(folder);
        outsider.model(
                "Divided",
                """
                public enum Bug { DOUBLE, TRIPLE }
                int x;
                final int next;
                final Task t = new T();
                public Divided(java.util.Set<Bug> bugs) {
                    next = bugs.contains(Bug.DOUBLE) ? 2 : bugs.contains(Bug.TRIPLE) ? 3 : 1;
                }
                final class T extends Task {
                    T() { super("t"); }
                    protected void run() { x = next; }
                }
                """);
        outsider.property("Small", "Invariant", "Divided", "m.x < 3 && 2 / (2 - m.x) > 0");
        String check =
                """
                check.model = out.Divided
                check.args = bugs=NONE
                check.always = Small
                check.mutants = bugs+DOUBLE, bugs+TRIPLE
                """;
        Command text = outsider.run("mutants", check);
        assertThat(text.out())
                .contains(
                        "!   bugs+DOUBLE: not killed: a property threw ArithmeticException in Small.holds (Small.java:2), and a property that throws says neither that the change is right nor that it is wrong, 1 step\n")
                .contains("    bugs+TRIPLE: Small fails, 1 step\n")
                .endsWith("1 of 2 mutants turn their check red\n");
        assertThat(text.exit()).isEqualTo(21);
        Command table = outsider.run("mutants", check, "--format", "markdown");
        assertThat(table.out())
                .contains("| `c` | `bugs+DOUBLE` | **a property threw** |")
                .contains("| `c` | `bugs+TRIPLE` | Small fails |");
    }

    @Test
    void aTableOfOneEngineSaysWhatIsAsExpected() throws IOException {
        String wrong = CHECK.replace("bugs=NONE", "bugs=NO_LOCK");
        Path good = Files.writeString(folder.resolve("good.jpf"), CHECK);
        Path bad = Files.writeString(folder.resolve("wrong.jpf"), wrong);
        String traces = folder.resolve("traces").toString();
        Command run =
                Command.with(
                        "check",
                        good.toString(),
                        bad.toString(),
                        "--format",
                        "markdown",
                        "--traces",
                        traces);
        assertThat(run.out())
                .contains(" | as expected |\n")
                .contains("NoUpdateIsLost fails at rest")
                .contains(" | expected: holds |\n")
                .contains("\n1 of 2 checks as expected, 1 not. The run took ");
        assertThat(run.exit()).isEqualTo(12);
    }

    private static final String NONE =
            """
            public enum Bug { NONE, A, X }
            int x;
            public Bugs(java.util.Set<Bug> bugs) { x = bugs.size(); }
            final Task task = new Task("t") { protected void run() { x++; } };
            """;

    /** A set without elements is called NONE: a constant so called would be lost or come up. */
    @ParameterizedTest
    @ValueSource(strings = {"bugs=NONE|A; bugs+X", "bugs=X; bugs-X", "bugs=A; bugs+X"})
    void aConstantThatIsCalledAsTheEmptySetIsNotChanged(String pair) throws IOException {
        Outsider outsider = new Outsider(folder);
        outsider.model("Bugs", NONE);
        String[] words = pair.split("; ");
        String check = "check.model = out.Bugs\ncheck.args = %s\ncheck.mutants = %s\n";
        Command run = outsider.run("mutants", check.formatted(words[0], words[1]));
        assertThat(run.err()).contains("out.Bugs$Bug has a constant NONE, which is what a set");
        assertThat(run.exit()).isEqualTo(151);
    }
}
