package sharelock.jpf;

import com.google.common.base.Joiner;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sharelock.jpf.JpfProcess.Ended;
import sharelock.jpf.child.Evidence;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Trace;
import sharelock.result.Verdict;

/**
 * The second engine: Java PathFinder, which runs the class files of a model as they are. It has its
 * own idea of what a state is, so its counts are its own; its verdicts must be those of the other.
 */
final class JpfEngine {
    private static final String COMMON = "common.properties";
    private static final String ORDER = "search.class";
    private static final String DEPTH_FIRST = "gov.nasa.jpf.search.DFSearch";

    /** Time to tell of a path, at least: a failure that was found in time gets its trace. */
    private static final Duration TO_TELL = Duration.ofMinutes(1);

    private final JpfHome home;
    private final Installation installation;

    /**
     * What runs inside JPF.
     *
     * @param classes where Sharelock's own classes are
     * @param classpath folders of the user's classes, which come first
     * @param sources where the sources of models lie beside their classes
     */
    public record Installation(Path classes, List<Path> classpath, ClassLoader sources) {

        public Installation {
            classpath = List.copyOf(classpath);
        }
    }

    /**
     * How long and how far JPF may search.
     *
     * @param timeout after which a run is ended
     * @param maxStates states after which a run is ended
     * @param heapBytes the heap of its JVM
     * @param spent what other searches have taken of the time
     */
    public record Limits(Duration timeout, long maxStates, long heapBytes, Duration spent) {

        public Limits(Duration timeout, long maxStates, long heapBytes) {
            this(timeout, maxStates, heapBytes, Duration.ZERO);
        }
    }

    /**
     * What JPF is to check.
     *
     * @param keys the check's keys: model, arguments, always, at rest; and settings of JPF that
     *     take the place of the common ones
     * @param goals the classes of which each must hold in some state, by their whole names
     */
    public record Subject(Map<String, String> keys, List<String> goals) {

        public Subject {
            keys = Map.copyOf(keys);
            goals = List.copyOf(goals);
        }

        /** The same, searched depth first. */
        public Subject depthFirst() {
            return with(Map.of(ORDER, DEPTH_FIRST));
        }

        /** The same, where one failure counts and all others are passed over. */
        public Subject only(String failure) {
            return new Subject(with(Map.of("check.only", failure)).keys(), List.of());
        }

        private Subject by(Script script) {
            return with(Map.of("check.script", script.toString()));
        }

        private Subject with(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(keys);
            all.putAll(more);
            return new Subject(all, goals);
        }
    }

    public JpfEngine(JpfHome home, Installation installation) {
        this.home = home;
        this.installation = installation;
    }

    /**
     * Has JPF check a model in which a bug is planted.
     *
     * @return that it was found, or why the limits did not suffice to look for it
     * @throws IllegalStateException when JPF does not find it: then nothing it says can be trusted
     */
    public Sought<Failure> testItself(Limits limits) {
        Map<String, String> keys =
                Map.of(
                        "check.model",
                        "sharelock.jpf.inside.PlantedBug",
                        "check.atRest",
                        "NoUpdateIsLost");
        Answer answer = search(new Subject(keys, List.of()), limits);
        Failure failure = answer.failure();
        if (answer.verdict() == Verdict.INCOMPLETE) return Sought.gaveUp(answer.note());
        if (failure != null && failure.name().endsWith("$NoUpdateIsLost")) {
            return Sought.found(failure);
        }
        throw new IllegalStateException(
                "JPF in %s does not find a bug that was planted for it to find (verdict: %s. %s). Nothing it says can be trusted, so no check was run with it. Use a build of the java-17 branch of jpf-core on a JDK 17."
                        .formatted(home.folder(), answer.verdict(), answer.note()));
    }

