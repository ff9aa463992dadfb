package sharelock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.engine.Answers;
import sharelock.engine.Answers.Agreement;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Engine.Surroundings;
import sharelock.engine.Outcome;
import sharelock.explicit.CompiledModel;
import sharelock.jpf.JpfFinder;
import sharelock.jpf.NeedsJpf;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.question.Question;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Trace;
import sharelock.result.Verdict;

/** Each kind of property and of failure, with both engines. */
@NeedsJpf
class TwoEnginesTest {
    private static final ModelClasses CLASSES =
            ModelClasses.of(List.of(Path.of("target", "test-classes").toAbsolutePath()));
    private static final Checker CHECKER = new Checker(CLASSES);
    private static final Engine EXPLICIT = CompiledModel.engine();
    private static final String BOTH_WAYS =
            "each engine can go the way of the other's trace, jpf's found breadth first";
    private static final Limits LIMITS =
            Limits.defaults()
                    .withWorkers(1)
                    .withMaxBytes(1L << 29)
                    .withTimeout(Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({
        "NOTHING,            ''",
        "ASSERT,             AssertionError",
        "THROW,              AssertionError",
        "NULL,               NullPointerException",
        "INDEX,              ArrayIndexOutOfBoundsException",
        "DIVIDE,             ArithmeticException",
        "CAST,               ClassCastException",
        "FAIL_IN_STEP,       NullPointerException",
        "FAIL_IN_GUARD,      NullPointerException",
        "ASSERT_IN_GUARD,    AssertionError",
        "FAIL_BEHIND_GUARD,  NullPointerException",
        "NOT_THE_HOLDER,     not-the-holder",
        "READ_UNLOCK,        not-the-holder",
        "WRITE_UNLOCK,       not-the-holder",
        "UP_READ,            not-the-holder",
        "UP_MUTEX,           not-the-holder",
        "RECURSIVE_LOCK,     recursive-lock",
        "RECURSIVE_MUTEX,    recursive-lock",
        "READER_WRITES,      recursive-lock",
        "RECURSIVE_DOWN,     recursive-lock",
        "SLEEP_IN_ATOMIC,    sleep-in-atomic",
        "ALLOCATE_IN_ATOMIC, sleep-in-atomic",
        "DOWN_IN_ATOMIC,     sleep-in-atomic",
        "SCHEDULE_IN_ATOMIC, sleep-in-atomic",
        "USE_AFTER_FREE,     use-after-free",
        "DOUBLE_FREE,        double-free",
        "LEAK,               leak",
        "FOREIGN_OBJECT,     foreign-object",
        "UNBALANCED_ENABLE,  unbalanced-enable",
        "WRONG_CPU,          wrong-cpu",
        "START_AWAKE,        AssertionError",
        "START_TWICE,        AssertionError",
        "NEVER_START,        deadlock",
        "WAIT_FOR_EVER,      deadlock",
        "LOST_WAKE_UP,       deadlock",
    })
    void bothFindTheFailure(String how, String failure) {
        CheckFile check = check("Failing", Map.of("check.args", "how=" + how));
        Result ours = CHECKER.check(EXPLICIT, check, LIMITS, quiet -> {}).result();
        Result theirs = CHECKER.check(jpf(), check, LIMITS, quiet -> {}).result();

        assertThat(name(ours)).isEqualTo(failure);
        assertThat(name(theirs)).isEqualTo(failure);
        if (failure.isEmpty()) return;
        assertThat(theirs.failure().kind()).isEqualTo(ours.failure().kind());
        assertThat(String.valueOf(theirs.failure().at()))
                .isEqualTo(String.valueOf(ours.failure().at()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NULL", "FAIL_IN_GUARD", "NEVER_START", "LOST_WAKE_UP"})
    void eachGoesTheWayOfTheOther(String how) {
        Answers compared = compare("Failing", Map.of("check.args", "how=" + how));

        assertThat(compared.agreement()).isEqualTo(Agreement.AGREE);
        assertThat(compared.note()).isEqualTo(BOTH_WAYS);
        assertTheSameState(compared);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_ONE_STEP,    always,    BothAreTheSame,     ''",
        "BEHIND_A_GUARD, always,    BothAreTheSame,     ''",
        "IN_TWO_WRITES,  always,    BothAreTheSame,     sample.small.Pair$BothAreTheSame",
        "IN_TWO_STEPS,   always,    BothAreTheSame,     sample.small.Pair$BothAreTheSame",
        "IN_TWO_WRITES,  always,    LeftIsFirst,        ''",
        "IN_ONE_STEP,    always,    Throws,             ArrayIndexOutOfBoundsException",
        "IN_ONE_STEP,    always,    Asserts,            AssertionError",
        "IN_ONE_STEP,    atRest,    AssertsAtRest,      AssertionError",
        "IN_ONE_STEP,    atRest,    ReaderComesFirst,   sample.small.Pair$ReaderComesFirst",
        "IN_TWO_WRITES,  atRest,    BothAreWritten,     ''",
        "IN_TWO_STEPS,   atRest,    ThrowsAtRest,       ArrayIndexOutOfBoundsException",
        "IN_ONE_STEP,    sometimes, ReaderComesLate,    ''",
        "IN_TWO_STEPS,   sometimes, ReaderComesBetween, ''",
        "IN_TWO_WRITES,  sometimes, NeverReached,       sample.small.Pair$NeverReached",
    })
    void bothSeeTheProperty(String writer, String key, String property, String failure) {
        Map<String, String> keys =
                Map.of("check.args", "writer=" + writer, "check." + key, "Pair$" + property);
        assertBothGoThere(compare("Pair", keys), failure);
    }

    @Test
    void whatAModelPrintsReachesNoGoal() {
        Answers compared = compare("Printing", Map.of("check.sometimes", "Never"));
        assertBoth(compared, "sample.small.Printing$Never");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  always,    SumIsNotSeven, false",
        "false, always,    SumIsNotSeven, false",
        "true,  always,    SumIsSmall,    true",
        "false, always,    SumIsSmall,    true",
        "true,  sometimes, LargestSum,    true",
        "false, sometimes, LargestSum,    true",
        "true,  sometimes, LargerSum,     false",
    })
    void bothTryEveryChoice(boolean inStep, String key, String property, boolean holds) {
        Map<String, String> keys =
                Map.of("check.args", "inStep=" + inStep, "check." + key, "Choosing$" + property);
        assertBothGoThere(
                compare("Choosing", keys), holds ? "" : "sample.small.Choosing$" + property);
    }

    /** Both find the failure, and each on the way of the other, where there is one. */
    private static void assertBothGoThere(Answers compared, String failure) {
        assertBoth(compared, failure);
        boolean hasTrace = compared.first().result().trace() != null;
        assertThat(compared.note()).isEqualTo(hasTrace ? BOTH_WAYS : "");
        if (hasTrace) assertTheSameState(compared);
    }

    @ParameterizedTest
    @CsvSource({"true, ''", "false, deadlock"})
    void onlyDaemonsMayWaitForEver(boolean daemon, String failure) {
        assertBoth(compare("Serving", Map.of("check.args", "daemon=" + daemon)), failure);
    }

    /** JPF stopped inside such writes and took what follows for seen. */
    @ParameterizedTest
    @CsvSource({"FIELD", "ELEMENT", "IN_STEP"})
    void bothGoOnBehindAWriteThatChangesNothing(String where) {
        assertBoth(compare("Rewriting", Map.of("check.args", "where=" + where)), "deadlock");
    }

    /** What no other task can see a property can, so that each such write is a step. */
    @ParameterizedTest
    @CsvSource({"BothAreWritten, true", "BothAreWritten, false", "NobodyIsEarly, false"})
    void bothStopBetweenWritesThatAPropertyReads(String property, boolean waits) {
        Map<String, String> keys =
                Map.of("check.args", "waits=" + waits, "check.always", "Unseen$" + property);
        assertBoth(compare("Unseen", keys), "sample.small.Unseen$" + property);
    }

    private static void assertBoth(Answers compared, String failure) {
        assertThat(compared.agreement()).as(compared.note()).isEqualTo(Agreement.AGREE);
        assertThat(name(compared.first().result())).isEqualTo(failure);
        assertThat(name(compared.others().get(0).outcome().result())).isEqualTo(failure);
    }

    /** The explicit engine goes the way of JPF's trace to the same values of the same fields. */
    private static void assertTheSameState(Answers compared) {
        Outcome jpf = compared.others().get(0).outcome();
        Trace theirs = jpf.result().trace();
        Question question = Question.of(jpf.check(), CLASSES);
        Trace way =
                EXPLICIT.follow(question, Script.of(theirs), jpf.result().failure(), LIMITS)
                        .found()
                        .orElseThrow()
                        .trace();
        Map<String, String> values = last(way);

        assertThat(values).isNotEmpty();
        assertThat(last(theirs)).containsAllEntriesOf(values);
        // What the explicit engine has done at the start, JPF does in a step.
        Map<String, String> start = new HashMap<>(way.initial());
        theirs.steps().stream()
                .flatMap(step -> step.changes().stream())
                .forEach(change -> start.remove(change.field()));
        assertThat(theirs.initial()).containsAllEntriesOf(start);
        assertThat(theirs.tasks()).containsAnyElementsOf(way.tasks());
    }

    private static Map<String, String> last(Trace trace) {
        Map<String, String> values = new HashMap<>(trace.initial());
        trace.steps().stream()
                .flatMap(step -> step.changes().stream())
                .filter(change -> !change.local())
                .forEach(change -> values.put(change.field(), change.after()));
        return values;
    }

    /** The failure; empty if the model holds. */
    private static String name(Result result) {
        Failure failure = result.failure();
        if (failure != null) return failure.name();
        assertThat(result.verdict()).as(result.note()).isEqualTo(Verdict.HOLDS);
        return "";
    }

    private static Answers compare(String model, Map<String, String> more) {
        return CHECKER.compare(List.of(EXPLICIT, jpf()), check(model, more), LIMITS, quiet -> {});
    }

    private static Engine jpf() {
        return new JpfFinder().find(Surroundings.ofProcess()).orElseThrow();
    }

    private static CheckFile check(String model, Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(more);
        keys.put("check.model", "sample.small." + model);
        return CheckFile.of(model, "test", "", keys);
    }
}
