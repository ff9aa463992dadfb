package sharelock.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sharelock.cli.console.Console;
import sharelock.result.OneLine;
import sharelock.result.Progress;
import sharelock.result.Progress.Phase;

/** Shows how far a search has come: one line that is rewritten, or in a log a line now and then. */
final class ProgressLine implements Consumer<Progress> {

    /** How progress is shown. */
    enum Mode {
        AUTO,
        PLAIN,
        OFF
    }

    private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
    private static final Duration IN_LOG = Duration.ofSeconds(10);

    private final String check;
    private final Console console;
    private final Mode mode;
    private final boolean rewritten;
    private Duration next;
    private @Nullable Progress before;
    private @Nullable Progress latest;

    ProgressLine(String check, Console console, Mode mode) {
        this.check = check;
        this.console = console;
        this.mode = mode;
        rewritten = mode == Mode.AUTO && console.terminal();
        next = interval();
    }

    private Duration interval() {
        return rewritten ? ON_TERMINAL : IN_LOG;
    }

    @Override
    public synchronized void accept(Progress now) {
        latest = now;
        if (mode == Mode.OFF || now.elapsed().compareTo(next) < 0) return;
        next = now.elapsed().plus(interval());
        String line = check + ": " + describe(now, before);
        before = now;
        if (!rewritten) {
            console.err().println(OneLine.of(line));
        } else {
            console.showLine(line);
        }
    }

    /** Makes room for other lines. */
    void clear() {
        console.clearLine();
    }

    /** The last that was heard. */
    synchronized Progress latest() {
        return latest == null ? Progress.in(Phase.CONSTRUCTING, Duration.ZERO) : latest;
    }

    /** How far the search came, for an error; empty if it did not begin. */
    synchronized String reached() {
        return latest == null || latest.states() == 0
                ? ""
                : " Reached: " + describe(latest, null) + ".";
    }

    private static String describe(Progress now, @Nullable Progress before) {
        double seconds = Math.max(0.001, now.elapsed().toMillis() / 1000.0);
        if (now.phase() != Phase.SEARCHING) {
            return String.format(Locale.ROOT, "%s, %.0f s", now.phase(), seconds);
        }
        return String.format(
                Locale.ROOT,
                "%,d states, %,d transitions, %,.0f states/s, queue %,d, depth %d, %.0f B/state, %s of %s, %.0f s%s",
                now.states(),
                now.transitions(),
                now.states() / seconds,
                now.queue(),
                now.depth(),
                (double) now.bytes() / Math.max(1, now.states()),
                size(now.bytes()),
                size(now.maxBytes()),
                seconds,
                left(now, before));
    }

    /** An estimate of what is left, when fewer states wait than before. */
    private static String left(Progress now, @Nullable Progress before) {
        if (before == null || now.queue() >= before.queue()) return "";
        double seconds = now.elapsed().minus(before.elapsed()).toMillis() / 1000.0;
        double expanded = (now.states() - now.queue()) - (before.states() - before.queue());
        if (expanded <= 0 || seconds <= 0) return "";
        return String.format(Locale.ROOT, ", about %.0f s left", now.queue() * seconds / expanded);
    }

    private static String size(long bytes) {
        return bytes < 10L << 30 ? (bytes >> 20) + " MB" : (bytes >> 30) + " GB";
    }
}
