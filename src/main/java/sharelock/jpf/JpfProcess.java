package sharelock.jpf;

import com.google.common.base.Throwables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import sharelock.jpf.wire.Names;

/** One run of JPF in a JVM of its own, within a time and a heap. */
final class JpfProcess {
    private static final int LAST_LINES = 30;
    private static final long LEAST_MEGABYTES = 16;

    /** What JPF needs of the JVM, and what makes it a third faster. */
    static final List<String> FLAGS =
            List.of(
                    "--add-exports",
                    "java.base/jdk.internal.misc=ALL-UNNAMED",
                    "--add-opens",
                    "java.base/jdk.internal.misc=ALL-UNNAMED",
                    "--add-exports",
                    "java.base/jdk.internal.access=ALL-UNNAMED",
                    "-XX:+UseParallelGC", // ends a run that does nothing but collect garbage
                    "-XX:ParallelGCThreads=1",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError");

    /** The exit code of a JVM that ran out of memory under ExitOnOutOfMemoryError. */
    private static final int OUT_OF_MEMORY = 3;

    /** Those of a JVM that HUP, INT or TERM has ended. */
    private static final Set<Integer> SIGNALLED = Set.of(129, 130, 143);

    /** How a run ended. */
    enum End {
        FINISHED,
        OUT_OF_TIME,
        OUT_OF_STATES,
        OUT_OF_MEMORY,
        /** Somebody sent a signal, such as the terminal to all that runs in it. */
        INTERRUPTED,
        CRASHED
    }

    /**
     * What is left of a run.
     *
     * @param end how it ended
     * @param output the last lines that it printed
     */
    record Ended(End end, String output) {}

    private final Path jar;
    private final Path classes;
    private final long heapBytes;

    /**
     * @param classes where Sharelock's own classes are
     */
    JpfProcess(Path jar, Path classes, long heapBytes) {
        this.jar = jar;
        this.classes = classes;
        this.heapBytes = heapBytes;
    }

    /** The heap that JPF gets for a budget: with less than some megabytes no JVM starts. */
    static long heapMegabytes(long bytes) {
        return Math.max(bytes >> 20, LEAST_MEGABYTES);
    }

    /**
     * Runs JPF until it has finished or the time is over.
     *
     * @param arguments those of JPF's JVM: a file of settings, and where it is to tell of a path
     *     the file for that
     * @param lines hears each line that JPF prints, and says whether JPF may go on
     */
    Ended run(List<Path> arguments, Duration time, Predicate<String> lines) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-Xmx" + heapMegabytes(heapBytes) + "m");
        command.addAll(List.of("-cp", jar + System.getProperty("path.separator") + classes));
        command.add(Names.CHILD);
        arguments.forEach(argument -> command.add(argument.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException broken) {
            throw new UncheckedIOException("JPF cannot be started", broken);
        }
        AtExit kill = new AtExit(process::destroyForcibly);
        try {
            return await(process, time, lines);
        } finally {
            process.destroyForcibly();
            kill.cancel();
        }
    }

    private static Ended await(Process process, Duration time, Predicate<String> lines) {
        Deque<String> last = new ArrayDeque<>();
        AtomicBoolean stopped = new AtomicBoolean();
        Predicate<String> listener =
                line -> {
                    if (lines.test(line)) return true;
                    stopped.set(true);
                    return false;
                };
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread reader = new Thread(() -> read(process, last, listener), "jpf output");
        reader.setUncaughtExceptionHandler(
                (thread, failed) -> {
                    thrown.set(failed);
                    process.destroyForcibly(); // nobody hears it any more
                });
        reader.setDaemon(true);
        reader.start();
        try {
            boolean ended = process.waitFor(millis(time), TimeUnit.MILLISECONDS);
            if (!ended) process.destroyForcibly();
            reader.join(TimeUnit.SECONDS.toMillis(5));
            if (thrown.get() != null) Throwables.throwIfUnchecked(thrown.get());
            if (stopped.get()) return new Ended(End.OUT_OF_STATES, text(last));
            return new Ended(ended ? end(process.exitValue()) : End.OUT_OF_TIME, text(last));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Ended(End.INTERRUPTED, "interrupted");
        }
    }

    private static long millis(Duration time) {
        boolean forEver = time.compareTo(Duration.ofDays(365)) > 0;
        return forEver ? TimeUnit.DAYS.toMillis(365) : Math.max(1, time.toMillis());
    }

    private static End end(int exitCode) {
        if (exitCode == 0) return End.FINISHED;
        if (SIGNALLED.contains(exitCode)) return End.INTERRUPTED;
        return exitCode == OUT_OF_MEMORY ? End.OUT_OF_MEMORY : End.CRASHED;
    }

    private static void read(Process process, Deque<String> last, Predicate<String> lines) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (last) {
                    last.add(line);
                    if (last.size() > LAST_LINES) last.remove();
                }
                if (!lines.test(line)) process.destroyForcibly();
            }
        } catch (IOException closed) {
            // The process has ended or was ended; no verdict rests on what it prints.
        }
    }

    private static String text(Deque<String> last) {
        synchronized (last) {
            return String.join("\n", last);
        }
    }
}
