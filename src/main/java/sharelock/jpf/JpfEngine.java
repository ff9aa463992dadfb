package sharelock.jpf;

import com.google.common.base.Splitter;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import sharelock.compile.ModelError;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.jpf.JpfRunner.Installation;
import sharelock.jpf.JpfRunner.Subject;
import sharelock.jpf.inside.TaskFinder;
import sharelock.question.CheckError;
import sharelock.question.CheckFile;
import sharelock.question.Expectation;
import sharelock.question.ModelClasses;
import sharelock.question.Property;
import sharelock.question.Property.Kind;
import sharelock.question.Question;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Verdict;
import sharelock.result.Way;

/** Java PathFinder as an engine, which wants checks in their small size. */
final class JpfEngine implements Engine {
    static final long MOST_HEAP = 2L << 30;

    /**
     * How many states JPF visits breadth first for a short trace, some ten seconds. A number of
     * states and no time: what is found does not depend on how fast the machine is.
     */
    private static final long BREADTH = 20_000;

    /** What reflection calls a parameter that the class file does not name. */
    private static final Pattern UNNAMED = Pattern.compile("arg\\d+");

    private static final String BREADTH_FIRST = "Found breadth first";
    private static final String DEPTH_FIRST = "Found depth first: there may be a shorter trace";

    private final JpfHome home;

    JpfEngine(JpfHome home) {
        this.home = home;
    }

    @Override
    public String name() {
        return Result.JPF;
    }

    @Override
    public boolean needsSmallSize() {
        return true;
    }

    private JpfRunner engine(Question question) {
        refuse(question);
        ModelClasses classes = question.classes();
        if (classes == null) return new JpfRunner(home, ofUnitTest(question));
        return new JpfRunner(
                home, new Installation(classes.shipped(), classes.ofUser(), classes.loader()));
    }

    /** The folders of the class path, whatever JUnit runs there, and the jars of the question. */
    private static Installation ofUnitTest(Question question) {
        Path shipped = ModelClasses.of(List.of()).shipped();
        Set<Path> asked = new LinkedHashSet<>();
        asked.add(origin(question.model()));
        question.properties().forEach(property -> asked.add(origin(property.asked())));
        List<Path> folders =
                Splitter.on(File.pathSeparatorChar)
                        .omitEmptyStrings()
                        .splitToStream(System.getProperty("java.class.path", ""))
                        .map(Path::of)
                        .filter(entry -> Files.isDirectory(entry) || asked.contains(real(entry)))
                        .filter(folder -> !folder.toAbsolutePath().equals(shipped.toAbsolutePath()))
                        .toList();
        ClassLoader loader = question.model().getClass().getClassLoader();
        return new Installation(shipped, folders, loader);
    }

    /** The folder or jar that the class of an object comes from; an empty path if none is known. */
    private static Path origin(Object object) {
        CodeSource source = object.getClass().getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) return Path.of("");
        try {
            return real(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException
                | IllegalArgumentException
                | FileSystemNotFoundException noFile) {
            return Path.of("");
        }
    }

    private static Path real(Path entry) {
        return entry.toAbsolutePath().normalize();
    }

