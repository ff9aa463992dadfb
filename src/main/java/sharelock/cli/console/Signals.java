package sharelock.cli.console;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sharelock.question.CheckError.ExitCode;

/**
 * INT, TERM and HUP. The first one ends the check that runs, so that what is known of it is
 * printed; one that comes before any check runs, or a second one, ends the process.
 */
final class Signals {
    /** What a check may take to come to its end. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private @Nullable String received;
    private @Nullable Thread waiting;
    private boolean working;

    /** Hears the signals of this process from now on. */
    void listen(Console console) {
        for (String name : NAMES) handle(name, () -> receive("SIG" + name, console));
    }

    /**
     * By reflection, since javac warns of every use of {@code sun.misc.Signal}. A shutdown hook
     * would come too late: by then a process has its exit code.
     */
    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler call =
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) action.run();
                        return method.getReturnType() == int.class ? 0 : null;
                    };
            Object listener =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(), new Class<?>[] {handler}, call);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
        } catch (ReflectiveOperationException | IllegalArgumentException unknown) {
            // The system has no such signal, or the JVM keeps it: then it ends the process.
        }
    }

    private void receive(String name, Console console) {
        if (!isFirst(name)) end(name, console);
        try {
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        end(name, console);
    }

    /** Whether there is something that comes to its end by itself. */
    private synchronized boolean isFirst(String name) {
        boolean first = received == null;
        received = name;
        if (waiting != null) waiting.interrupt();
        return first && working;
    }

    private static void end(String name, Console console) {
        console.error("interrupted by " + name + ".");
        System.exit(ExitCode.INCOMPLETE);
    }

    /** The signal that has come. */
    synchronized Optional<String> received() {
        return Optional.ofNullable(received);
    }

    /** This thread waits, until the answer is run: a signal interrupts it. */
    synchronized Runnable watch() {
        working = true;
        waiting = Thread.currentThread();
        return this::stopWatching;
    }

    private synchronized void stopWatching() {
        waiting = null;
        // What is done next, such as writing a file, is to be done as a whole.
        if (Thread.interrupted() && received == null) Thread.currentThread().interrupt();
    }
}
