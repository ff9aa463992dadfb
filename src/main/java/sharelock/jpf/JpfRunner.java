package sharelock.jpf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import sharelock.engine.Engine.Limits;
import sharelock.jpf.wire.Fault.Cause;
import sharelock.jpf.wire.Fault.Wanted;
import sharelock.jpf.wire.Names;
import sharelock.jpf.wire.Names.Keys;
import sharelock.jpf.wire.Turn;
import sharelock.result.Failure;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.Trace;
import sharelock.result.Verdict;

/**
 * Runs Java PathFinder on one question. It runs the class files of a model as they are. It has its
 * own idea of what a state is, so its counts are its own; its verdicts must be those of the other.
 */
final class JpfRunner {
    private final JpfHome home;
    private final Installation installation;

    /**
     * What runs inside JPF.
     *
     * @param classes where Sharelock's own classes are
     * @param classpath folders and jars of the user's classes, which come first
     * @param sources where the sources of models lie beside their classes
     */
    public record Installation(Path classes, List<Path> classpath, ClassLoader sources) {

        public Installation {
            classpath = List.copyOf(classpath);
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
            return with(JpfSettings.depthFirst());
        }

        /** The same, where one failure counts and all others are passed over. */
        public Subject only(Failure failure) {
            return only(failure.name(), Failure.Kind.sameAs(failure.kind()));
        }

        /**
         * The same for a failure that may be of one of some kinds.
         *
         * @param kinds of which those count that have a way
         */
        public Subject only(String name, Set<Failure.Kind> kinds) {
            List<Cause> causes = new ArrayList<>();
            for (Failure.Kind kind : kinds) RunVerdict.cause(kind).ifPresent(causes::add);
            String wanted = new Wanted(causes, name).text();
            return new Subject(with(Map.of(Keys.ONLY, wanted)).keys(), List.of());
        }

        private Subject by(Script script) {
            List<Turn> turns = new ArrayList<>();
            for (Script.Word word : script.words()) {
                boolean isStep = word.choice() == Script.STEP;
                turns.add(new Turn(word.task(), isStep ? Turn.STEP : word.choice()));
            }
            return with(Map.of(Keys.SCRIPT, Turn.script(turns)));
        }

        private Subject with(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(keys);
            all.putAll(more);
            return new Subject(all, goals);
        }
    }

    public JpfRunner(JpfHome home, Installation installation) {
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
                        Keys.MODEL, Names.PLANTED_BUG,
                        Keys.AT_REST, Names.PLANTED_PROPERTY);
        RunVerdict run = search(new Subject(keys, List.of()), limits);
        Failure failure = run.failure();
        if (run.verdict() == Verdict.INCOMPLETE) return Sought.gaveUp(run.note());
        if (failure != null && failure.name().endsWith("$" + Names.PLANTED_PROPERTY)) {
            return Sought.found(failure);
        }
        throw new IllegalStateException(
                "JPF in %s does not find a bug that was planted for it to find (verdict: %s. %s). Nothing it says can be trusted, so no check was run with it. Use a build of the java-17 branch of jpf-core on a JDK 17."
                        .formatted(home.folder(), run.verdict(), run.note()));
    }

    /**
     * Searches all states, for failures and goals. Whether some state had to be at rest, the result
     * says once it knows what was asked.
     */
    public Result check(Subject subject, Limits limits, Consumer<Progress> progress) {
        try (Workspace workspace = new Workspace()) {
            JpfSearch search = search(workspace, limits, progress);
            RunVerdict run = search.run(subject);
            if (run.verdict() == Verdict.HOLDS) {
                return search.goals(subject, run).result(null, search.spent());
            }
            return search.result(subject, run);
        }
    }

    /**
     * Looks for one failure on the paths that follow a script.
     *
     * @throws IllegalStateException when JPF cannot follow the script, or cannot tell of the path
     */
    public Sought<Trace> follow(Subject subject, Script script, Failure failure, Limits limits) {
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
    public Sought<Failure> look(Subject subject, Script script, Failure failure, Limits limits) {
        RunVerdict run = search(subject.only(failure).by(script), limits);
        return Sought.in(run.verdict(), run.failure(), run.note());
    }

    /** A search whose path nobody asks for. */
    private RunVerdict search(Subject subject, Limits limits) {
        try (Workspace workspace = new Workspace()) {
            return search(workspace, limits, progress -> {}).run(subject);
        }
    }

    private JpfSearch search(Workspace workspace, Limits limits, Consumer<Progress> progress) {
        return new JpfSearch(home, installation, workspace, limits, progress);
    }
}
