package sharelock.jpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sharelock.engine.Engine.Limits;
import sharelock.jpf.JpfRunner.Installation;
import sharelock.jpf.JpfRunner.Subject;
import sharelock.jpf.wire.Evidence;
import sharelock.jpf.wire.Fault;
import sharelock.jpf.wire.Fault.At;
import sharelock.jpf.wire.Fault.Cause;
import sharelock.jpf.wire.Names;
import sharelock.jpf.wire.Names.Keys;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Verdict;

/** Whatever becomes of JPF, nothing but a whole report of a whole search is a verdict. */
class FailureModesTest {
    private static final Limits ENOUGH =
            new Limits(1, 1000, 64 << 20, Duration.ofSeconds(60), Duration.ZERO);
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

    @TempDir Path folder;

    private JpfRunner engine(String behaviour) throws IOException {
        return new JpfRunner(
                FakeJpf.in(folder, behaviour),
                new Installation(CLASSES, List.of(), FailureModesTest.class.getClassLoader()));
    }

    private Result check(String behaviour, Limits limits, String... goals) throws IOException {
        return engine(behaviour)
                .check(new Subject(Map.of(), List.of(goals)), limits, progress -> {});
    }

    private static String error(String property, String details) {
        return "<result findings=\"errors\"><error id=\"0\"><property>%s</property><details>%s\n\tat x.Y.<init>(Y.java:1)\n</details></error></result>"
                .formatted(property, details);
    }

    @Test
    void aCompleteSearchWithoutAnErrorHolds() throws IOException {
        Result result = check(FakeJpf.SAYS_HOLDS, ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.counts()).isEqualTo(new Result.Counts(5, 12, 0, true));
        assertThat(result.engine()).isEqualTo("jpf");
    }

    @Test
    void noEndStateAndNoErrorIsAnError() throws IOException {
        Result result = check(FakeJpf.report("<result findings=\"none\"/>", 5, 0), ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.counts().complete()).isFalse();
        assertThat(result.note())
                .startsWith(
                        "JPF reports no error, but no state either in which the model ends, and"
                                + " nobody has looked at one: nothing was shown.");
    }

