package stacksteal;

import sharelock.model.AtRest;
import stacksteal.TaskStruct.State;

/**
 * In the end no task sleeps that has a signal or that was waked up, and each signal has its flag.
 */
public final class NoWakeUpLost implements AtRest<StackSteal> {
    @Override
    public boolean holdsAtRest(StackSteal model) {
        for (TaskStruct task : model.tasks) {
            if (task.state == State.INTERRUPTIBLE && (task.pending || !task.queued)) return false;
            if (task.pending && (task.wroteFlags & Frame.SIGPENDING) == 0) return false;
        }
        return true;
    }
}
