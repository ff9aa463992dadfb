package stacksteal;

import sharelock.model.Reachable;

/** A thread runs on another CPU than the one that it last slept on. */
public final class ThreadMoves implements Reachable<StackSteal> {
    @Override
    public boolean isReachedIn(StackSteal model) {
        for (Processor cpu : model.cpus) {
            TaskStruct task = cpu.current;
            if (task != null && task.index < model.cpus.length && task.index != cpu.number) {
                return true;
            }
        }
        return false;
    }
}
