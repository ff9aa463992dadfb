package dynamicstack;

import sharelock.model.Invariant;

/** The stack of a kernel thread is full. */
public final class KernelThreadHasFullStack implements Invariant<DynamicStacks> {
    @Override
    public boolean holds(DynamicStacks model) {
        for (UserThread thread : model.threads) {
            boolean leaving = thread.where == UserThread.Where.MOVING;
            if (thread.kernelThread && !leaving && !thread.stack.isFull()) return false;
        }
        return true;
    }
}
