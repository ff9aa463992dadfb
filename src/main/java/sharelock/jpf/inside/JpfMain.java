package sharelock.jpf.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import sharelock.jpf.wire.Fault.Cause;
import sharelock.jpf.wire.Fault.Seen;
import sharelock.jpf.wire.Fault.Wanted;
import sharelock.jpf.wire.Names.Keys;
import sharelock.jpf.wire.Sayings;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Task;

/**
 * The main class of every check under Java PathFinder: jpf-configs/common.properties names it as
 * the {@code target}. The check is in JPF's configuration.
 *
 * <p>With {@code check.plain} no path is cut, tasks wait as on a plain JVM, and a path is looked at
 * once, at any moment. That takes JPF longer, and is there to test that nothing is lost by the
 * cuts.
 */
public final class JpfMain {
    private final Object model;
    private final JpfRun run;
    private final Sayings voice = new Jpf.Voice();
    private final List<Invariant<Object>> always = new ArrayList<>();
    private final List<AtRest<Object>> atRest = new ArrayList<>();
    private final List<Reachable<Object>> goals = new ArrayList<>();
    private final boolean refutes;
    private final boolean plain;

    /** Where somebody reads what is heard; empty if JPF's own launcher runs the check. */
    private final String read;

    private final boolean alone;

    private JpfMain() throws ReflectiveOperationException {
        model = ModelMaker.model();
        plain = CheckKeys.get(Keys.PLAIN).equals("true");
        read = CheckKeys.get(Keys.READ);
        alone = read.isEmpty();
        refutes = !CheckKeys.get(Keys.REFUTE).isEmpty();
        run =
                new JpfRun(
                        TaskFinder.tasks(model),
                        Wanted.of(refutes ? Violation.REACHED : CheckKeys.get(Keys.ONLY)),
                        CheckKeys.get(Keys.SCRIPT),
                        plain,
                        this::looked);
    }

    /**
     * The thread that makes the model is the one that looks at it. It lives as long as the search,
     * so JPF takes each object that a task touches for shared from the first touch on.
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        new JpfMain().start();
    }

    @SuppressWarnings("unchecked")
    private void start() throws ReflectiveOperationException {
        for (String name : CheckKeys.list(Keys.ALWAYS)) {
            always.add((Invariant<Object>) ModelMaker.property(name, model));
        }
        for (String name : CheckKeys.list(Keys.AT_REST)) {
            atRest.add((AtRest<Object>) ModelMaker.property(name, model));
        }
        for (String name : CheckKeys.goals()) {
            goals.add((Reachable<Object>) ModelMaker.property(name, model));
        }
        Violation.load();
        loadProperties();
        if (alone) announce();
        else voice.read(read);
        run.launchAndLook(this::look);
    }

    /** Says what must be reached at the end of the search. */
    private void announce() {
        List<String> names = new ArrayList<>();
        for (Reachable<Object> goal : goals) names.add(goal.getClass().getName());
        voice.goals(names);
        boolean endless = CheckKeys.get(Keys.ENDLESS).equals("true");
        if (!atRest.isEmpty() && !endless) voice.needsRest();
    }

    /**
     * Asks each property once, so that no class is loaded in the middle of a look. The answers do
     * not count: no task has come to its first step.
     */
    private void loadProperties() {
        try {
            for (Invariant<Object> property : always) property.holds(model);
            for (AtRest<Object> property : atRest) property.holdsAtRest(model);
            for (Reachable<Object> goal : goals) goal.isReachedIn(model);
        } catch (RuntimeException | AssertionError early) {
            return; // what counts is what it does in a state
        }
    }

    /** Looks at a state; nothing follows from that, so the path ends here. */
    private void look() {
        if (run.allHaveBegun()) {
            Task lost = run.lost();
            if (lost != null) throw Violation.lost(lost);
            checkState();
            if (run.isAtRest()) {
                checkAtRest();
                return; // an end state
            }
            looked();
        }
        if (!plain) Jpf.cutPath();
    }

    /** A look has found a failure: it ends the search, or is the end of the look. */
    private void fail(Violation violation) {
        if (!run.counts(violation)) looked();
        run.fail(violation);
    }

    /**
     * Tells once that a look has come to its end where a task can move, or in what is passed over,
     * or that a path has come to where it is not that of the script.
     */
    private void looked() {
        if (Jpf.count(goals.size()) == 1) voice.looked();
    }

    private void checkState() {
        for (Invariant<Object> property : always) {
            Violation violation = null;
            try {
                if (!property.holds(model)) {
                    Seen seen = watched(Cause.INVARIANT, property, () -> property.holds(model));
                    violation = Violation.of(Cause.INVARIANT, property, seen);
                }
            } catch (RuntimeException | AssertionError thrown) {
                violation = Violation.thrownBy(property, thrown);
            }
            if (violation != null) fail(violation);
        }
        for (int number = 0; number < goals.size(); number++) {
            boolean reached = false;
            Violation violation = null;
            try {
                reached = goals.get(number).isReachedIn(model);
            } catch (RuntimeException | AssertionError thrown) {
                violation = Violation.thrownBy(goals.get(number), thrown);
            }
            if (violation != null) fail(violation);
            if (reached) reached(number);
        }
    }

    /** Tells of a goal once in the whole search: what is counted outside is not backtracked. */
    private void reached(int number) {
        if (refutes) run.fail(Violation.reached());
        if (Jpf.count(number) > 1) return;
        String name = goals.get(number).getClass().getName();
        voice.reached(name);
        if (alone) System.out.println("reached: " + name); // for a person to read
    }

    /**
     * Where JPF's own launcher runs a deadlock is one of JPF's: this thread holds what each task
     * needs for its next step, and waits for nobody.
     */
    private void sleepForEver(String stuck) {
        System.out.println("deadlock: no task can move and not all have finished: " + stuck);
        Object nobody = new Object();
        synchronized (nobody) {
            while (true) {
                try {
                    nobody.wait();
                } catch (InterruptedException never) {
                    throw new IllegalStateException(never);
                }
            }
        }
    }

    /**
     * Evaluates a property that does not hold once more while it is watched, if it is what the run
     * looks for: the line that decides, and what was read.
     */
    private Seen watched(Cause cause, Object property, BooleanSupplier evaluation) {
        String name = property.getClass().getName();
        if (!run.counts(cause, name)) return Seen.NOTHING;
        voice.watch(name);
        boolean again = evaluation.getAsBoolean();
        voice.watched();
        return again ? Seen.NOTHING : Seen.of(CheckKeys.get(Keys.SEEN));
    }

    private void checkAtRest() {
        if (alone && Jpf.count(goals.size() + 1) == 1) voice.rest();
        String stuck = run.unfinished();
        if (!stuck.isEmpty()) {
            if (alone) sleepForEver(stuck);
            fail(Violation.deadlock(stuck));
            return;
        }
        for (AtRest<Object> property : atRest) {
            Violation violation = null;
            try {
                if (!property.holdsAtRest(model)) {
                    Seen seen = watched(Cause.AT_REST, property, () -> property.holdsAtRest(model));
                    violation = Violation.of(Cause.AT_REST, property, seen);
                }
            } catch (RuntimeException | AssertionError thrown) {
                violation = Violation.thrownBy(property, thrown);
            }
            if (violation != null) fail(violation);
        }
    }
}
