package sharelock.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import sharelock.cli.console.Console;
import sharelock.engine.Answers;
import sharelock.engine.Answers.Agreement;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Outcome;
import sharelock.question.CheckFile;
import sharelock.result.Progress;
import sharelock.result.Result;

/** What came of a check, where a signal has come too. */
class CheckRunTest {
    private static final CheckFile CHECK =
            CheckFile.of("c", "c.jpf", "", Map.of("check.model", "sample.Counter"));
    private static final CheckFile OTHER =
            CheckFile.of("d", "d.jpf", "", Map.of("check.model", "sample.Counter"));
    private static final Progress NONE = Progress.in(Progress.Phase.CONSTRUCTING, Duration.ZERO);

    @Test
    void aResultOfAnotherKindStaysAsItIs() {
        Outcome error = Outcome.error(Result.JPF, CHECK, "JPF was interrupted.");
        assertThat(error.interruptedBy("SIGINT")).isSameAs(error);
        Outcome cut = Outcome.incomplete(Result.JPF, CHECK, NONE, "The budget is used up.");
        assertThat(cut.interruptedBy("SIGINT").result()).isEqualTo(cut.result());
    }

    @Test
    void theSignalIsNamedAndTheEngineStays() {
        String note = "JPF was interrupted.";
        Outcome ours =
                Outcome.incomplete(
                        Result.EXPLICIT, CHECK, NONE, "Interrupted in phase constructing.");
        Outcome theirs = Outcome.incomplete(Result.JPF, CHECK, NONE, note);
        Answers named =
                new Answers(ours, List.of(new Answers.Other(theirs, Agreement.NOT_COMPARED, note)))
                        .interruptedBy("SIGINT");
        Result second = named.others().get(0).outcome().result();
        assertThat(named.first().result().note())
                .isEqualTo("Interrupted by SIGINT in phase constructing.");
        assertThat(second.note()).isEqualTo("JPF was interrupted by SIGINT.");
        assertThat(second.engine()).isEqualTo(Result.JPF);
        assertThat(named.note()).isEqualTo("JPF was interrupted by SIGINT.");
    }

    /** A verdict that an engine has come to is kept, and each engine that was asked is told of. */
    @Test
    void whatWasInterruptedIsToldOfEachEngineAsFarAsItCame() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Outcome ours = Outcome.error(Result.EXPLICIT, CHECK, "its verdict");
        Outcome theirs = Outcome.incomplete(Result.JPF, CHECK, NONE, "JPF was interrupted.");
        CheckRun.Asking asking =
                (check, limits, progress) -> {
                    begun.countDown();
                    boolean ended =
                            Uninterruptibles.awaitUninterruptibly(
                                    new CountDownLatch(1), 1, SECONDS);
                    assertThat(ended).isFalse();
                    return new Answers(
                            ours, List.of(new Answers.Other(theirs, Agreement.NOT_COMPARED, "")));
                };
        Map<CheckFile, Answers> ran = interrupted(asking, begun);
        assertThat(ran.get(CHECK).outcomes())
                .extracting(outcome -> outcome.result().note())
                .containsExactly("its verdict", "JPF was interrupted.");
        assertThat(ran.get(OTHER).outcomes())
                .extracting(outcome -> outcome.result().engine())
                .containsExactly(Result.EXPLICIT, Result.JPF);
        assertThat(ran.get(OTHER).outcomes())
                .extracting(outcome -> outcome.result().note())
                .containsOnly("Not run: interrupted by the thread's owner.");
        assertThat(ran.get(OTHER).agreement()).isEqualTo(Agreement.NOT_COMPARED);
    }

    @Test
    void whatDoesNotEndWasRun() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CheckRun.Asking asking =
                (check, limits, progress) -> {
                    begun.countDown();
                    Uninterruptibles.awaitUninterruptibly(end);
                    throw new IllegalStateException();
                };
        Map<CheckFile, Answers> ran = interrupted(asking, begun);
        end.countDown();
        assertThat(ran.get(CHECK).outcomes())
                .extracting(outcome -> outcome.result().note())
                .containsOnly("Interrupted by the thread's owner in phase constructing.");
    }

    /** What is told of two checks, where the first is interrupted when it has begun. */
    private static Map<CheckFile, Answers> interrupted(CheckRun.Asking asking, CountDownLatch begun)
            throws Exception {
        Map<CheckFile, Answers> ran = new ConcurrentHashMap<>();
        CheckRun.Audience audience =
                new CheckRun.Audience() {
                    @Override
                    public void ran(CheckFile check, Answers answers) {
                        ran.put(check, answers);
                    }

                    @Override
                    public void failed(CheckFile check, CheckRun.Failed why) {
                        throw new AssertionError(why);
                    }
                };
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CheckRun run =
                new CheckRun(
                        new CheckRun.Job(List.of(Result.EXPLICIT, Result.JPF), asking),
                        Limits.defaults().withWorkers(1),
                        new Console(nowhere, nowhere, false, 80, false),
                        ProgressLine.Mode.OFF);
        Thread runs = new Thread(() -> run.run(List.of(CHECK, OTHER), audience));
        runs.start();
        begun.await();
        runs.interrupt();
        runs.join();
        return ran;
    }
}
