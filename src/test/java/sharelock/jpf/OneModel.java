package sharelock.jpf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import sharelock.compile.emit.Emitter;
import sharelock.explicit.CompiledModel;
import sharelock.jpf.JpfRuns.Heard;
import sharelock.jpf.wire.Names.Keys;
import sharelock.random.EngineRun;
import sharelock.random.InMemoryClasses;
import sharelock.random.ModelHeap;
import sharelock.random.ModelSource;
import sharelock.random.Oracle;
import sharelock.result.Failure;
import sharelock.result.Result;
import sharelock.result.Verdict;

/**
 * One random model, run by both engines: as it is for the verdict, and with daemons only for the
 * ends, since a state with nothing but daemons in it may rest. JPF passes over failures there.
 */
final class OneModel {
    private static final int MAX_STATES = Integer.getInteger("sharelock.jpf.states", 1_500);

    /** JPF stores states in which only what one task sees is another. */
    private static final int MAX_STATES_OF_JPF = 67 * MAX_STATES;

    private static final String BASE = "abstract class Base extends Task {\n";
    private static final String DAEMON =
            "@Override protected boolean isDaemon() { return true; }\n";
    private static final String NO_FAILURE = "none";

    private final String source;
    private final JpfRuns.Launcher launcher;
    private final List<String> differences = new ArrayList<>();

    private OneModel(String source, JpfRuns.Launcher launcher) {
        this.source = source;
        this.launcher = launcher;
    }

    /** How the comparison went. */
    enum Comparison {
        AGREE_THAT_IT_HOLDS,
        AGREE_THAT_IT_FAILS,
        TOO_LARGE
    }

    /**
     * Compares the engines.
     *
     * @throws AssertionError when they disagree
     */
    static Comparison compare(String source, JpfRuns.Launcher launcher) {
        return new OneModel(source, launcher).compare();
    }

    private Comparison compare() {
        String resting = source.replace(DAEMON, "").replace(BASE, BASE + DAEMON);
        Object model = construct(resting);
        Oracle.Outcome outcome =
                EngineRun.explore(
                        model,
                        EngineRun.property(model, ModelSource.EVERYTHING),
                        List.of(),
                        Emitter::emit,
                        MAX_STATES);
        if (!outcome.complete()) return Comparison.TOO_LARGE;
        Heard ends = jpf(resting, Map.of(Keys.ONLY, NO_FAILURE));
        boolean partial = !ends.isVerdict() && !ends.ends().isEmpty();
        if (partial || isStopped(ends.run())) return Comparison.TOO_LARGE;
        compareEnds(text(new ModelHeap(model), outcome.ends()), ends);

        Result explicit =
                new CompiledModel(construct(source), List.of())
                        .check(
                                new sharelock.engine.Engine.Limits(
                                        1, 100_000, 1L << 28, Duration.ofMinutes(1), Duration.ZERO),
                                quiet -> {});
        Failure failure = explicit.failure();
        RunVerdict jpf = jpf(source, Map.of()).run();
        if (isStopped(jpf)) return Comparison.TOO_LARGE;
        if (jpf.verdict() != explicit.verdict()) {
            differences.add("explicit: " + explicit.verdict() + " " + failure + "; jpf: " + jpf);
        } else if (failure != null && !failure.name().equals(jpf.failure().name())) {
            RunVerdict asked = jpf(source, Map.of(Keys.ONLY, failure.name())).run();
            if (isStopped(asked)) return Comparison.TOO_LARGE;
            if (asked.verdict() != Verdict.FAILS) {
                differences.add("only the explicit engine finds " + failure + "; jpf: " + jpf);
            }
        }
        if (!differences.isEmpty()) {
            throw new AssertionError(String.join("\n", differences) + "\n" + source);
        }
        return failure == null ? Comparison.AGREE_THAT_IT_HOLDS : Comparison.AGREE_THAT_IT_FAILS;
    }

    /** Its time was up, which on a busy machine says nothing of the model, or it is too large. */
    private static boolean isStopped(RunVerdict jpf) {
        return jpf.verdict() == Verdict.INCOMPLETE && jpf.note().contains("budget");
    }

    private void compareEnds(Set<String> explicit, Heard jpf) {
        if (!jpf.isVerdict()) differences.add("jpf: " + jpf.run());
        for (String end : explicit) {
            if (!jpf.ends().contains(end)) differences.add("an end for explicit only: " + end);
        }
        for (String end : jpf.ends()) {
            if (!explicit.contains(end)) differences.add("an end for jpf only: " + end);
        }
    }

    private static Set<String> text(ModelHeap heap, Set<Oracle.End> ends) {
        Set<String> text = new TreeSet<>();
        for (Oracle.End end : ends) text.add(end.finished() + heap.line(end.values()));
        return text;
    }

    private static Object construct(String text) {
        return InMemoryClasses.compile(ModelSource.NAME, text).create(ModelSource.NAME);
    }

    private Heard jpf(String text, Map<String, String> more) {
        try {
            Path folder = Files.createTempDirectory("sharelock-random");
            try {
                InMemoryClasses.compile(ModelSource.NAME, text).writeTo(folder);
                Map<String, String> keys = new java.util.HashMap<>(more);
                keys.put(Keys.MODEL, ModelSource.NAME);
                keys.put(Keys.AT_REST, EndPrinter.class.getName());
                return new JpfRuns(folder, launcher, MAX_STATES_OF_JPF).run(keys);
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
