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
import sharelock.result.Verdict;

/** Single runs of JPF, as the engine makes them, of which all that JPF prints is heard. */
final class JpfRuns {
    private static final int MAX_STATES = 100_000;
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();

    private final Path folder;
    private final Launcher launcher;
    private final Limits limits;

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
        limits = limits(MAX_STATES);
        launcher = new JpfProcess(home.jar(), CLASSES, limits.maxBytes())::run;
    }

    /**
     * @param maxStates states of JPF after which a run is cut
     */
    JpfRuns(Path folder, Launcher launcher, int maxStates) {
        this.folder = folder;
        this.launcher = launcher;
        limits = limits(maxStates);
    }

    private static Limits limits(int maxStates) {
        return new Limits(1, maxStates, 1L << 29, Duration.ofSeconds(60), Duration.ZERO);
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
            ProgressReader progress = new ProgressReader(limits, quiet -> {});
            Set<String> ends = new TreeSet<>();
            Ended ended =
                    launcher.run(
                            List.of(workspace.write(keys)),
                            limits.timeout(),
                            line -> {
                                if (line.startsWith(EndPrinter.MARK)) {
                                    ends.add(line.substring(EndPrinter.MARK.length()));
                                }
                                return progress.test(line);
                            });
            Evidence heard = Evidence.read(workspace.file("heard"));
            RunVerdict.Run run = new RunVerdict.Run(ended, progress, heard, limits);
            return new Heard(RunVerdict.of(run, workspace.file("report.xml")), ends);
        }
    }
}
