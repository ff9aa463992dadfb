package sharelock.bench;

import com.google.common.base.Preconditions;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sharelock.engine.Engine.Limits;
import sharelock.explicit.CompiledModel;
import sharelock.question.Property;
import sharelock.result.Result;
import sharelock.search.BreadthFirst;
import sharelock.search.FilterLock;
import sharelock.search.Search.Budget;
import sharelock.search.Search.Goals;
import sharelock.search.SearchResult.Figures;

/**
 * Searches the filter lock several times and prints the spread of transitions per second.
 * Arguments: what, tasks, workers, repeats.
 */
public final class FilterBench {

    /** Who searches. */
    enum Subject {
        /** A loop that is nothing but this search: the limit. */
        LIMIT,
        /** The search, over a transition system written by hand in the shape of emitted code. */
        HAND,
        /** The engine, over the model in plain Java, compiled from its class files. */
        COMPILED
    }

    /** One search; bytes for each state are those of the last report, 0 without one. */
    private record Run(long states, long transitions, double bytesPerState) {}

    private FilterBench() {}

    public static void main(String[] args) {
        Subject subject = Subject.valueOf(args[0]);
        int tasks = Integer.parseInt(args[1]);
        int workers = Integer.parseInt(args[2]);
        int repeats = Integer.parseInt(args[3]);
        List<Double> speeds = new ArrayList<>();
        List<Double> speedsOfCpu = new ArrayList<>();
        Run last = new Run(0, 0, 0);
        for (int i = 0; i < repeats; i++) {
            long began = System.nanoTime();
            long cpuBegan = cpuNanos();
            last = run(subject, tasks, workers);
            speeds.add(last.transitions() * 1e3 / (System.nanoTime() - began));
            speedsOfCpu.add(last.transitions() * 1e3 / (cpuNanos() - cpuBegan));
            checkCounts(tasks, last);
        }
        System.out.printf(
                "%-8s  N=%d  %d worker(s)  %,d states  %,d transitions  M transitions/s: %s"
                        + "  by CPU time of all threads: %s%s%n",
                subject,
                tasks,
                workers,
                last.states(),
                last.transitions(),
                spread(speeds),
                spread(speedsOfCpu),
                last.bytesPerState() == 0
                        ? ""
                        : "  %.1f bytes/state".formatted(last.bytesPerState()));
    }

    private static String spread(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return "min %.2f, median %.2f, max %.2f"
                .formatted(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /** What a shared machine cannot take away: the CPU time of this process. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static Run run(Subject subject, int tasks, int workers) {
        return switch (subject) {
            case LIMIT -> limit(tasks);
            case HAND -> hand(tasks, workers);
            case COMPILED -> compiled(tasks, workers);
        };
    }

    private static Run limit(int tasks) {
        HandPackedFilter search = new HandPackedFilter(tasks, 1 << (tasks == 6 ? 24 : 20));
        search.search();
        if (search.touched() == 0) throw new IllegalStateException("nothing was read");
        return new Run(search.states(), search.transitions(), 0);
    }

    private static Run hand(int tasks, int workers) {
        Goals goals = new Goals(FilterLock.MUTEX, 0, 0);
        FilterLock system = new FilterLock(tasks);
        Figures figures =
                new BreadthFirst(workers)
                        .run(system, goals, Budget.UNLIMITED, progress -> {})
                        .figures();
        double bytes = (double) figures.bytes() / figures.states();
        return new Run(figures.states(), figures.transitions(), bytes);
    }

    private static Run compiled(int tasks, int workers) {
        List<Property> none = List.of();
        CompiledModel engine = new CompiledModel(new sharelock.counts.FilterLock(tasks), none);
        Limits limits =
                new Limits(
                        workers,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        Duration.ofHours(1),
                        Duration.ZERO);
        double[] bytes = {0};
        Result.Counts counts =
                engine.check(limits, p -> bytes[0] = (double) p.bytes() / p.states()).counts();
        return new Run(counts.states(), counts.transitions(), bytes[0]);
    }

    private static void checkCounts(int tasks, Run run) {
        if (tasks != 6) return;
        Preconditions.checkState(run.states() == 8_786_754, "%s states", run.states());
        Preconditions.checkState(
                run.transitions() == 35_331_480, "%s transitions", run.transitions());
    }
}
