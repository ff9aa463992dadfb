package stacksteal;

import sharelock.kernel.SpinLock;

/** A spinlock of the kernel that a mutant may leave out. */
final class Lock {
    final SpinLock spin;
    private final boolean leftOut;

    Lock(String name, boolean leftOut) {
        spin = new SpinLock(name);
        this.leftOut = leftOut;
    }

    void lock() {
        if (!leftOut) spin.lock();
    }

    void unlock() {
        if (!leftOut) spin.unlock();
    }
}
