package sharelock.jpf;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sharelock.jpf.JpfEngine.Limits;
import sharelock.result.Progress;
import sharelock.result.Progress.Phase;

/** Reads what JPF prints while it runs: how far it has come, and which goals it has reached. */
final class ProgressReader implements Predicate<String> {
    private static final Pattern STATES = Pattern.compile("states: +new=(\\d+),visited=(\\d+).*");
    private static final Pattern SEARCH =
            Pattern.compile("search: +maxDepth=(\\d+),constraints=(\\d+).*");
    private static final Pattern MEMORY = Pattern.compile("max memory: +(\\d+)MB");

    private static final String REACHED = "reached: ";
    private static final String LOOKED = "looked";

    /** JPF counts the states itself, and ends within as many more. */
    private static final int SPARE = 10;

    private final Limits limits;
    private final Set<String> reached = new HashSet<>();
    private final Consumer<Progress> listener;
    private final long began = System.nanoTime();
    private long states;
    private long visited;
    private int depth;
    private boolean isCut;
    private boolean hasLooked;

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
        if (line.startsWith(REACHED)) reached.add(line.substring(REACHED.length()).strip());
        if (line.equals(LOOKED)) hasLooked = true;
        matcher = SEARCH.matcher(line);
        if (matcher.matches()) {
            depth = Math.max(depth, Integer.parseInt(matcher.group(1)));
            isCut = Long.parseLong(matcher.group(2)) > 0;
        }
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
                        limits.heapBytes(),
                        elapsed));
    }

    /** Whether JPF has seen a goal reached, a class that may be named without its package. */
    synchronized boolean isReached(String goal) {
        return reached.stream()
                .anyMatch(
                        name ->
                                name.equals(goal)
                                        || name.endsWith("." + goal)
                                        || name.endsWith("$" + goal));
    }

    /** Whether JPF has come to a limit of its search: of memory, of depth, of states. */
    synchronized boolean isCut() {
        return isCut;
    }

    /** Whether somebody inside JPF has looked at a state that is not at rest. */
    synchronized boolean hasLooked() {
        return hasLooked;
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
