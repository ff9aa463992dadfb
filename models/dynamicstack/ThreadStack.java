package dynamicstack;

import sharelock.kernel.Mutex;
import sharelock.kernel.SpinLock;

/**
 * The kernel stack of one thread: THREAD_SIZE of kernel addresses for as long as the thread lives.
 *
 * <pre>
 *   top page       always mapped, and not modelled
 *   pte[0]         the extra pages, mapped while the thread is in the kernel
 *   pte[1]
 *   pte[2]
 * </pre>
 */
final class ThreadStack {
    /** Null is a pte that is not present. */
    final Page[] pte;

    /** The address of the first extra page, in pages. */
    final int address;

    /** Between who unmaps the stack and who reads it from outside: {@link Fix#WALKER_LOCK}. */
    final SpinLock lock = new SpinLock("stack_lock");

    /** With {@link Fix#KEEP_UNTIL_PRESSURE}: held by who maps and who takes the kept pages. */
    final Mutex mappingLock = new Mutex("mapping_lock");

    /** Whether the thread uses its extra stack; set with the lock held, cleared without. */
    boolean inUse;

    ThreadStack(int index, int extraPages) {
        pte = new Page[extraPages];
        address = index * extraPages;
    }

    boolean isEmpty() {
        for (int i = 0; i < pte.length; i++) {
            if (pte[i] != null) return false;
        }
        return true;
    }

    boolean isFull() {
        for (int i = 0; i < pte.length; i++) {
            if (pte[i] == null) return false;
        }
        return true;
    }
}
