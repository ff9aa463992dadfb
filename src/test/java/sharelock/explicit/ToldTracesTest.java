package sharelock.explicit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.Golden;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;
import sharelock.question.CheckError;
import sharelock.question.CheckFile;
import sharelock.question.ModelClasses;
import sharelock.question.Property;
import sharelock.question.Question;
import sharelock.result.Change;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.SourceLine;
import sharelock.result.Trace;
import sharelock.result.TraceStep;
import sharelock.result.Way;

/**
 * What is told of a failure, word for word but for the numbers of lines; and that the engine finds
 * the same again by its script, by its moves and with its places.
 */
class ToldTracesTest {
    private final Engine engine = CompiledModel.engine();

    /** Of each protocol and of each kind of failure one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pagetable-bug-read-faults-leak",
                "kwaitd-bug-wait4-preempt", // an invariant
                "kwaitd-claim-auto-reaped-exec", // at rest
                "kwaitd-claim-works-wall", // a deadlock
                "kwaitd-bug-cpu-up", // an exception
                "kwaitd-bug-detach", // an assertion
                "kwaitd-bug-attach-to-zombie", // a rule of the kernel
                "asyncfork-bug-joiner",
                "asyncfork-bug-wake-up-eaten",
                "stacksteal-bug-flag-lost",
                "dynamicstack-bug-nmi-stale",
            })
    void aShippedFailureIsToldAndFoundAgain(String check) {
        Question question = question(check);
        Result result = engine.answer(question, Limits.defaults(), progress -> {});
        Trace trace = result.trace();
        assertThat(trace).isNotNull();
        Golden.assertSame("told-" + check + ".txt", told(result));

        Optional<Way> replayed = engine.replay(question(check), trace, result.failure());
        assertThat(replayed).isPresent();
        assertThat(replayed.get().failure()).isEqualTo(result.failure());
        assertThat(replayed.get().trace().shortest(true)).isEqualTo(trace);

        Optional<Way> followed =
                engine.follow(
                                question(check),
                                Script.of(trace),
                                result.failure(),
                                Limits.defaults())
                        .found();
        assertThat(followed).isPresent();
        assertThat(followed.get().failure().headline()).isEqualTo(result.failure().headline());
        assertThat(followed.get().trace().steps()).hasSameSizeAs(trace.steps());
    }

    @Test
    void theEngineHasANameAndShowsWhatItCompiled() {
        assertThat(engine.name()).isEqualTo("explicit");
        assertThat(engine.inWords()).isEqualTo("the explicit engine");
        assertThat(engine.dump(question("kwaitd-bug-wait4-preempt")).orElseThrow())
                .startsWith("kwaitd.ThreadReaping\n")
                .contains("\ntask ", "\nproperty ");
    }

    /** To compile the model takes longer than to see that there is no time. */
    @Test
    void aScriptThatTakesTooLongIsGivenUp() {
        Failure wanted = new Failure(Failure.Kind.ASSERTION, "AssertionError", "", "", null);
        Limits none = new Limits(1, 1000, Long.MAX_VALUE, Duration.ofNanos(1), Duration.ZERO);
        Question large = question("pagetable-fixed-three-threads-exit");
        Sought<Way> sought = engine.follow(large, new Script(List.of()), wanted, none);
        assertThat(sought.isAbsent()).isFalse();
        assertThat(sought.whyGivenUp().orElseThrow()).contains("is used up in phase compiling");
    }

    /** What is wrong with a place is wrong with the check, and not with the model. */
    @Test
    void aPlaceThatIsNoneIsOfTheCheck(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("c.jpf");
        Files.writeString(
                file,
                """
                check.model = sample.Counter
                check.args = tasks=2, direction=UP, bugs=NO_LOCK, assertSmall=false
                check.always = CountIsSmall
                check.expect = fails CountIsSmall
                check.through = Counter.nobody
                """);
        assertThatThrownBy(() -> engine.answer(question(file), Limits.defaults(), progress -> {}))
                .isInstanceOf(CheckError.class)
                .hasMessageContaining(file + ": check.through: no step of the model lies in");
    }

    /** What a shipped check asks. */
    static Question question(String check) {
        return question(Path.of("jpf-configs", check + ".jpf"));
    }

    private static Question question(Path file) {
        return Question.of(CheckFile.read(file), ModelClasses.of(List.of()));
    }

