package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.jpf.FakeJpf;
import sharelock.jpf.JpfFinder;
import sharelock.jpf.wire.Fault.Cause;
import sharelock.result.Failure;

/** The command with two engines, the second of which says what it is told to. */
class SecondEngineTest {
    private static final String INVARIANT = "sample.CountIsSmall";

    @TempDir Path folder;

    private Path counter(String expect) throws IOException {
        return Files.writeString(
                folder.resolve("c.jpf"),
                """
                # Two tasks count.
                check.model = sample.Counter
                check.args = tasks=3, direction=UP, bugs=NO_LOCK, assertSmall=false
                check.jpfArgs = tasks=2
                check.always = CountIsSmall
                check.expect = %s
                """
                        .formatted(expect));
    }

    private Command check(FixedEngine engine, String behaviour, Object... args) throws IOException {
        Path home = FakeJpf.folder(folder.resolve("jpf"), behaviour);
        List<String> words = new ArrayList<>(List.of("check"));
        for (Object arg : args) words.add(arg.toString());
        words.addAll(List.of("--traces", folder.resolve("traces").toString()));
        words.addAll(List.of("--jpf-home", home.toString(), "--progress", "off"));
        return Command.with(engine, words.toArray(String[]::new));
    }

    private static String says(String behaviour) {
        return FakeJpf.thatPassesItsTest(behaviour);
    }

    private static FixedEngine failing() {
        return FixedEngine.failing(Failure.Kind.INVARIANT, INVARIANT);
    }

    @Test
    void enginesThatAgreeAreBelieved() throws IOException {
        Path file = counter("holds");
        Command run =
                check(FixedEngine.holding(), says(FakeJpf.SAYS_HOLDS), file, "--engine", "both");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("    jpf agrees: holds for 1 invariant in 5 states, ")
                .endsWith("\n1 of 1 check as expected\n");
    }

    @Test
    void enginesThatDisagreeAreABug() throws IOException {
        Path file = counter("holds");
        String lie = says(FakeJpf.saysFails(Cause.INVARIANT, INVARIANT));
        Command run = check(FixedEngine.holding(), lie, file, "--engine", "both");
        assertThat(run.exit()).isEqualTo(255);
        assertThat(run.out())
                .contains("!   jpf DISAGREES: CountIsSmall fails, asked: 1 invariant in 9 states, ")
                .contains(
                        "the engines disagree: explicit says holds for 1 invariant in 1,234"
                                + " states, jpf says CountIsSmall fails. One"
                                + " of them is wrong, and this does not say which; please report it"
                                + " with both traces.")
                .endsWith("\n0 of 1 check as expected, 1 not\n");
        Command json =
                check(FixedEngine.holding(), lie, file, "--engine", "both", "--format", "json");
        assertThat(json.exit()).isEqualTo(255);
        assertThat(json.out().lines()).hasSize(2);
        assertThat(json.err()).contains("the engines disagree");
        assertThat(json.out().lines())
                .allMatch(
                        line ->
                                line.contains(
                                        "\"agreement\":\"disagree\",\"agreementNote\":\"the engines"));
    }

    @Test
    void aFailureThatOnlyOneEngineFindsIsADisagreementTheOtherWayRoundToo() throws IOException {
        Path file = counter("fails CountIsSmall");
        Command run = check(failing(), says(FakeJpf.SAYS_HOLDS), file, "--engine", "both");
        assertThat(run.exit()).isEqualTo(255);
        assertThat(run.out())
                .contains(
                        "explicit says CountIsSmall fails, jpf says holds for 1 invariant in 5 states")
                .contains("model.count < 2 fails: count = 2");
    }

    @Test
    void failuresOfTwoNamesAgreeOnlyIfJpfFindsTheOtherOneToo() throws IOException {
        Path file = counter("fails CountIsSmall");
        String another = FakeJpf.saysFails(Cause.DEADLOCK, "deadlock");
        String onlyAnother =
                says(
                        "if (keys.getProperty(\"check.only\") == null) { %s } else { %s }"
                                .formatted(another, FakeJpf.SAYS_HOLDS));
        assertThat(check(failing(), onlyAnother, file, "--engine", "both").exit()).isEqualTo(255);

        String both =
                says(
                        "if (keys.getProperty(\"check.only\") == null) { %s } else { %s }"
                                .formatted(another, FakeJpf.saysFails(Cause.INVARIANT, INVARIANT)));
        Command run = check(failing(), both, file, "--engine", "both");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("jpf agrees: CountIsSmall fails");
    }

    /**
     * One class can be asked always and at rest, and one exception can end a task and a property.
     */
    @Test
    void aFailureOfOneNameAndAnotherKindIsAnotherOne() throws IOException {
        Path file = counter("fails CountIsSmall");
        for (Cause cause : List.of(Cause.AT_REST, Cause.EXCEPTION, Cause.PROPERTY_THREW)) {
            String script =
                    "if (keys.getProperty(\"check.only\") == null) { %s } else { %s }"
                            .formatted(FakeJpf.saysFails(cause, INVARIANT), FakeJpf.SAYS_HOLDS);
            Command run = check(failing(), says(script), file, "--engine", "both");
            assertThat(run.exit()).as(run.out()).isEqualTo(255);
        }
    }

