package sharelock.jpf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sharelock.engine.Engine.Limits;
import sharelock.jpf.JpfProcess.Ended;
import sharelock.jpf.JpfRunner.Installation;
import sharelock.jpf.JpfRunner.Subject;
import sharelock.jpf.wire.Evidence;
import sharelock.jpf.wire.JpfPath;
import sharelock.jpf.wire.Names.Keys;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Trace;
import sharelock.result.Verdict;

/** The runs of JPF that one check takes, each with files of its own. */
final class JpfSearch {
    /** Time to tell of a path, at least: a failure that was found in time gets its trace. */
    private static final Duration TO_TELL = Duration.ofMinutes(1);

    private final JpfHome home;
    private final Installation installation;
    private final Workspace workspace;
    private final Limits limits;
    private final Consumer<Progress> listener;
    private final long began = System.nanoTime();
    private int runs;

    JpfSearch(
            JpfHome home,
            Installation installation,
            Workspace workspace,
            Limits limits,
            Consumer<Progress> listener) {
        this.home = home;
        this.installation = installation;
        this.workspace = workspace;
        this.limits = limits;
        this.listener = listener;
    }

    /** Searches all states for failures. */
    RunVerdict run(Subject subject) {
        return run(subject, Map.of());
    }

    private RunVerdict run(Subject subject, Map<String, String> more) {
        runs++;
        ProgressReader progress = new ProgressReader(limits, listener);
        Map<String, String> keys = keys(subject);
        keys.putAll(more);
        Ended ended = launch(List.of(workspace.write(keys)), left(), progress);
        Evidence evidence = Evidence.read(heard());
        return RunVerdict.of(
                new RunVerdict.Run(ended, progress, evidence, limits),
                workspace.file(report() + ".xml"));
    }

    private String report() {
        return "report" + runs;
    }

    private Path heard() {
        return workspace.file("heard" + runs);
    }

    private Path path() {
        return workspace.file("path");
    }

    private Map<String, String> keys(Subject subject) {
        List<Path> classpath = new ArrayList<>(installation.classpath());
        classpath.add(installation.classes());
        classpath.replaceAll(workspace::folderOf);
        Map<String, String> keys =
                JpfSettings.of(subject.keys(), classpath, workspace.file(report()), heard());
        keys.put(Keys.SOMETIMES, String.join(",", subject.goals()));
        keys.putAll(JpfSettings.search(path(), limits.maxStates()));
        return keys;
    }

    private Ended launch(List<Path> arguments, Duration time, ProgressReader progress) {
        return new JpfProcess(home.jar(), installation.classes(), limits.maxBytes())
                .run(arguments, time, progress);
    }

    Duration spent() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private Duration left() {
        return limits.timeout().minus(limits.spent()).minus(spent());
    }

    /** Goals that the search came by are reached; for each other one JPF is asked again. */
    RunVerdict goals(Subject subject, RunVerdict holds) {
        RunVerdict deepest = holds;
        for (String goal : subject.goals()) {
            if (holds.reached().contains(goal)) continue;
            Map<String, String> goalOnly = Map.of(Keys.REFUTE, goal, Keys.ALWAYS, "");
            RunVerdict refuted = run(subject, goalOnly).beside(deepest);
            deepest = holds.beside(refuted);
            if (refuted.verdict() == Verdict.HOLDS) return deepest.unreached(goal);
            if (refuted.verdict() != Verdict.FAILS) return refuted;
        }
        return deepest;
    }

    /** The result of the check, whose path to a failure JPF goes again to tell of it. */
    Result result(Subject subject, RunVerdict verdict) {
        boolean hasPath = verdict.verdict() == Verdict.FAILS && Files.exists(path());
        if (!hasPath) return verdict.result(null, spent());
        runs++;
        Path told = workspace.file("told");
        Map<String, String> keys = keys(subject);
        keys.putAll(JpfSettings.again(path()));
        Duration time = left().compareTo(TO_TELL) < 0 ? TO_TELL : left();
        Ended ended =
                launch(
                        List.of(workspace.write(keys), told),
                        time,
                        new ProgressReader(limits, listener));
        if (ended.end() != JpfProcess.End.FINISHED) return untold(verdict, ended.output());
        try {
            Trace trace = JpfTrace.of(JpfPath.read(told), installation.sources());
            return verdict.result(trace, spent());
        } catch (IllegalArgumentException notWhole) {
            return untold(verdict, notWhole + "\n" + ended.output());
        }
    }

    private Result untold(RunVerdict verdict, String why) {
        String note = "JPF could not go its path again to tell of it. Its last lines:\n" + why;
        return verdict.noting(note).result(null, spent());
    }
}