    /**
     * Searches all states, for failures and goals. Whether some state had to be at rest, the result
     * says once it knows what was asked.
     */
    public Result check(Subject subject, Limits limits, Consumer<Progress> progress) {
        try (Workspace workspace = new Workspace()) {
            Search search = new Search(workspace, limits, progress);
            Answer answer = search.run(subject, Map.of());
            if (answer.verdict() == Verdict.FAILS) return search.withTrace(subject, answer);
            boolean asksForGoals = answer.verdict() == Verdict.HOLDS && !subject.goals().isEmpty();
            return search.result(asksForGoals ? search.goals(subject, answer) : answer);
        }
    }

    /**
     * Looks for one failure on the paths that follow a script.
     *
     * @throws IllegalStateException when JPF cannot follow the script, or cannot tell of the path
     */
    public Sought<Trace> follow(Subject subject, Script script, String failure, Limits limits) {
        Result result = check(subject.only(failure).by(script), limits, progress -> {});
        if (result.verdict() == Verdict.ERROR) throw new IllegalStateException(result.note());
        if (result.verdict() == Verdict.HOLDS) return Sought.absent();
        if (result.verdict() == Verdict.INCOMPLETE) return Sought.gaveUp(result.note());
        Trace trace = result.trace();
        if (trace != null) return Sought.found(trace);
        String note = result.note();
        throw new IllegalStateException(note.isEmpty() ? "JPF has stored no path" : note);
    }

    /** The same without the path: that there is one is enough. */
    public Sought<Failure> look(Subject subject, Script script, String failure, Limits limits) {
        Answer answer = search(subject.only(failure).by(script), limits);
        return Sought.in(answer.verdict(), answer.failure(), answer.note());
    }

    /** A search whose path nobody asks for. */
    private Answer search(Subject subject, Limits limits) {
        try (Workspace workspace = new Workspace()) {
            return new Search(workspace, limits, progress -> {}).run(subject, Map.of());
        }
    }

