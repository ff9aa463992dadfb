package stacksteal;

import sharelock.model.Invariant;

/** No two tasks have their stacks at one address; a dead one whose stack is a copy needs none. */
public final class OneStackPerAddress implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        for (TaskStruct one : model.tasks) {
            for (TaskStruct other : model.tasks) {
                boolean both = hasAddress(one) && hasAddress(other);
                if (one != other && both && one.pid == other.pid) return false;
            }
        }
        return true;
    }

    private static boolean hasAddress(TaskStruct task) {
        return task.hasStack && !(task.dead && task.threadInfo != null);
    }
}
