package sharelock.jpf;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import sharelock.jpf.JpfProcess.End;
import sharelock.jpf.JpfProcess.Ended;

/**
 * JPF in one JVM for many small runs: most of what a run takes is the start of a JVM. The JVM is
 * another one after some runs, and after each that does not end in time.
 */
final class WarmJpf implements JpfRuns.Launcher, AutoCloseable {
    private static final int RUNS = 100; // JPF leaves some 5 MB behind each time
    private final Path jar;
    private final Path folder;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private Process process;
    private java.io.BufferedReader output;
    private int runs;

    WarmJpf(Path jar) {
        this.jar = jar;
        folder = withLoopOnly();
    }

    /** JPF asks its own JVM for each class too, and those that are there must be whole. */
    private static Path withLoopOnly() {
        String file = JpfLoop.class.getName().replace('.', '/') + ".class";
        try (InputStream loop = WarmJpf.class.getClassLoader().getResourceAsStream(file)) {
            Path folder = Files.createTempDirectory("sharelock-loop");
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(loop, copy);
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * A JVM that has broken down may be full of what earlier runs left: another one tries again.
     */
    @Override
    public Ended run(List<Path> arguments, Duration time, Predicate<String> lines) {
        Ended ended = once(arguments, time, lines);
        return ended.end() == End.CRASHED ? once(arguments, time, lines) : ended;
    }

    private Ended once(List<Path> arguments, Duration time, Predicate<String> lines) {
        if (process == null || runs++ >= RUNS) start();
        AtomicBoolean late = new AtomicBoolean();
        Process current = process;
        ScheduledFuture<?> alarm =
                timer.schedule(
                        () -> {
                            late.set(true);
                            current.destroyForcibly();
                        },
                        time.toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            current.getOutputStream()
                    .write((arguments.get(0) + "\n").getBytes(StandardCharsets.UTF_8));
            current.getOutputStream().flush();
            return listen(lines);
        } catch (IOException gone) {
            process = null;
            return new Ended(late.get() ? End.OUT_OF_TIME : End.CRASHED, gone.toString());
        } finally {
            alarm.cancel(false);
        }
    }

    private Ended listen(Predicate<String> lines) throws IOException {
        List<String> all = new ArrayList<>();
        for (String line = output.readLine(); ; line = output.readLine()) {
            if (line == null) throw new IOException("JPF's JVM has ended: " + all);
            if (line.equals(JpfLoop.DONE)) return new Ended(End.FINISHED, String.join("\n", all));
            all.add(line);
            if (lines.test(line)) continue;
            stop();
            return new Ended(End.OUT_OF_STATES, String.join("\n", all));
        }
    }

    private void start() {
        stop();
        runs = 1;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JpfProcess.FLAGS);
        command.remove("-XX:TieredStopAtLevel=1"); // it lives long enough for C2
        command.addAll(List.of("-Xmx1g", "-cp", jar + ":" + folder, JpfLoop.class.getName()));
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    private void stop() {
        if (process != null) process.destroyForcibly();
        process = null;
    }

    @Override
    public void close() {
        stop();
        timer.shutdownNow();
        try {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
