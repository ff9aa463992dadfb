package sharelock.jpf.inside;

import java.util.List;
import sharelock.jpf.wire.Fault.Cause;
import sharelock.jpf.wire.Fault.Wanted;
import sharelock.jpf.wire.Names.Keys;
import sharelock.jpf.wire.Turn;
import sharelock.model.Task;
import sharelock.model.TaskRun;

/**
 * The tasks under JPF, which schedules their threads. JPF knows no guards: a task that is scheduled
 * where its guard is closed, or out of turn at the start, cuts the path, which costs no state.
 *
 * <p>A run can follow a script: the steps that the tasks take in turn, and the choices that they
 * make. What deviates is cut. Reads and writes of fields are no part of a script, and JPF tries all
 * their orders. A choice between two steps of its task is made when the task comes to it, whatever
 * the others do; behind the last word of a task its choices are free, since it goes on to where it
 * would take the next step.
 */
final class JpfRun extends TaskRun {
    private final List<Task> tasks;
    private final Wanted only;
    private final boolean plain;
    private final Runnable deviates;
    private final boolean scripted;
    private final Task[] actors;
    private final int[] choices;
    private final boolean[] done;

    /**
     * @param only the failures that count
     * @param text the text of the script; empty if there is none
     * @param plain whether tasks wait as on a plain JVM, and no path is cut
     * @param deviates hears that a path is cut because it is not that of the script
     */
    JpfRun(List<Task> tasks, Wanted only, String text, boolean plain, Runnable deviates) {
        super(tasks);
        this.deviates = deviates;
        this.plain = plain;
        this.tasks = tasks;
        this.only = only;
        scripted = !text.isEmpty();
        List<Turn> script = Turn.read(text);
        actors = new Task[script.size()];
        choices = new int[script.size()];
        done = new boolean[script.size()];
        for (int i = 0; i < actors.length; i++) {
            actors[i] = named(script.get(i).task());
            choices[i] = script.get(i).choice();
        }
    }

    private Task named(String name) {
        Task found = null;
        for (Task task : tasks) {
            if (!task.name().equals(name)) continue;
            if (found != null) {
                throw new IllegalArgumentException(
                        Keys.SCRIPT
                                + ": there are two tasks "
                                + name
                                + "; give them different names");
            }
            found = task;
        }
        if (found != null) return found;
        throw new IllegalArgumentException(Keys.SCRIPT + ": there is no task " + name);
    }

    /** A task whose thread has ended without a word, which JPF allows; null if none has. */
    Task lost() {
        for (Task task : tasks) {
            if (isLost(task)) return task;
        }
        return null;
    }

    /** The tasks that have not finished and are no daemons, as a sentence; empty if none are. */
    String unfinished() {
        String unfinished = "";
        for (Task task : tasks) {
            if (mayStop(task)) continue;
            unfinished += (unfinished.isEmpty() ? "" : ", ") + task.name();
        }
        return unfinished;
    }

    /** Whether a failure is looked for. */
    boolean counts(Cause cause, String name) {
        return only.is(cause, name);
    }

    boolean counts(Violation violation) {
        return only.is(violation.cause(), violation.name());
    }

    /** Ends the search, unless another failure is looked for. */
    void fail(Violation violation) {
        if (counts(violation)) throw violation;
        Jpf.cutPath();
    }

    @Override
    protected void begins(int number) {
        if (plain) super.begins(number);
        else if (!indivisibleBegins(number)) Jpf.cutPath();
    }

    @Override
    protected void stepBegins(Task task) {
        if (plain) return;
        if (!allHaveBegun()) Jpf.cutPath();
        else if (scripted && !isNext(task)) indivisibleDeviation();
    }

    @Override
    protected int choose(int bound) {
        return indivisibleChoice(bound);
    }

    private int indivisibleChoice(int bound) {
        Task task = Task.current();
        int word = firstOf(task);
        if (word == actors.length) return Jpf.choose(bound);
        if (choices[word] == Turn.STEP || choices[word] >= bound) {
            indivisibleDeviation();
            return 0;
        }
        done[word] = true;
        return choices[word];
    }

    private void indivisibleDeviation() {
        deviates.run();
        Jpf.cutPath();
    }

    /** Whether the script says that this task takes the next step; the word is done then. */
    private boolean isNext(Task task) {
        int word = firstOf(task);
        if (word == actors.length || choices[word] != Turn.STEP) return false;
        for (int i = 0; i < word; i++) {
            if (!done[i] && choices[i] == Turn.STEP) return false;
        }
        done[word] = true;
        return true;
    }

    /** The task's first word that is not done; the length of the script if there is none. */
    private int firstOf(Task task) {
        int word = 0;
        while (word < actors.length && (done[word] || actors[word] != task)) word++;
        return word;
    }

    @Override
    protected void guardIsClosed() throws InterruptedException {
        if (plain) super.guardIsClosed();
        else Jpf.cutPath();
    }

    @Override
    protected void ghost(Runnable body) {
        indivisibleGhost(body);
    }

    private static void indivisibleGhost(Runnable body) {
        body.run();
    }

    /** The end of a task can be seen, so others may move before it, as before any write. */
    @Override
    protected void finished(Task task) {
        Thread.yield();
        if (plain) super.finished(task);
        else indivisibleFinished(task);
    }

    @Override
    protected void failed(Task task, Throwable reason) {
        indivisibleFail(reason);
    }

    private void indivisibleFail(Throwable reason) {
        fail(Violation.of(reason));
    }
}
