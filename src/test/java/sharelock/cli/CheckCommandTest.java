package sharelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sharelock.Golden;
import sharelock.engine.Engine;
import sharelock.jpf.JpfFinder;
import sharelock.result.Change;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Progress.Phase;
import sharelock.result.Result;
import sharelock.result.Trace;
import sharelock.result.TraceStep;

class CheckCommandTest {
    private static final String ARGS =
            "check.args = tasks=2, direction=UP, bugs=NO_LOCK, assertSmall=false";

    @TempDir Path folder;

    private Path write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private Path counter(String name, String... lines) throws IOException {
        String more = String.join("\n", lines);
        return write(name, "# Two tasks count.", "check.model = sample.Counter", ARGS, more);
    }

    private Command check(Engine engine, Object... args) {
        List<String> words = new java.util.ArrayList<>(List.of("check"));
        for (Object arg : args) words.add(arg.toString());
        words.addAll(List.of("--traces", folder.resolve("traces").toString()));
        return Command.with(engine, words.toArray(String[]::new));
    }

    private String anonymous(String text) {
        return text.replace(folder.toString(), "FOLDER");
    }

    @ParameterizedTest
    @CsvSource({
        "holds,                 HOLDS,       '',                0",
        "holds,                 DEADLOCK,    deadlock,         11",
        "holds,                 INVARIANT,   sample.CountIsSmall, 12",
        "holds,                 AT_REST,     NoUpdateIsLost,   12",
        "holds,                 ASSERTION,   AssertionError,   14",
        "holds,                 RULE,        use-after-free,   14",
        "holds,                 UNREACHED,   SomebodyCounts,   21",
        "deadlocks,             DEADLOCK,    deadlock,          0",
        "deadlocks,             HOLDS,       '',               21",
        "deadlocks,             INVARIANT,   CountIsSmall,     12",
        "fails CountIsSmall,    INVARIANT,   sample.CountIsSmall, 0",
        "fails sample.CountIsSmall, INVARIANT, sample.CountIsSmall, 0",
        "fails CountIsSmall,    AT_REST,     NoUpdateIsLost,   12",
        "fails CountIsSmall,    HOLDS,       '',               21",
        "fails CountIsSmall,    DEADLOCK,    deadlock,         11",
        "fails use-after-free,  RULE,        use-after-free,    0",
        "fails use-after-free,  RULE,        double-free,      14",
        "fails NullPointerException, EXCEPTION, NullPointerException, 0",
        "fails java.lang.NullPointerException, EXCEPTION, NullPointerException, 0",
        "fails NullPointerException, PROPERTY_THREW, NullPointerException, 14",
        "fails AssertionError,  PROPERTY_THREW, AssertionError, 14",
        "fails property NullPointerException, PROPERTY_THREW, NullPointerException, 0",
        "fails property java.lang.NullPointerException, PROPERTY_THREW, NullPointerException, 0",
        "fails property NullPointerException, EXCEPTION, NullPointerException, 14",
        "fails property AssertionError, PROPERTY_THREW, NullPointerException, 14",
        "holds,                 PROPERTY_THREW, NullPointerException, 14",
        "fails AssertionError,  ASSERTION,   AssertionError,    0",
        "fails assertion,       ASSERTION,   AssertionError,    0",
        "fails SomebodyCounts,  UNREACHED,   sample.SomebodyCounts, 0",
        "fails SomebodyCounts,  PASSED_BY,   SomebodyCounts,   21",
        "deadlocks,             PASSED_BY,   deadlock,         21",
        "deadlocks,             UNREACHED,   deadlock,         21",
    })
    void theExitCodeSaysWhatWasUnexpected(String expected, String kind, String name, int exit)
            throws IOException {
        Path file =
                counter(
                        "c.jpf",
                        "check.always = CountIsSmall",
                        "check.atRest = NoUpdateIsLost",
                        "check.sometimes = SomebodyCounts",
                        "check.expect = " + expected);
        FixedEngine engine =
                kind.equals("HOLDS")
                        ? FixedEngine.holding()
                        : FixedEngine.failing(Failure.Kind.valueOf(kind), name);
        assertThat(check(engine, file).exit()).isEqualTo(exit);
    }