    @Test
    void aFailureThatJpfGivesUpLookingForIsNoDisagreement() throws IOException {
        Path file = counter("fails CountIsSmall");
        for (String gaveUp :
                List.of(FakeJpf.SAYS_HOLDS + FakeJpf.hears(FakeJpf.CUT), "System.exit(1);")) {
            String deadlock =
                    says(
                            "if (keys.getProperty(\"check.only\") == null) { %s } else { %s }"
                                    .formatted(
                                            FakeJpf.saysFails(Cause.DEADLOCK, "deadlock"), gaveUp));
            Command run = check(failing(), deadlock, file, "--engine", "both");
            assertThat(run.exit()).isEqualTo(11);
            assertThat(run.out())
                    .contains("!   jpf: deadlock, asked: 1 invariant in 9 states, ")
                    .contains(
                            "; jpf came to deadlock first, and whether it comes to CountIsSmall"
                                    + " fails too is not known: JPF ")
                    .doesNotContain("DISAGREE");
        }
    }

    @Test
    void anEngineWithoutAVerdictIsNotCompared() throws IOException {
        Path file = counter("holds");
        String noEnd =
                says(FakeJpf.report("<result findings=\\\"none\\\"/>".replace("\\", ""), 5, 0));
        Command run = check(FixedEngine.holding(), noEnd, file, "--engine", "both");
        assertThat(run.exit()).isEqualTo(153);
        assertThat(run.out())
                .contains("!   jpf: error, asked: 1 invariant in 5 states, ")
                .contains("nothing was shown");

        Command cut =
                check(
                        FixedEngine.holding(),
                        says("Thread.sleep(60_000);"),
                        file,
                        "--engine",
                        "both",
                        "--timeout",
                        "2s");
        assertThat(cut.exit()).isEqualTo(20);
        assertThat(cut.out()).contains("jpf: incomplete").contains("after 2 s, the time budget");
    }