    @Override
    public void testItself(Limits limits) {
        ModelClasses classes = ModelClasses.of(List.of());
        Installation own = new Installation(classes.shipped(), List.of(), classes.loader());
        try {
            Optional<String> cut = new JpfRunner(home, own).testItself(asked(limits)).whyGivenUp();
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

    /** The same, where the memory is the heap of JPF's JVM. */
    private static Limits asked(Limits limits) {
        return limits.withMaxBytes(Math.min(limits.maxBytes(), MOST_HEAP));
    }

    private static Subject subject(Question question) {
        CheckFile check = question.check();
        Map<String, String> keys = new HashMap<>(check.settings());
        keys.remove("search.class"); // the order is chosen here, and told of
        List<CheckFile.Key> passed = new ArrayList<>();
        passed.addAll(List.of(CheckFile.Key.MODEL, CheckFile.Key.ARGS, CheckFile.Key.ENDLESS));
        for (Kind kind : Kind.values()) {
            switch (kind) {
                case ALWAYS, AT_REST -> passed.add(kind.key());
                case SOMETIMES -> {} // each goal is a search of its own
            }
        }
        for (CheckFile.Key key : passed) keys.put(key.toString(), check.get(key));
        List<String> goals =
                question.properties().stream()
                        .filter(property -> property.kind() == Kind.SOMETIMES)
                        .map(Property::name)
                        .toList();
        return new Subject(keys, goals);
    }

    /**
     * Runs a check under JPF. Where a model fails in several ways and JPF comes to another one
     * first, it is asked for the one that the check expects.
     */
    @Override
    public Result answer(Question question, Limits limits, Consumer<Progress> progress) {
        Clock clock = new Clock(asked(limits));
        JpfRunner engine = engine(question);
        Subject subject = subject(question);
        Expectation expectation = question.expectation();
        Result.Asked asked = Property.count(question.properties());
        Result result = search(engine, subject, expectation, clock, progress).asking(asked);
        String wanted = expectation.failure();
        Failure found = result.failure();
        boolean another = !wanted.isEmpty() && !expectation.isMetBy(result);
        if (another && found != null && found.kind() != Failure.Kind.UNREACHED) {
            Subject expected = subject.only(wanted, expectation.kinds());
            Result only = failing(engine, expected, clock, progress);
            if (only.verdict() == Verdict.FAILS) result = only;
        }
        return clock.timed(result).asking(asked);
    }

    /** Refuses a model that is none for JPF. */
    private static void refuse(Question question) {
        question.lint();
        refuseLostTask(question.model());
        refuseUnwritten(question);
        if (!question.leftOut().isEmpty()) {
            throw CheckError.config(
                    "%s: JPF runs the code of a model as it is, without leaving anything out."
                            .formatted(question.check().at(CheckFile.Key.MUTANTS)));
        }
    }

    /** The time and the other limits of a check that takes JPF several searches. */
    private static final class Clock {
        private final Limits limits;
        private final long began = System.nanoTime();

        Clock(Limits limits) {
            this.limits = limits;
        }

        private Duration taken() {
            return Duration.ofNanos(System.nanoTime() - began);
        }

        /** What is left, with at most so many states. */
        Limits left(long states) {
            return limits.withMaxStates(Math.min(states, limits.maxStates())).after(taken());
        }

        boolean isOver() {
            return limits.spent().plus(taken()).compareTo(limits.timeout()) >= 0;
        }

        boolean allows(long states) {
            return limits.maxStates() > states;
        }

        /** The result with the time of all searches. */
        Result timed(Result result) {
            return result.taking(taken());
        }
    }

    private static Result search(
            JpfRunner engine,
            Subject subject,
            Expectation expectation,
            Clock clock,
            Consumer<Progress> progress) {
        if (!expectation.equals(Expectation.HOLDS)) {
            return failing(engine, subject, clock, progress);
        }
        Result result = depthFirst(engine, subject, clock, progress);
        if (result.verdict() != Verdict.FAILS || result.trace() == null) return result;
        Result shorter = engine.check(subject, clock.left(BREADTH), progress);
        return shorter.verdict() == Verdict.FAILS ? found(shorter, BREADTH_FIRST) : result;
    }

    /**
     * Searches where there should be a failure: breadth first for a short trace, and if that takes
     * many states, depth first, which comes to some failure sooner.
     */
    private static Result failing(
            JpfRunner engine, Subject subject, Clock clock, Consumer<Progress> progress) {
        Result result = engine.check(subject, clock.left(BREADTH), progress);
        boolean cut = result.verdict() == Verdict.INCOMPLETE;
        if (!cut || clock.isOver() || !clock.allows(BREADTH)) return found(result, BREADTH_FIRST);
        return depthFirst(engine, subject, clock, progress);
    }

    private static Result depthFirst(
            JpfRunner engine, Subject subject, Clock clock, Consumer<Progress> progress) {
        return found(
                engine.check(subject.depthFirst(), clock.left(Long.MAX_VALUE), progress),
                DEPTH_FIRST);
    }

    /** A failure with the order of the search in which it was found. */
    private static Result found(Result result, String order) {
        return result.trace() != null ? result.noting(order) : result;
    }

    /** JPF makes the model from the text of its arguments. */
    private static void refuseUnwritten(Question question) {
        question.check()
                .arguments()
                .forEach(
                        (name, value) -> {
                            if (!value.equals(Question.UNWRITTEN)) return;
                            String why =
                                    UNNAMED.matcher(name).matches()
                                            ? "has no name in the class file. Compile the class with javac -parameters, in Maven with <maven.compiler.parameters>true</maven.compiler.parameters>."
                                            : "cannot be written down. It takes int, long, boolean, an enum or a set of an enum.";
                            throw CheckError.config(
                                    "JPF makes %s itself, and its argument %s %s"
                                            .formatted(question.check().model(), name, why));
                        });
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

    /** Goes the steps and choices in their order, with JPF's own reads and writes in between. */
    @Override
    public Sought<Way> follow(Question question, Script script, Failure failure, Limits limits) {
        try {
            return engine(question)
                    .follow(subject(question), script, failure, asked(limits))
                    .map(trace -> new Way(trace, trace.steps().size(), failure, ""));
        } catch (IllegalStateException cannot) {
            throw CheckError.system(Objects.requireNonNullElse(cannot.getMessage(), ""), cannot);
        }
    }

    @Override
    public Sought<Failure> find(Question question, Script script, Failure failure, Limits limits) {
        return engine(question).look(subject(question), script, failure, asked(limits));
    }

    @Override
    public Sought<Failure> find(Question question, Failure failure, Limits limits) {
        Subject subject = subject(question).only(failure);
        return failing(engine(question), subject, new Clock(asked(limits)), progress -> {})
                .sought();
    }
}