    @Test
    void aCutSearchIsNeverAVerdict() throws IOException {
        Path holds = counter("a.jpf");
        Path fails = counter("b.jpf", "check.expect = deadlocks");
        Engine engine = FixedEngine.incomplete("The time limit cut the search.");
        assertThat(check(engine, holds).exit()).isEqualTo(20);
        Command run = check(engine, fails);
        assertThat(run.exit()).isEqualTo(20);
        assertThat(run.out()).contains("incomplete").contains("The time limit cut the search.");
    }

    @Test
    void aSingleCheckShowsItsTraceThoughItIsExpected() throws IOException {
        Path file =
                counter(
                        "lost-update.jpf",
                        "check.always = CountIsSmall",
                        "check.expect = fails CountIsSmall",
                        "check.through = Counter$Count.run",
                        "check.claim = \"the count is small\"");
        Command run = check(failing(), file);
        assertThat(run.exit()).isZero();
        Golden.assertSame("check-single.txt", anonymous(run.out()));
    }

    @Test
    void inARunOfManyOnlyTheUnexpectedShowsItsTrace() throws IOException {
        counter("a.jpf", "check.always = CountIsSmall", "check.expect = fails CountIsSmall");
        counter(
                "b-with-a-rather-long-name-of-its-own.jpf",
                "check.claim = \"nobody can reduce it to one because all paths are excluded\"");
        counter("c.jpf", "check.model = sample.Missing");
        counter("large.jpf", "check.size = large");
        Command run = check(failing(), folder);
        assertThat(run.exit()).isEqualTo(151);
        Golden.assertSame("check-many.txt", anonymous(run.out()));
    }

    private static FixedEngine failing() {
        return FixedEngine.failing(Failure.Kind.INVARIANT, "sample.CountIsSmall");
    }

    @Test
    void jsonIsOneObjectOnOneLineForEachCheck() throws IOException {
        counter("a.jpf", "check.always = CountIsSmall", "check.expect = fails CountIsSmall");
        counter("b.jpf");
        Files.writeString(folder.resolve("c.jpf"), "check.model = sample.Missing\n");
        Command run = check(failing(), folder, "--format", "json");
        Golden.assertSame("check.json", anonymous(run.out()));
        assertThat(run.exit()).isEqualTo(151);
    }

    @Test
    void largeChecksRunByNameOrWithAll() throws IOException {
        Path file = counter("large.jpf", "check.size = large");
        Engine engine = FixedEngine.holding();
        Command skipped = check(engine, folder);
        assertThat(skipped.exit()).isEqualTo(21);
        assertThat(skipped.err())
                .isEqualTo("sharelock: all checks are large and were skipped. --all runs them.\n");
        assertThat(check(engine, folder, "--all").exit()).isZero();
        assertThat(check(engine, file).exit()).isZero();
    }

    @Test
    void theOtherEngineIsSkippedInOneLine() throws IOException {
        Path file = counter("c.jpf");
        Engine engine = FixedEngine.holding();
        String line =
                "sharelock: jpf: skipped for all checks, because no JPF was found. "
                        + new JpfFinder().howToProvide()
                        + "\n";
        Command jpf = check(engine, file, "--engine", "jpf");
        assertThat(jpf).isEqualTo(new Command(21, "", line));
        Command both = check(engine, file, "--engine", "both");
        assertThat(both.exit()).isZero();
        assertThat(both.err()).startsWith(line);
    }

    @Test
    void aLogGetsALineOfProgressEveryTenSeconds() throws IOException {
        Path file = counter("c.jpf");
        Engine engine = FixedEngine.holding();
        assertThat(check(engine, file).err())
                .isEqualTo(
                        """
                        c: 1,000 states, 4,000 transitions, 50 states/s, queue 100, depth 5, 40000 B/state, 38 MB of 1024 MB, 20 s
                        c: 1,900 states, 9,000 transitions, 61 states/s, queue 50, depth 8, 42105 B/state, 76 MB of 1024 MB, 31 s, about 1 s left
                        """);
        assertThat(check(engine, file, "--progress", "off").err()).isEmpty();
    }

