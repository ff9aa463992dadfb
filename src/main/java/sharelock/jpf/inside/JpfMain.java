package sharelock.jpf.inside;

import java.util.ArrayList;
import java.util.List;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import sharelock.model.Task;
import sharelock.model.TaskRun;

/**
 * The main class of every check under Java PathFinder, which the {@code target} of
 * jpf-configs/common.properties names. The check is in JPF's configuration.
 */
public final class JpfMain {
    private final Object model;
    private final List<Invariant<Object>> always = new ArrayList<>();
    private final List<AtRest<Object>> atRest = new ArrayList<>();
    private final List<Reachable<Object>> goals = new ArrayList<>();
    private final TaskRun run;

    private JpfMain() throws ReflectiveOperationException {
        model = ModelMaker.model();
        run = new JpfRun(TaskFinder.tasks(model));
    }

    public static void main(String[] args) throws ReflectiveOperationException {
        new JpfMain().start();
    }

    @SuppressWarnings("unchecked")
    private void start() throws ReflectiveOperationException {
        List<String> refuted = CheckKeys.list("check.refute");
        if (refuted.isEmpty()) {
            for (String name : CheckKeys.list("check.always")) {
                always.add((Invariant<Object>) ModelMaker.property(name, model));
            }
            for (String name : CheckKeys.list("check.atRest")) {
                atRest.add((AtRest<Object>) ModelMaker.property(name, model));
            }
        }
        for (String name : refuted) {
            goals.add((Reachable<Object>) ModelMaker.property(name, model));
        }
        checkState();
        run.launchWatched(this::look);
    }

    /** Looks at a state; nothing follows from that, so the path ends here. */
    private void look() {
        if (!run.allHaveBegun()) {
            Jpf.cutPath();
            return;
        }
        checkState();
        if (!run.isAtRest()) {
            Jpf.cutPath();
            return;
        }
        for (AtRest<Object> property : atRest) {
            if (!property.holdsAtRest(model)) throw new Violation(property);
        }
        List<Task> stuck = run.unfinished();
        if (goals.isEmpty() && !stuck.isEmpty()) throw new Violation("deadlock");
    }

    private void checkState() {
        for (Invariant<Object> property : always) {
            if (!property.holds(model)) throw new Violation(property);
        }
        boolean all = !goals.isEmpty();
        for (Reachable<Object> goal : goals) {
            if (!goal.isReachedIn(model)) all = false;
        }
        if (all) throw new Violation("reached");
    }

    static final class JpfRun extends TaskRun {
        JpfRun(List<Task> tasks) {
            super(tasks);
        }

        @Override
        protected void begins(int number) {
            if (!indivisibleBegins(number)) Jpf.cutPath();
        }

        @Override
        protected void stepBegins(Task task) {
            if (!allHaveBegun()) Jpf.cutPath();
        }

        @Override
        protected void guardIsClosed() {
            Jpf.cutPath();
        }

        @Override
        protected void finished(Task task) {
            indivisibleFinished(task);
        }
    }

    static final class Violation extends AssertionError {
        private static final long serialVersionUID = 1L;

        Violation(Object property) {
            super(property instanceof String text ? text : property.getClass().getName());
        }
    }
}
