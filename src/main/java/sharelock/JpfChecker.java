package sharelock;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sharelock.Check.Options;
import sharelock.Checker.Outcome;
import sharelock.compile.ModelError;
import sharelock.explicit.ExplicitEngine.Properties;
import sharelock.jpf.JpfEngine;
import sharelock.jpf.JpfEngine.Installation;
import sharelock.jpf.JpfEngine.Limits;
import sharelock.jpf.JpfEngine.Subject;
import sharelock.jpf.JpfHome;
import sharelock.jpf.inside.TaskFinder;
import sharelock.question.CheckError;
import sharelock.question.CheckFile;
import sharelock.question.Expectation;
import sharelock.question.JpfReader;
import sharelock.question.ModelClasses;
import sharelock.question.Question;
import sharelock.question.Question.Made;
import sharelock.report.SavedTrace;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Trace;
import sharelock.result.Verdict;

/** Runs checks under Java PathFinder, in the size that suits it. */
public final class JpfChecker {
    private static final long MOST_HEAP = 2L << 30;

    /**
     * How many states JPF visits breadth first for a short trace, some ten seconds. A number of
     * states and no time: what is found does not depend on how fast the machine is.
     */
    private static final long BREADTH = 20_000;

    private static final String BREADTH_FIRST = "Found breadth first";
    private static final String DEPTH_FIRST = "Found depth first: there may be a shorter trace";
    private static final String REACHED = "\nReached again under JPF.\n";

    private final ModelClasses classes;
    private final JpfEngine engine;

    private JpfChecker(ModelClasses classes, JpfEngine engine) {
        this.classes = classes;
        this.engine = engine;
    }

    /**
     * Finds JPF.
     *
     * @param home where the user says that it is; null if the user does not
     * @param surroundings where else it may be said
     * @return empty if nothing says where JPF is
     * @throws CheckError when it is not where something says that it is
     */
    public static Optional<JpfChecker> find(
            ModelClasses classes, @Nullable Path home, Surroundings surroundings) {
        try {
            return JpfHome.find(surroundings.places(home))
                    .map(found -> new JpfChecker(classes, engine(classes, found)));
        } catch (IllegalArgumentException wrong) {
            throw CheckError.config(Objects.requireNonNullElse(wrong.getMessage(), "").strip());
        }
    }

    /**
     * What a process knows of the machine.
     *
     * @param environment its variables
     * @param folder the current folder
     * @param home the home folder of the user
     */
    public record Surroundings(Map<String, String> environment, Path folder, Path home) {

        public static Surroundings ofProcess() {
            return new Surroundings(
                    System.getenv(),
                    Path.of("").toAbsolutePath(),
                    Path.of(System.getProperty("user.home", "/")));
        }

        /** What a check may refer to, as in JPF: jpf-core and the keys of site.properties. */
        public JpfReader.Site site(@Nullable Path option) {
            return key -> {
                try {
                    return JpfHome.known(places(option), key).orElse(null);
                } catch (IllegalArgumentException wrong) {
                    throw CheckError.config(Objects.requireNonNullElse(wrong.getMessage(), ""));
                }
            };
        }

        private JpfHome.Places places(@Nullable Path option) {
            return new JpfHome.Places(option, environment, folder, home);
        }
    }

    private static JpfEngine engine(ModelClasses classes, JpfHome home) {
        Installation installation =
                new Installation(classes.shipped(), classes.ofUser(), classes.loader());
        return new JpfEngine(home, installation);
    }

    /** How a user provides JPF, in one line. */
    public static String howToProvide() {
        return JpfHome.HOW_TO_PROVIDE;
    }

    /**
     * Has JPF find a bug that was planted for it.
     *
     * @throws CheckError when it does not, or not within the budget
     */
    public void testItself(Options options) {
        try {
            Optional<String> cut = engine.testItself(limits(options)).whyGivenUp();
            if (cut.isPresent()) {
                throw CheckError.incomplete(
                        "JPF was to find a bug that is planted for it, and the budget was used up before: %s No check was run with it. Give it more."
                                .formatted(cut.get()));
            }
        } catch (IllegalStateException untrusted) {
            throw CheckError.system(
                    Objects.requireNonNullElse(untrusted.getMessage(), ""), untrusted);
        }
    }

    private static Limits limits(Options options) {
        return new Limits(
                options.timeout(), options.maxStates(), Math.min(options.maxBytes(), MOST_HEAP));
    }

    private Properties properties(CheckFile check) {
        return Question.of(check, classes).make().properties();
    }

    private static Subject subject(CheckFile check, Properties properties) {
        Map<String, String> keys = new HashMap<>(check.settings());
        keys.remove("search.class"); // the order is chosen here, and told of
        for (CheckFile.Key key :
                List.of(
                        CheckFile.Key.MODEL,
                        CheckFile.Key.ARGS,
                        CheckFile.Key.ALWAYS,
                        CheckFile.Key.AT_REST,
                        CheckFile.Key.ENDLESS)) {
            keys.put(key.toString(), check.get(key));
        }
        List<String> goals =
                properties.sometimes().stream().map(goal -> goal.getClass().getName()).toList();
        return new Subject(keys, goals);
    }

