package sharelock.explicit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sharelock.compile.ModelError;
import sharelock.compile.Place;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;

/**
 * The places that a way must go through, and which steps of which tasks lie in them. A step lies in
 * a method when its visible operation is in the method or in what that calls; if the operation is a
 * body of several, when every way through the body runs code of the method. A failing step lies
 * also where it fails, and a deadlock where its tasks wait.
 */
final class Passages {
    private static final int MOST = Long.SIZE - 1;

    /** Beside the bits of places: something was wrong before the way had gone through all. */
    static final long TOO_LATE = Long.MIN_VALUE;

    private final PlaceBits places;
    private final LayoutPlan plan;

    /** By the number of a step, a bit for each place. */
    private final long[] bits;

    /** The same for a step that fails, which may not come to all that it does otherwise. */
    private final long[] begun;

    /** By the number of a failure, a bit for each place. */
    private final long[] failures;

    /** By the number of a step that is a body, what it lies in if it fails, by the failure. */
    private final Map<Integer, Map<Integer, Long>> failing = new HashMap<>();

    Passages(List<Place> named, LayoutPlan plan) {
        this.places = new PlaceBits(named);
        this.plan = plan;
        bits = new long[plan.steps().size()];
        begun = new long[plan.steps().size()];
        failures =
                plan.program().failures().stream()
                        .mapToLong(point -> places.of(point.origin()))
                        .toArray();
        if (!areNone()) lookAtSteps();
    }

    private void lookAtSteps() {
        List<Program> tasks = plan.program().tasks();
        for (int task = 0; task < tasks.size(); task++) {
            Program program = tasks.get(task);
            for (int i = 0; i < program.nodes().size(); i++) {
                Node node = program.nodes().get(i);
                if (node.position() < 0) continue;
                int step = plan.step(task, node.position());
                StepPlaces found = new StepPlaces(places, program, i);
                bits[step] = found.certain();
                begun[step] = places.of(node.origin());
                failing.put(step, found.failing());
            }
        }
    }

    /**
     * @throws ModelError when no step of a program lies in one of the places, or that is not
     *     certain
     */
    static void mustExist(List<Place> places, ModelProgram program) {
        if (places.size() > MOST) {
            throw ModelError.ofPlace(
                    "check.through names %d places, %d can be asked for at once."
                            .formatted(places.size(), MOST));
        }
        if (!places.isEmpty()) new PlaceBits(places).mustLieIn(program);
    }

    boolean areNone() {
        return places.named().isEmpty();
    }

    /** All places, as bits. */
    long all() {
        return (1L << places.named().size()) - 1;
    }

    /** Whether a way may still come to all places: some are left, and nothing was wrong yet. */
    boolean mayComeToAll(long passed) {
        return passed != all() && (passed & TOO_LATE) == 0;
    }

    /** The places that a step lies in once it is done, as bits; none for -1. */
    long of(int step) {
        return step < 0 ? 0 : bits[step];
    }

    /** The same of the step that a task takes next. */
    long next(int task, long[] states, int at) {
        return of(plan.nextStep(task, states, at));
    }

    /** The places that a step lies in even if it fails, as bits; none for -1. */
    long begun(int step) {
        return step < 0 ? 0 : begun[step];
    }

    /** The places that a step has come to when it fails, as bits; none for -1. */
    long failing(int step, int failure) {
        return begun(step) | failing.getOrDefault(step, Map.of()).getOrDefault(failure, 0L);
    }

    /** The places in which some task waits, as bits. */
    long waitedIn(long[] states, int at) {
        long waited = 0;
        for (int task = 0; task < plan.program().tasks().size(); task++) {
            waited |= begun(plan.nextStep(task, states, at));
        }
        return waited;
    }

    /**
     * The places that a failure lies in, as bits.
     *
     * @param step the step that fails; -1 if the start does
     */
    long ofFailure(int step, int number) {
        return failures[number] | failing(step, number);
    }

    /** The names of some places. */
    List<String> names(long some) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < places.named().size(); i++) {
            if ((some & 1L << i) != 0) names.add(places.named().get(i).toString());
        }
        return names;
    }

    /** The places in words. */
    @Override
    public String toString() {
        return places.named().stream().map(Place::toString).collect(Collectors.joining(" and "));
    }
}