    @Test
    void noStateAtRestShowsNothingOfStatesAtRest() throws IOException {
        String endless =
                FakeJpf.report("<result findings=\"none\"/>", 5, 0) + FakeJpf.hears(FakeJpf.LOOKED);
        Result result = check(endless, ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        Result asked = result.asking(new Result.Asked(1, 1, 0, 9)).unlessNeverAtRest();
        assertThat(asked.failure()).isEqualTo(Result.NEVER_AT_REST);
        assertThat(asked.engine()).isEqualTo("jpf");
        Result unasked = result.asking(new Result.Asked(1, 0, 0, 9)).unlessNeverAtRest();
        assertThat(unasked.verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aSearchThatJpfCutsIsIncomplete() throws IOException {
        Result result = check(FakeJpf.SAYS_HOLDS + FakeJpf.hears(FakeJpf.CUT), ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(result.counts().complete()).isFalse();
        assertThat(result.note())
                .isEqualTo(
                        "JPF came to a limit of its search, of memory (it had 64 MB) or one that a"
                                + " key of JPF sets, and did not look behind it.");
        String tooMany = FakeJpf.report("<result findings=\"none\"/>", 1001, 1);
        assertThat(check(tooMany, ENOUGH).verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void aSearchOfWhoseEndNobodyHasHeardShowsNothing() throws IOException {
        for (Evidence heard :
                List.of(
                        Evidence.NONE,
                        new Evidence(Set.of(), true, false, false),
                        new Evidence(Set.of("a.Goal"), false, false, false))) {
            Result result = check(FakeJpf.SAYS_HOLDS + FakeJpf.hears(heard), ENOUGH);
            assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
            assertThat(result.note())
                    .startsWith(
                            "JPF reports no error, but nobody has heard that its search came to the"
                                    + " end: nothing was shown.");
        }
    }

    @Test
    void whatAModelPrintsIsNoEvidence() throws IOException {
        String prints =
                "for (String s : new String[] {\"reached: a.Goal\", \"reached|a.Goal\", \"looked\","
                        + " \"complete\", \"search:  maxDepth=9,constraints=0\"})"
                        + " System.out.println(s);";
        assertThat(check(prints + FakeJpf.SAYS_HOLDS, ENOUGH, "a.Goal").failure().name())
                .isEqualTo("a.Goal");
        String unseen = FakeJpf.report("<result findings=\"none\"/>", 5, 0);
        assertThat(check(prints + unseen, ENOUGH).verdict()).isEqualTo(Verdict.ERROR);
        String cut = FakeJpf.hears(FakeJpf.CUT);
        assertThat(check(FakeJpf.SAYS_HOLDS + cut + prints, ENOUGH).verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    /** The second run writes nothing; what the first one wrote is not its own. */
    @Test
    void aRunIsNotTakenForTheOneBeforeIt() throws IOException {
        String once =
                "if (keys.getProperty(\"%s\") == null) { %s }"
                        .formatted(Keys.REFUTE, FakeJpf.SAYS_HOLDS);
        Result result = check(once, ENOUGH, "a.Goal");
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.note()).startsWith("JPF did not run the check and wrote no report.");
    }

    @Test
    void aGoalThatTheSearchCameByIsReachedAndOneOfASimilarNameIsNot() throws IOException {
        String heard =
                FakeJpf.SAYS_HOLDS
                        + FakeJpf.hears(new Evidence(Set.of("b.a.Goal"), false, false, true));
        assertThat(check(heard, ENOUGH, "b.a.Goal").verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(check(heard, ENOUGH, "a.Goal").verdict()).isEqualTo(Verdict.FAILS);
    }

    @Test
    void whatTheListenerThrowsIsThrown() throws IOException {
        String tells = "System.out.println(\"max memory:  17MB\"); Thread.sleep(60_000);";
        JpfRunner engine = engine(tells);
        assertThatThrownBy(
                        () ->
                                engine.check(
                                        new Subject(Map.of(), List.of()),
                                        ENOUGH,
                                        progress -> {
                                            throw new IllegalStateException("no room");
                                        }))
                .hasMessage("no room");
    }

    @Test
    void aPropertyThatDoesNotHoldIsNamed() throws IOException {
        Fault fault = new Fault(Cause.INVARIANT, "a.B", new At("a/B.java", 12), "it < 1 & > 0");
        Result result = check(FakeJpf.says(fault), ENOUGH);
        Failure failure = result.failure();
        assertThat(result.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVARIANT);
        assertThat(failure.name()).isEqualTo("a.B");
        assertThat(failure.message()).isEqualTo("it does not hold");
        assertThat(failure.explanation()).isEqualTo("it < 1 & > 0");
        assertThat(failure.at()).hasToString("B.java:12");
    }

    @Test
    void whatAnExceptionSaysComesThroughWhateverItIs() throws IOException {
        String said = "it does not hold: a|b\n\tat x\u0001 100% </details> ]]> \u00e4 \ud800";
        Fault fault = new Fault(Cause.ASSERTION, "AssertionError", new At("a/B.java", 12), said);
        Failure failure = check(FakeJpf.says(fault), ENOUGH).failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.ASSERTION);
        assertThat(failure.message()).isEqualTo(said);
        assertThat(failure.explanation()).isEmpty();
    }

    @Test
    void aThreadThatIsLostIsAnErrorAndSoIsAFaultThatIsNone() throws IOException {
        Fault lost = new Fault(Cause.LOST, "lost", At.NOWHERE, "the thread of a has ended");
        Result result = check(FakeJpf.says(lost), ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.note()).contains("the thread of a has ended");
        String property = "gov.nasa.jpf.vm.NoUncaughtExceptionsProperty";
        for (String none : List.of("", "INVARIANT|a.B", "SOMETHING|a.B||", "RULE|%1||")) {
            String error = error(property, Names.VIOLATION + ": " + none);
            assertThat(check(FakeJpf.report(error, 5, 0), ENOUGH).verdict())
                    .isEqualTo(Verdict.ERROR);
        }
    }

    @Test
    void aDeadlockThatJpfSeesIsADeadlock() throws IOException {
        String deadlock = error("gov.nasa.jpf.vm.NotDeadlockedProperty", "deadlock encountered");
        Result result = check(FakeJpf.report(deadlock, 5, 0), ENOUGH);
        assertThat(result.failure().kind()).isEqualTo(Failure.Kind.DEADLOCK);
    }

    @Test
    void anExceptionThatIsNoFailureOfTheModelIsAnError() throws IOException {
        String details = "java.lang.IllegalArgumentException: no constructor of a.B takes [c]";
        String error = error("gov.nasa.jpf.vm.NoUncaughtExceptionsProperty", details);
        Result result = check(FakeJpf.report(error, 1, 0), ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.note()).startsWith("JPF could not run the check: ").contains(details);
    }

    @Test
    void memoryThatJpfSeesRunOutIsNoVerdict() throws IOException {
        String error = error("gov.nasa.jpf.vm.NoOutOfMemoryErrorProperty", "");
        assertThat(check(FakeJpf.report(error, 5, 0), ENOUGH).verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void memoryThatRunsOutIsNoVerdict() throws IOException {
        String greedy =
                "for (var all = new java.util.ArrayList<byte[]>();;) all.add(new byte[1 << 20]);";
        Result result = check(greedy, ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(result.note())
                .isEqualTo(
                        "JPF ran out of memory with a heap of 64 MB. Give it more with --max-memory,"
                                + " or a smaller model with check.jpfArgs.");
    }

    @Test
    void timeThatRunsOutIsNoVerdict() throws IOException {
        Result result =
                check(
                        "Thread.sleep(60_000);",
                        new Limits(1, 1000, 64 << 20, Duration.ofSeconds(1), Duration.ZERO));
        assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(result.note())
                .isEqualTo("JPF was stopped after 1 s, the time budget of the check.");
    }

    @Test
    void statesThatRunOutAreNoVerdict() throws IOException {
        Result result =
                check(
                        "System.out.println(\"states:  new=1011,visited=4,backtracked=1,end=1\");"
                                + " Thread.sleep(60_000);",
                        ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(result.note())
                .isEqualTo("JPF was stopped after 1,011 states, the budget of the check.");
    }

    @Test
    void aCrashIsAnErrorWithTheLastLines() throws IOException {
        Result result = check("System.out.println(\"ouch\"); System.exit(1);", ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.note()).isEqualTo("JPF crashed. Its last lines:\nouch");
    }

    @Test
    void noReportIsAnErrorWithTheLastLines() throws IOException {
        Result result = check("System.out.println(\"no target\");", ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.note())
                .isEqualTo(
                        "JPF did not run the check and wrote no report. Its last lines:\n"
                                + "no target");
    }

    @Test
    void halfAReportIsAnError() throws IOException {
        String half = FakeJpf.writes("<jpfreport><result findings=\"none\"/>");
        assertThat(check(half, ENOUGH).verdict()).isEqualTo(Verdict.ERROR);
        String withoutStatistics = FakeJpf.writes("<jpfreport><result/></jpfreport>");
        Result result = check(withoutStatistics, ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.note()).contains("no statistics");
    }

    @Test
    void aGoalThatJpfDoesNotReachFails() throws IOException {
        Result result = check(FakeJpf.SAYS_HOLDS, ENOUGH, "a.Goal");
        assertThat(result.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(result.failure().kind()).isEqualTo(Failure.Kind.UNREACHED);
        assertThat(result.failure().name()).isEqualTo("a.Goal");
    }

    @Test
    void aFailureWhosePathCannotBeToldOfStaysOne() throws IOException {
        String storesPath =
                "new java.io.FileWriter(keys.getProperty(\"trace.file\")).close();"
                        + FakeJpf.saysFails(Cause.DEADLOCK, "deadlock");
        Result result = check(storesPath, ENOUGH);
        assertThat(result.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(result.trace()).isNull();
        assertThat(result.note())
                .startsWith("JPF could not go its path again to tell of it. Its last lines:\n")
                .contains("ClassNotFoundException: gov.nasa.jpf.JPF");
    }

    @Test
    void aJpfThatMissesThePlantedBugIsNotBelieved() throws IOException {
        JpfRunner blind = engine(FakeJpf.SAYS_HOLDS);
        assertThatThrownBy(() -> blind.testItself(ENOUGH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not find a bug that was planted for it to find")
                .hasMessageContaining("no check was run with it");
    }

    @Test
    void progressIsTold() throws IOException {
        String tells =
                "System.out.println(\"states:  new=12,visited=4,backtracked=1,end=1\");"
                        + "System.out.println(\"search:  maxDepth=9,constraints=0\");"
                        + "System.out.println(\"max memory:  17MB\");";
        List<Progress> told = new ArrayList<>();
        engine(tells + FakeJpf.SAYS_HOLDS)
                .check(new Subject(Map.of(), List.of()), ENOUGH, told::add);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).states()).isEqualTo(12);
        assertThat(told.get(0).transitions()).isEqualTo(16);
        assertThat(told.get(0).depth()).isEqualTo(9);
    }

    @Test
    void jpfEndsWhenSharelockDoes() throws Exception {
        JpfHome home = FakeJpf.in(folder, "Thread.sleep(60_000);");
        Path settings = Files.writeString(folder.resolve("check.jpf"), "");
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                home.jar() + System.getProperty("path.separator") + CLASSES,
                                Names.CHILD,
                                settings.toString())
                        .start();
        child.getOutputStream().close(); // as the system does for a parent that was killed
        assertThat(child.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = workspaces(temporary);
        check(FakeJpf.SAYS_HOLDS, ENOUGH);
        assertThat(workspaces(temporary)).isLessThanOrEqualTo(before);
    }

    private static long workspaces(Path temporary) throws IOException {
        try (var files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("sharelock-jpf"))
                    .count();
        }
    }
}
