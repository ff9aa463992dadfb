package sharelock.jpf.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Task;

/**
 * The main class of every check under Java PathFinder: jpf-configs/common.properties names it as
 * the {@code target}. The check is in JPF's configuration.
 *
 * <p>Beside the keys of a check it knows {@code check.refute}, goals of {@code check.sometimes}:
 * the run fails where all of them are reached, and nowhere else; {@code check.only}, the one
 * failure that counts; {@code check.script}, see {@link JpfRun}; {@code check.plain}: where it is
 * true no path is cut, tasks wait as on a plain JVM, and a path is looked at once, at any moment.
 * That takes JPF longer, and is there to test that nothing is lost by the cuts. {@code check.read}:
 * the file from which somebody reads what was heard in the search.
 */
public final class JpfMain {
    private final Object model;
    private final JpfRun run;
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
        plain = CheckKeys.get("check.plain").equals("true");
        read = CheckKeys.get("check.read");
        alone = read.isEmpty();
        refutes = !CheckKeys.get("check.refute").isEmpty();
        run =
                new JpfRun(
                        TaskFinder.tasks(model),
                        refutes ? Violation.REACHED : CheckKeys.get("check.only"),
                        CheckKeys.split(CheckKeys.get("check.script"), '|'),
                        plain);
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
        for (String name : CheckKeys.list("check.always")) {
            always.add((Invariant<Object>) ModelMaker.property(name, model));
        }
        for (String name : CheckKeys.list("check.atRest")) {
            atRest.add((AtRest<Object>) ModelMaker.property(name, model));
        }
        for (String name : CheckKeys.goals()) {
            goals.add((Reachable<Object>) ModelMaker.property(name, model));
        }
        loadProperties();
        if (alone) announce();
        else Jpf.say("read " + read);
        run.launchAndLook(this::look);
    }

    /** Says what must be reached at the end of the search. */
    private void announce() {
        String names = "";
        for (Reachable<Object> goal : goals) names += goal.getClass().getName() + ",";
        Jpf.say("goals " + names);
        boolean endless = CheckKeys.get("check.endless").equals("true");
        if (!atRest.isEmpty() && !endless) Jpf.say("needsRest");
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

    /** Tells once that a look has come to its end where a task can move. */
    private void looked() {
        if (Jpf.count(goals.size()) == 1) Jpf.say("looked");
    }

    private void checkState() {
        for (Invariant<Object> property : always) {
            Violation violation = null;
            try {
                if (!property.holds(model)) {
                    String seen = watched(property, () -> property.holds(model));
                    violation = Violation.of("INVARIANT", property, seen);
                }
            } catch (RuntimeException | AssertionError thrown) {
                violation = Violation.thrownBy(property, thrown);
            }
            if (violation != null) run.fail(violation);
        }
        for (int number = 0; number < goals.size(); number++) {
            boolean reached = false;
            Violation violation = null;
            try {
                reached = goals.get(number).isReachedIn(model);
            } catch (RuntimeException | AssertionError thrown) {
                violation = Violation.thrownBy(goals.get(number), thrown);
            }
            if (violation != null) run.fail(violation);
            if (reached) reached(number);
        }
    }

    /** Tells of a goal once in the whole search: what is counted outside is not backtracked. */
    private void reached(int number) {
        if (refutes) run.fail(Violation.reached());
        if (Jpf.count(number) > 1) return;
        String name = goals.get(number).getClass().getName();
        Jpf.say("reached " + name);
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
    private String watched(Object property, BooleanSupplier evaluation) {
        String name = property.getClass().getName();
        if (!run.counts(name)) return "";
        Jpf.say("watch " + name);
        boolean again = evaluation.getAsBoolean();
        Jpf.say("watched");
        return again ? "" : CheckKeys.get("check.seen");
    }

    private void checkAtRest() {
        if (alone && Jpf.count(goals.size() + 1) == 1) Jpf.say("rest");
        String stuck = run.unfinished();
        if (!stuck.isEmpty()) {
            if (alone) sleepForEver(stuck);
            run.fail(Violation.deadlock(stuck));
            return;
        }
        for (AtRest<Object> property : atRest) {
            Violation violation = null;
            try {
                if (!property.holdsAtRest(model)) {
                    String seen = watched(property, () -> property.holdsAtRest(model));
                    violation = Violation.of("AT_REST", property, seen);
                }
            } catch (RuntimeException | AssertionError thrown) {
                violation = Violation.thrownBy(property, thrown);
            }
            if (violation != null) run.fail(violation);
        }
    }
}