    /**
     * Runs a check under JPF. Where a model fails in several ways and JPF comes to another one
     * first, it is asked for the one that the check expects.
     *
     * @param check in the size for JPF
     * @throws CheckError when the check cannot be run
     */
    public Outcome check(CheckFile check, Options options, Consumer<Progress> progress) {
        Question question = Question.of(check, classes);
        Supervisor supervisor = new Supervisor(options.timeout(), progress);
        Optional<Made> ready =
                supervisor.run(() -> Exhaustion.told(supervisor, () -> ready(question)));
        if (ready.isEmpty()) {
            return Outcome.incomplete(Result.JPF, check, supervisor.reached(), supervisor.reason())
                    .of(question.classes());
        }
        Properties properties = ready.get().properties();
        Expectation expectation = question.expectation(ready.get());
        Clock clock = new Clock(limits(options));
        Subject subject = subject(check, properties);
        Result result = search(subject, expectation, clock, progress).asking(check.asks());
        if (!check.isEndless()) result = result.unlessNeverAtRest();
        String wanted = expectation.failureName(properties);
        Failure found = result.failure();
        boolean another = !wanted.isEmpty() && !expectation.isMetBy(result);
        if (another && found != null && found.kind() != Failure.Kind.UNREACHED) {
            Result asked = failing(subject.only(wanted), clock, progress);
            if (asked.verdict() == Verdict.FAILS) result = asked;
        }
        Result timed = clock.timed(result).asking(check.asks());
        return new Outcome(check, expectation, timed).of(question.classes());
    }

    /** What a check is about, once the model is found to be one for JPF. */
    private static Made ready(Question question) {
        Made made = question.make();
        Engine.lint(made.model(), made.properties());
        refuseLostTask(made.model());
        refuseJar(made.model().getClass(), question.check());
        return made;
    }

    /** The time and the other limits of a check that takes JPF several searches. */
    private static final class Clock {
        private final Limits limits;
        private final long began = System.nanoTime();

        Clock(Limits limits) {
            this.limits = limits;
        }

        private Duration spent() {
            return Duration.ofNanos(System.nanoTime() - began);
        }

        /** What is left, with at most so many states. */
        Limits left(long states) {
            return new Limits(
                    limits.timeout(),
                    Math.min(states, limits.maxStates()),
                    limits.heapBytes(),
                    spent());
        }

        boolean isOver() {
            return spent().compareTo(limits.timeout()) >= 0;
        }

        boolean allows(long states) {
            return limits.maxStates() > states;
        }

        /** The result with the time of all searches. */
        Result timed(Result result) {
            return result.taking(spent());
        }
    }

    private Result search(
            Subject subject, Expectation expectation, Clock clock, Consumer<Progress> progress) {
        if (!expectation.equals(Expectation.HOLDS)) return failing(subject, clock, progress);
        Result result = depthFirst(subject, clock, progress);
        if (result.verdict() != Verdict.FAILS || result.trace() == null) return result;
        Result shorter = engine.check(subject, clock.left(BREADTH), progress);
        return shorter.verdict() == Verdict.FAILS ? found(shorter, BREADTH_FIRST) : result;
    }

    /**
     * Searches where there should be a failure: breadth first for a short trace, and if that takes
     * many states, depth first, which comes to some failure sooner.
     */
    private Result failing(Subject subject, Clock clock, Consumer<Progress> progress) {
        Result result = engine.check(subject, clock.left(BREADTH), progress);
        boolean cut = result.verdict() == Verdict.INCOMPLETE;
        if (!cut || clock.isOver() || !clock.allows(BREADTH)) return found(result, BREADTH_FIRST);
        return depthFirst(subject, clock, progress);
    }

    private Result depthFirst(Subject subject, Clock clock, Consumer<Progress> progress) {
        return found(
                engine.check(subject.depthFirst(), clock.left(Long.MAX_VALUE), progress),
                DEPTH_FIRST);
    }

    /** A failure with the order of the search in which it was found. */
    private static Result found(Result result, String order) {
        return result.trace() != null ? result.noting(order) : result;
    }

    private static void refuseLostTask(Object model) {
        try {
            TaskFinder.tasks(model);
        } catch (IllegalArgumentException lost) {
            throw CheckError.model(new ModelError(String.valueOf(lost.getMessage())));
        } catch (IllegalAccessException closed) {
            throw CheckError.config(model.getClass().getName() + " cannot be read: " + closed);
        }
    }

    private static void refuseJar(Class<?> model, CheckFile check) {
        java.security.CodeSource source = model.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) return;
        throw CheckError.config(
                "%s: %s is in a jar, and JPF needs the class files of a model in a folder. Unpack it and name the folder with --classpath."
                        .formatted(check.at(CheckFile.Key.MODEL), model.getName()));
    }

    /**
     * Follows a saved trace under JPF: its steps and choices in their order, with JPF's own reads
     * and writes in between.
     *
     * @param width of the table, in columns
     * @return the trace as JPF goes it
     */
    public Sought<String> replay(Path file, int width, Options options) {
        SavedTrace saved = Replay.read(file);
        CheckFile check = CheckFile.of(saved.check(), file.toString(), "", saved.keys());
        Properties properties = properties(check);
        Replay.refuseForeign(saved, file, properties);
        try {
            return engine.follow(
                            subject(check, properties),
                            Script.of(saved.trace()),
                            saved.failure().name(),
                            limits(options))
                    .map(trace -> saved.goneBy(Result.JPF, trace).table(width) + REACHED);
        } catch (IllegalStateException cannot) {
            throw CheckError.system(
                    file + ": " + Objects.requireNonNullElse(cannot.getMessage(), ""), cannot);
        }
    }

    /** Looks for a failure along the script of a trace that the other engine has found. */
    Sought<Failure> follow(CheckFile check, Trace trace, Failure failure, Options options) {
        return engine.look(
                subject(check, properties(check)),
                Script.of(trace),
                failure.name(),
                limits(options));
    }

    /** Looks for one way in which the model may fail under JPF too. */
    Sought<Failure> find(CheckFile check, Failure failure, Options options) {
        Subject subject = subject(check, properties(check)).only(failure.name());
        return failing(subject, new Clock(limits(options)), progress -> {}).sought();
    }
}
