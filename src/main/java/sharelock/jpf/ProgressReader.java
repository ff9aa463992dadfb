package sharelock.jpf;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharelock.engine.Engine.Limits;
import sharelock.result.Progress;
import sharelock.result.Progress.Phase;

/**
 * Reads what JPF prints in one run: how far it has come. A model can print such lines too, so no
 * verdict rests on them.
 */
final class ProgressReader implements Predicate<String> {
    private static final Pattern STATES = Pattern.compile("states: +new=(\\d+),visited=(\\d+).*");
    private static final Pattern SEARCH =
            Pattern.compile("search: +maxDepth=(\\d+),constraints=.*");
    private static final Pattern MEMORY = Pattern.compile("max memory: +(\\d+)MB");

    /** JPF counts the states itself, and ends within as many more. */
    private static final int SPARE = 10;

    private final Limits limits;
    private final Consumer<Progress> listener;
    private final long began = System.nanoTime();
    private long states;
    private long visited;
    private int depth;

    ProgressReader(Limits limits, Consumer<Progress> listener) {
        this.limits = limits;
        this.listener = listener;
    }

    /** Hears a line of JPF's, and says whether JPF may go on. */
    @Override
    public synchronized boolean test(String line) {
        Matcher matcher = STATES.matcher(line);
        if (matcher.matches()) {
            states = Long.parseLong(matcher.group(1));
            visited = Long.parseLong(matcher.group(2));
            return states - SPARE <= limits.maxStates();
        }
        matcher = SEARCH.matcher(line);
        if (matcher.matches()) depth = Math.max(depth, Integer.parseInt(matcher.group(1)));
        matcher = MEMORY.matcher(line);
        if (matcher.matches()) tell(Long.parseLong(matcher.group(1)) << 20);
        return true;
    }

    private void tell(long bytes) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
        listener.accept(
                new Progress(
                        Phase.SEARCHING,
                        states,
                        states + visited,
                        0,
                        depth,
                        bytes,
                        limits.maxBytes(),
                        elapsed));
    }

    synchronized long states() {
        return states;
    }

    synchronized long transitions() {
        return states + visited;
    }

    synchronized int depth() {
        return depth;
    }
}