    /** A model that has of everything: values of each type, choices, bodies, what is asked. */
    @SuppressWarnings({"ReferenceEquality", "ObjectToString"}) // as models may compare and show
    static final class Telling {
        final boolean asserts;
        int count;
        boolean flag;
        char letter = 'a';
        String text = "first";
        boolean quiet = true;
        final Cell[] cells = {new Cell(), new Cell()};
        Cell chosen = cells[0];

        final Task second =
                new Task("second") {
                    @Override
                    protected void run() {
                        flag = count >= 0 && letter != 'z';
                        if (asserts && text == "never") flag = chosen == null;
                    }
                };

        final Task third =
                new Task("third") {
                    @Override
                    protected void run() {
                        quiet = false;
                    }
                };

        final Task first =
                new Task("first") {
                    @Override
                    protected void run() {
                        int way = Steps.choose(3);
                        boolean odd = way % 2 == 1;
                        Cell mine = cells[way % 2];
                        chosen = mine;
                        if (second.finished()) text = "second";
                        Steps.atomically(
                                () -> {
                                    count += 2;
                                    count += 2;
                                    letter = odd ? 'b' : 'c';
                                    mine.value = way;
                                    text = "none";
                                    flag = !flag;
                                });
                        add(way);
                        count = way + (odd ? 10 : 20) + mine.value;
                        assert !asserts || count != 13
                                : "count is "
                                        + count
                                        + " of "
                                        + mine
                                        + " by "
                                        + letter
                                        + ", "
                                        + odd
                                        + ", "
                                        + text;
                    }
                };

        Telling(boolean asserts) {
            this.asserts = asserts;
        }

        private void add(int way) {
            chosen.value += way;
        }

        static final class Cell {
            int value;
        }
    }

    static final class SmallInWords implements Invariant<Telling> {
        @Override
        public boolean holds(Telling model) {
            int twice = 2 * model.count;
            boolean isSmall = twice < 8 || model.letter == 'c';
            return isSmall;
        }
    }

    static final class FirstIsChosen implements Invariant<Telling> {
        @Override
        public boolean holds(Telling model) {
            if (model.flag && model.chosen.value == 1) return false;
            return model.chosen == model.cells[0] || !model.flag;
        }
    }

    @SuppressWarnings("ReferenceEquality") // texts of models have no equals
    static final class TextStays implements Invariant<Telling> {
        @Override
        public boolean holds(Telling model) {
            return model.text == "first";
        }
    }

    static final class ThrowsLate implements Invariant<Telling> {
        @Override
        public boolean holds(Telling model) {
            if (model.letter == 'b')
                throw new IllegalStateException("the letter is " + model.letter);
            return true;
        }
    }

    /** Without a condition. */
    static final class StaysQuiet implements Invariant<Telling> {
        @Override
        public boolean holds(Telling model) {
            return model.quiet;
        }
    }

    /** With a condition that does not decide. */
    static final class StaysQuietAfterAll implements Invariant<Telling> {
        @Override
        public boolean holds(Telling model) {
            if (model.count > 1000) return true;
            return model.quiet;
        }
    }

    /** With a condition, on what the first step writes. */
    static final class IsQuiet implements Invariant<Telling> {
        @Override
        public boolean holds(Telling model) {
            if (!model.quiet) return false;
            return true;
        }
    }

    /** Of a value that comes from no field. */
    static final class NoneFinishes implements Invariant<Telling> {
        @Override
        public boolean holds(Telling model) {
            return finished(model) < 1;
        }

        private static int finished(Telling model) {
            int finished = 0;
            if (model.second.finished()) finished++;
            if (model.third.finished()) finished++;
            return finished;
        }
    }

    /** Of values that come from no field: a number, two of them, a reference, one with a name. */
    static final class Computed implements Invariant<Telling> {
        private final int which;

        Computed(int which) {
            this.which = which;
        }

        @Override
        public boolean holds(Telling model) {
            if (which == 0) return done(model) < 1;
            if (which == 1) return done(model) == expected(model);
            if (which == 2) return last(model) == null;
            int number = done(model);
            return number < 1;
        }

        private static int done(Telling model) {
            int n = 0;
            if (model.second.finished()) n++;
            if (model.third.finished()) n++;
            return n;
        }