    /**
     * The settings of a run of JPF: the common ones, those of the check, which may be others, and
     * where JPF finds classes and reports to.
     *
     * @param heard the file for what is heard in the search
     */
    static Map<String, String> settings(
            Map<String, String> check, List<Path> classpath, Path report, Path heard) {
        Properties properties = new Properties();
        try (InputStream in = JpfEngine.class.getResourceAsStream(COMMON)) {
            if (in == null) throw new IllegalStateException(COMMON + " is not built in");
            properties.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Map<String, String> settings = new HashMap<>(Maps.fromProperties(properties));
        settings.putAll(check);
        settings.put("classpath", Joiner.on(';').join(classpath));
        String sources = check.getOrDefault("sourcepath", "");
        String beside = Joiner.on(';').join(classpath);
        settings.put("sourcepath", sources.isEmpty() ? beside : beside + ";" + sources);
        settings.put("native_classpath", classpath.get(0).toString());
        settings.put("check.read", heard.toString());
        settings.put("report.publisher", "xml,console");
        settings.put("report.xml.file", report.toString());
        settings.put("report.xml.property_violation", "");
        settings.put("report.xml.finished", "result,statistics");
        settings.put("report.console.start", "");
        settings.put("report.console.property_violation", "");
        settings.put("report.console.probe", "statistics");
        settings.put("report.console.finished", "statistics");
        settings.put("report.probe_interval", "1");
        return settings;
    }

    /** The runs of JPF that one check takes, each with files of its own. */
    private final class Search {
        private final Workspace workspace;
        private final Limits limits;
        private final Consumer<Progress> listener;
        private final long began = System.nanoTime();
        private Evidence evidence = Evidence.NONE;
        private int depth;
        private int runs;

        Search(Workspace workspace, Limits limits, Consumer<Progress> listener) {
            this.workspace = workspace;
            this.limits = limits;
            this.listener = listener;
        }

        private Duration spent() {
            return Duration.ofNanos(System.nanoTime() - began);
        }

        Answer run(Subject subject, Map<String, String> more) {
            runs++;
            ProgressReader progress = new ProgressReader(limits, listener);
            Ended ended = launch(subject, more, progress);
            evidence = Evidence.read(heard());
            depth = Math.max(depth, progress.depth());
            return Answer.of(
                    new Answer.Run(ended, progress, evidence, limits),
                    workspace.file(report() + ".xml"));
        }

        private String report() {
            return "report" + runs;
        }

        private Path heard() {
            return workspace.file("heard" + runs);
        }

        /**
         * The number of the last state of the budget, from 0; JPF ends behind it. It takes 0 for no
         * budget.
         */
        private long lastState() {
            return Math.min(Math.max(limits.maxStates() - 1, 1), Integer.MAX_VALUE);
        }

        private Ended launch(
                Subject subject, Map<String, String> more, ProgressReader progress, Path... told) {
            List<Path> classpath = new ArrayList<>(installation.classpath());
            classpath.add(installation.classes());
            Map<String, String> keys =
                    settings(subject.keys(), classpath, workspace.file(report()), heard());
            keys.put("check.sometimes", String.join(",", subject.goals()));
            keys.put(
                    "listener",
                    "gov.nasa.jpf.listener.TraceStorer,gov.nasa.jpf.listener.BudgetChecker");
            keys.put("trace.file", workspace.file("path").toString());
            keys.put("budget.max_state", Long.toString(lastState()));
            keys.putAll(more);
            Duration left = limits.timeout().minus(limits.spent()).minus(spent());
            if (told.length > 0 && left.compareTo(TO_TELL) < 0) left = TO_TELL;
            List<Path> arguments = new ArrayList<>(List.of(workspace.write(keys)));
            arguments.addAll(List.of(told));
            return new JpfProcess(home.jar(), installation.classes(), limits.heapBytes())
                    .run(arguments, left, progress);
        }

        /** A failure with the path to it, which JPF goes again to tell of it. */
        Result withTrace(Subject subject, Answer answer) {
            if (!Files.exists(workspace.file("path"))) return result(answer);
            runs++;
            Path told = workspace.file("told.xml");
            Ended ended =
                    launch(
                            subject,
                            Map.of(
                                    "listener",
                                    "gov.nasa.jpf.listener.ChoiceSelector",
                                    "choice.use_trace",
                                    workspace.file("path").toString(),
                                    "choice.search_after_trace",
                                    "false",
                                    ORDER,
                                    DEPTH_FIRST),
                            new ProgressReader(limits, listener),
                            told);
            if (ended.end() != JpfProcess.End.FINISHED) return untold(answer, ended.output());
            try {
                Trace trace = JpfTrace.of(JpfPath.read(told), installation.sources());
                return result(answer, trace, answer.note());
            } catch (IllegalArgumentException notWhole) {
                return untold(answer, notWhole + "\n" + ended.output());
            }
        }

        private Result untold(Answer answer, String why) {
            String note = "JPF could not go its path again to tell of it. Its last lines:\n" + why;
            return result(answer, null, note);
        }

        /** Goals that the search came by are reached; for each other one JPF is asked again. */
        Answer goals(Subject subject, Answer holds) {
            Set<String> reached = evidence.reached();
            for (String goal : subject.goals()) {
                if (reached.contains(goal)) continue;
                Answer refuted = run(subject, Map.of("check.refute", goal, "check.always", ""));
                if (refuted.verdict() == Verdict.HOLDS) return holds.unreached(goal);
                if (refuted.verdict() != Verdict.FAILS) return refuted;
            }
            return holds;
        }

        Result result(Answer answer) {
            return result(answer, null, answer.note());
        }

        private Result result(Answer answer, @Nullable Trace trace, String note) {
            boolean complete = answer.verdict() == Verdict.HOLDS;
            return new Result(
                    Result.JPF,
                    answer.verdict(),
                    answer.failure(),
                    trace,
                    new Result.Counts(answer.states(), answer.transitions(), depth, complete),
                    new Result.Asked(0, 0, 0, answer.rests()),
                    spent(),
                    note);
        }
    }
}
