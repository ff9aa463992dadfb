package stacksteal;

import sharelock.model.Invariant;

/** No waker writes to the frame of a thread that has left it. */
public final class NoWriteToALeftFrame implements Invariant<StackSteal> {
    @Override
    public boolean holds(StackSteal model) {
        return !model.audit.strayWrite;
    }
}