        private static int expected(Telling model) {
            return model.first.finished() ? 3 : 0;
        }

        private static Task last(Telling model) {
            Task t = null;
            if (model.second.finished()) t = model.second;
            if (model.third.finished()) t = model.third;
            return t;
        }
    }

    static final class CountInLocal implements Invariant<Telling> {
        @Override
        public boolean holds(Telling model) {
            int now = model.count;
            return now < 3;
        }
    }

    static final class Anything implements Invariant<Telling> {
        @Override
        public boolean holds(Telling model) {
            return true;
        }
    }

    @Test
    void whatAnyModelMayDoIsTold() {
        StringBuilder told = new StringBuilder();
        for (Invariant<Telling> asked :
                List.of(
                        new SmallInWords(),
                        new FirstIsChosen(),
                        new TextStays(),
                        new ThrowsLate(),
                        new StaysQuiet(),
                        new StaysQuietAfterAll(),
                        new IsQuiet(),
                        new NoneFinishes(),
                        new CountInLocal(),
                        new Computed(0),
                        new Computed(1),
                        new Computed(2),
                        new Computed(3),
                        new Anything())) {
            List<Property> properties =
                    List.of(Property.always(new Anything()), Property.always(asked));
            CompiledModel engine =
                    new CompiledModel(new Telling(asked instanceof Anything), properties);
            Result result = engine.check(Limits.defaults(), progress -> {});
            told.append(told(result)).append('\n');
        }
        Golden.assertSame("told-everything.txt", told.toString());
    }

    /** A step that does more than a line can hold. */
    static final class Busy {
        int x;
        final int[] own = new int[4];

        final Task task =
                new Task("task") {
                    @Override
                    protected void run() {
                        Steps.atomically(() -> x = 1);
                        own[0] = 1;
                        own[1] = 2;
                        own[2] = 3;
                        own[3] = 4;
                        assert own[0] == 0;
                    }
                };
    }

    @Test
    void aStepTellsTheFirstThreeThingsThatItWrites() {
        CompiledModel busy = new CompiledModel(new Busy(), List.of());
        List<TraceStep> steps = busy.check(Limits.defaults(), p -> {}).trace().steps();
        assertThat(steps)
                .extracting(TraceStep::action)
                .containsExactly("Steps.atomically(...); own[0] = 1; own[1] = 2");
    }

    private static String told(Result result) {
        Failure failure = result.failure();
        assertThat(failure).isNotNull();
        Trace trace = result.trace();
        assertThat(trace).isNotNull();
        StringBuilder text = new StringBuilder();
        line(text, failure.kind() + " " + failure.name() + ": " + failure.message());
        line(text, "because " + failure.explanation());
        SourceLine at = failure.at();
        line(text, "at " + (at == null ? "-" : place(at)));
        line(text, "note " + result.note());
        trace.initial().forEach((field, value) -> line(text, "first " + field + " = " + value));
        for (TraceStep step : trace.steps()) {
            line(
                    text,
                    "%s %s %s %s (%s)"
                            .formatted(
                                    trace.tasks().get(step.task()),
                                    step.kind(),
                                    step.choices(),
                                    step.action(),
                                    place(step.at())));
            for (Change change : step.changes()) {
                line(
                        text,
                        "    %s%s: %s -> %s"
                                .formatted(
                                        change.local() ? "local " : "",
                                        change.field(),
                                        change.before(),
                                        change.after()));
            }
        }
        return text.toString();
    }

    /** Where it is, by the text of the line: numbers change with every comment. */
    private static String place(SourceLine at) {
        String folder = at.type().contains(".") ? at.type().replaceFirst("\\.[^.]*$", "") : "";
        for (String root : List.of("models", "properties", "src/main/java", "src/test/java")) {
            Path file = Path.of(root, folder.replace('.', '/'), at.file());
            if (!Files.exists(file)) continue;
            try {
                String text = Files.readAllLines(file).get(at.line() - 1).strip();
                return at.method() + " of " + at.type() + ": " + text;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        throw new AssertionError("no source of " + at);
    }

    private static void line(StringBuilder text, String words) {
        String one =
                words.replaceAll("(\\.java):\\d+", "$1").lines().collect(Collectors.joining("\\n"));
        text.append(one.stripTrailing()).append('\n');
    }
}