    @Test
    void aBudgetThatDoesNotSufficeForTheSelfTestIsNoDistrust() throws IOException {
        Path file = counter("holds");
        String cut = FakeJpf.SAYS_HOLDS + FakeJpf.hears(FakeJpf.CUT);
        Command run = check(FixedEngine.holding(), cut, file, "--engine", "jpf");
        assertThat(run.exit()).isEqualTo(20);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "JPF was to find a bug that is planted for it, and the budget was used up"
                                + " before: JPF came to a limit")
                .doesNotContain("trusted");
        String slow = "Thread.sleep(60_000);";
        Command late =
                check(FixedEngine.holding(), slow, file, "--engine", "jpf", "--timeout", "1ms");
        assertThat(late.exit()).isEqualTo(20);
        assertThat(late.err()).contains("JPF was stopped after 1 ms, the time budget");
    }

    @Test
    void noStateAtRestIsAFailureWhereSomethingIsAskedThere() throws IOException {
        Path file = counter("holds");
        String endless =
                says(
                        FakeJpf.report("<result findings=\"none\"/>", 5, 0)
                                + FakeJpf.hears(FakeJpf.LOOKED));
        String lines = Files.readString(file) + "check.atRest = NoUpdateIsLost\n";
        Files.writeString(file, lines);
        Command run = check(FixedEngine.holding(), endless, file, "--engine", "jpf");
        assertThat(run.exit()).isEqualTo(21);
        assertThat(run.out()).contains("state at rest is never reached");
        Files.writeString(file, lines + "check.endless = true\n");
        assertThat(check(FixedEngine.holding(), endless, file, "--engine", "jpf").exit()).isZero();
    }

    @Test
    void aCheckThatJpfCannotRunNamesJpf() throws IOException {
        Path file = counter("holds");
        Files.writeString(
                file, Files.readString(file).replace("check.always", "check.always = Absent #"));
        Command run =
                check(
                        FixedEngine.holding(),
                        says(FakeJpf.SAYS_HOLDS),
                        file,
                        "--engine",
                        "jpf",
                        "--format",
                        "json");
        assertThat(run.exit()).isEqualTo(151);
        assertThat(run.out()).contains("\"engine\":\"jpf\",\"verdict\":\"error\"");
    }

    @Test
    void jpfAloneGivesTheVerdictAndTheExitCode() throws IOException {
        Path file = counter("holds");
        FixedEngine unused = FixedEngine.incomplete("not asked");
        Command holds = check(unused, says(FakeJpf.SAYS_HOLDS), file, "--engine", "jpf");
        assertThat(holds.exit()).isZero();
        assertThat(holds.out()).contains("  holds      c ");
        String lie = says(FakeJpf.saysFails(Cause.INVARIANT, INVARIANT));
        Command fails = check(unused, lie, file, "--engine", "jpf");
        assertThat(fails.exit()).isEqualTo(12);
        assertThat(fails.out()).contains("CountIsSmall fails; expected: holds");
    }

    @Test
    void jpfGetsTheArgumentsThatAreMeantForIt() throws IOException {
        Path file = counter("holds");
        String looks =
                says(
                        "if (!keys.getProperty(\"check.args\").contains(\"tasks=2\")) System.exit(9); "
                                + FakeJpf.SAYS_HOLDS);
        assertThat(check(FixedEngine.holding(), looks, file, "--engine", "jpf").exit()).isZero();
    }

    @Test
    void aJpfThatMissesThePlantedBugStopsTheRun() throws IOException {
        Path file = counter("holds");
        Command run = check(FixedEngine.holding(), FakeJpf.SAYS_HOLDS, file, "--engine", "both");
        assertThat(run.exit()).isEqualTo(153);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("does not find a bug that was planted for it to find");
    }

    @Test
    void aFolderThatIsNoJpfIsAnError() throws IOException {
        Path file = counter("holds");
        Command run =
                Command.with(
                        FixedEngine.holding(),
                        "check",
                        file.toString(),
                        "--engine",
                        "jpf",
                        "--jpf-home",
                        folder.toString());
        assertThat(run.exit()).isEqualTo(151);
        assertThat(run.err())
                .isEqualTo(
                        "sharelock: --jpf-home names %s, where there is no build/jpf.jar. %s\n"
                                .formatted(folder, new JpfFinder().howToProvide()));
    }

    @Test
    void anArgumentForJpfMustBeOneOfTheCheck() throws IOException {
        Path file = counter("holds");
        Files.writeString(file, Files.readString(file).replace("tasks=2", "cpus=2"));
        Command run =
                check(FixedEngine.holding(), says(FakeJpf.SAYS_HOLDS), file, "--engine", "jpf");
        assertThat(run.exit()).isEqualTo(151);
        assertThat(run.err())
                .contains(
                        "check.jpfArgs: cpus is no argument in check.args. Name one of tasks,"
                                + " direction, bugs, assertSmall.");
    }

    @Test
    void aGoalForJpfMustBeOneOfTheCheck() throws IOException {
        Path file = counter("holds");
        String more = "check.sometimes = SomebodyCounts\ncheck.jpfSometimes = %s\n";
        String lines = Files.readString(file);
        Files.writeString(file, lines + more.formatted("Somebody"));
        Command wrong =
                check(FixedEngine.holding(), says(FakeJpf.SAYS_HOLDS), file, "--engine", "jpf");
        assertThat(wrong.exit()).isEqualTo(151);
        assertThat(wrong.err())
                .contains(
                        "check.jpfSometimes: Somebody is not among those of check.sometimes. Name"
                                + " some of SomebodyCounts, or NONE.");
        Files.writeString(file, lines + more.formatted("NONE"));
        assertThat(
                        check(
                                        FixedEngine.holding(),
                                        says(FakeJpf.SAYS_HOLDS),
                                        file,
                                        "--engine",
                                        "jpf")
                                .exit())
                .isZero();
    }

    @Test
    void aTableSaysWhatBothSaid() throws IOException {
        Path file = counter("holds");
        Command run =
                check(
                        FixedEngine.holding(),
                        says(FakeJpf.SAYS_HOLDS),
                        file,
                        "--engine",
                        "both",
                        "--format",
                        "markdown");
        assertThat(run.out())
                .startsWith(
                        """
                        | check | explicit | states | s | jpf | states | s | together |
                        | --- | --- | --- | --- | --- | --- | --- | --- |
                        | `c` | holds for 1 invariant | 1,234 | 1.2 | holds for 1 invariant | 5 |\s""")
                .contains(" | agree |\n\n1 of 1 check agree. The run took ");
    }

    @Test
    void aTraceThatJpfCannotGoIsNoFailure() throws IOException {
        Path file = counter("fails CountIsSmall");
        Command found = check(failing(), says(FakeJpf.SAYS_HOLDS), file);
        assertThat(found.exit()).isZero();
        Command run = replayUnderJpf();
        assertThat(run.exit()).isEqualTo(21);
        assertThat(run.err())
                .contains("Not reached: the steps and choices of the trace do not lead to");
    }

    private Command replayUnderJpf() {
        return Command.with(
                failing(),
                "replay",
                folder.resolve("traces").resolve("c.trace.json").toString(),
                "--engine",
                "jpf",
                "--jpf-home",
                folder.resolve("jpf").toString());
    }

    @Test
    void aTraceThatJpfGivesUpIsNotKnownToBeNone() throws IOException {
        Path file = counter("fails CountIsSmall");
        check(failing(), says(FakeJpf.SAYS_HOLDS + FakeJpf.hears(FakeJpf.CUT)), file);
        Command run = replayUnderJpf();
        assertThat(run.exit()).isEqualTo(20);
        assertThat(run.err()).contains("is still reached: JPF came to a limit");
    }
}
