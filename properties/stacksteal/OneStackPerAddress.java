package stacksteal;

import sharelock.model.Invariant;

/** No two tasks have their stacks at one address. */
public final class OneStackPerAddress implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        for (TaskStruct one : model.tasks) {
            for (TaskStruct other : model.tasks) {
                if (one != other && one.hasStack && other.hasStack && one.pid == other.pid) {
                    return false;
                }
            }
        }
        return true;
    }
}