    @Test
    void memoryThatRunsOutIsOneClearError() throws IOException {
        Path file = counter("c.jpf");
        Command run =
                check(
                        new AnsweringEngine(
                                progress -> {
                                    throw new OutOfMemoryError("heap");
                                }),
                        file);
        assertThat(run.exit()).isEqualTo(153);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("sharelock: out of memory with a heap of ")
                .hasLineCount(1);
    }

    @Test
    void memoryThatRunsOutInASearchSaysHowFarItCame() throws IOException {
        Path file = counter("c.jpf");
        Command run = check(new AnsweringEngine(CheckCommandTest::full), file);
        assertThat(run.exit()).isEqualTo(153);
        assertThat(run.err()).contains("Reached: 7,000 states, ").hasLineCount(1);
    }

    @Test
    void aBugInSharelockAsksToBeReported() throws IOException {
        Path file = counter("c.jpf");
        Command run =
                check(
                        new AnsweringEngine(
                                progress -> {
                                    throw new IllegalStateException("slots overlap");
                                }),
                        file);
        assertThat(run.exit()).isEqualTo(255);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("sharelock: this is a bug in Sharelock ")
                .contains("Please report it")
                .contains("slots overlap");
    }

    @Test
    void aReplayFollowsTheModelOfToday() throws IOException {
        Path file = counter("c.jpf", "check.always = CountIsSmall", "check.expect = deadlocks");
        check(failing(), file);
        String trace = folder.resolve("traces/c.trace.json").toString();
        Command same = Command.with(failing(), "replay", trace);
        assertThat(same.err()).isEmpty();
        assertThat(same.exit()).isZero();
        Golden.assertSame("replay.txt", anonymous(same.out()));
    }

    @Test
    void aReplayNamesTheStepAtWhichTheModelHasChanged() throws IOException {
        check(failing(), counter("c.jpf", "check.always = CountIsSmall"));
        Path trace = folder.resolve("traces/c.trace.json");
        List<TraceStep> steps = FixedEngine.TRACE.steps();
        TraceStep third = steps.get(2);
        TraceStep other =
                new TraceStep(
                        0,
                        third.kind(),
                        List.of(),
                        third.action(),
                        third.at(),
                        List.of(new Change("count", "0", "2", false)));
        assertThat(replayed(trace, List.of(steps.get(0), steps.get(1), other)))
                .isEqualTo(
                        "The model has changed, so that the trace no longer fits at step 3. It was"
                                + " task0: model.count = seen + by (Counter.java:58); it changes"
                                + " [count: 0 -> 2] now. Run the check again for a new trace.");
        assertThat(replayed(trace, steps.subList(0, 1)))
                .contains("at step 2.")
                .contains("the task cannot make this step any more");
    }

    private String replayed(Path trace, List<TraceStep> steps) {
        Trace now = new Trace(FixedEngine.TRACE.tasks(), FixedEngine.TRACE.initial(), steps);
        FixedEngine engine = new FixedEngine(FixedEngine.holding().result(), now);
        Command run = Command.with(engine, "replay", trace.toString());
        assertThat(run.exit()).isEqualTo(21);
        String start = "sharelock: " + trace + ": ";
        assertThat(run.err()).startsWith(start).hasLineCount(1);
        return run.err().substring(start.length()).strip();
    }

    @Test
    void dumpPrintsWhatTheEngineSays() throws IOException {
        Path file = counter("c.jpf");
        Command run = Command.with(FixedEngine.holding(), "dump", file.toString());
        assertThat(run).isEqualTo(new Command(0, "word 0\n", ""));
    }

    /** A search for which memory runs out. */
    private static Result full(Consumer<Progress> progress) {
        progress.accept(
                new Progress(
                        Phase.SEARCHING, 7000, 9000, 10, 5, 4096, 1 << 20, Duration.ofSeconds(3)));
        throw new OutOfMemoryError("heap");
    }
}
