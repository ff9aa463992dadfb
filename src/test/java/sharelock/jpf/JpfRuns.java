package sharelock.jpf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import sharelock.engine.Engine.Limits;
import sharelock.jpf.JpfProcess.Ended;
import sharelock.jpf.wire.Evidence;
import sharelock.jpf.wire.Names.Keys;
import sharelock.result.Verdict;

/** Single runs of JPF, as the engine makes them, of which all that JPF prints is heard. */
final class JpfRuns {
    private static final Limits LIMITS =
            new Limits(1, 100_000, 1L << 29, Duration.ofSeconds(60), Duration.ZERO);
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();

    private final Path folder;
    private final Launcher launcher;

    /** Runs JPF as a {@link JpfProcess} does. */
    interface Launcher {
        Ended run(List<Path> arguments, Duration time, Predicate<String> lines);
    }

    /**
     * @param folder of the classes of the model
     */
    JpfRuns(Path folder) {
        this.folder = folder;
        JpfHome home = NeedsJpf.OrSkip.home().orElseThrow();
        launcher = new JpfProcess(home.jar(), CLASSES, LIMITS.maxBytes())::run;
    }

    JpfRuns(Path folder, Launcher launcher) {
        this.folder = folder;
        this.launcher = launcher;
    }

    /**
     * What one run says.
     *
     * @param ends the lines of the {@link EndPrinter}
     */
    record Heard(RunVerdict run, Set<String> ends) {
        boolean isVerdict() {
            return run.verdict() == Verdict.HOLDS || run.verdict() == Verdict.FAILS;
        }
    }

    Heard run(Map<String, String> check) {
        try (Workspace workspace = new Workspace()) {
            List<Path> classpath = List.of(CLASSES, TESTS, folder);
            Map<String, String> keys =
                    JpfSettings.of(
                            check, classpath, workspace.file("report"), workspace.file("heard"));
            ProgressReader progress = new ProgressReader(LIMITS, quiet -> {});
            Set<String> ends = new TreeSet<>();
            Ended ended =
                    launcher.run(
                            List.of(workspace.write(keys)),
                            LIMITS.timeout(),
                            line -> {
                                if (line.startsWith(EndPrinter.MARK)) {
                                    ends.add(line.substring(EndPrinter.MARK.length()));
                                }
                                return progress.test(line);
                            });
            Evidence heard = Evidence.read(workspace.file("heard"));
            // A script may leave no state to look at.
            boolean looked = heard.looked() || check.containsKey(Keys.SCRIPT);
            Evidence evidence =
                    new Evidence(heard.reached(), looked, heard.cut(), heard.complete());
            RunVerdict.Run run = new RunVerdict.Run(ended, progress, evidence, LIMITS);
            return new Heard(RunVerdict.of(run, workspace.file("report.xml")), ends);
        }
    }
}
