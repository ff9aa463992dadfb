package dynamicstack;

import sharelock.kernel.SpinLock;
import sharelock.model.Steps;

/**
 * The per-CPU stack cache of the mail: a stack of pages, as {@code cached_stacks} of kernel/fork.c.
 * Its CPU uses it with interrupts off.
 */
final class PageCache {
    /** The pages below {@code count} are in the cache. */
    final Page[] pages;

    int count;

    private final DynamicStacks kernel;
    private final SpinLock lock = new SpinLock("cache_lock");

    PageCache(DynamicStacks kernel, int capacity) {
        this.kernel = kernel;
        pages = new Page[capacity];
    }

    /** Takes the pages of one stack, or none: false if there are not enough. */
    boolean take(UserThread thread) {
        Page[] hand = thread.hand;
        boolean locks = kernel.fixes.cacheLock;
        if (locks) lock.lock();
        int n = count;
        if (kernel.mutants.preemptibleEntry) kernel.scheduler.preemptPoint(thread);
        boolean enough = n >= hand.length;
        if (enough) {
            for (int i = 0; i < hand.length; i++) {
                hand[i] = kernel.oldestFirst ? pages[i] : pages[n - 1 - i];
            }
            Steps.atomically(() -> lower(n, hand.length));
        }
        if (locks) lock.unlock();
        return enough;
    }

    /** A slot that is not in use has no content, so that equal caches are equal states. */
    private void lower(int n, int taken) {
        count = n - taken;
        if (kernel.oldestFirst) {
            for (int i = taken; i < n; i++) pages[i - taken] = pages[i];
        }
        for (int i = 0; i < taken; i++) pages[n - 1 - i] = null;
    }

    /** Returns the pages of one stack. */
    void put(UserThread thread) {
        Page[] hand = thread.hand;
        boolean locks = kernel.fixes.cacheLock;
        if (locks) lock.lock();
        int n = count;
        if (kernel.mutants.preemptibleExit) kernel.scheduler.preemptPoint(thread);
        for (int i = 0; i < hand.length; i++) pages[n + i] = hand[slot(i, hand.length)];
        count = n + hand.length;
        if (locks) lock.unlock();
        for (int i = 0; i < hand.length; i++) hand[i] = null;
    }

    /** A stack gets its pages back in the order in which it had them. */
    private int slot(int index, int returned) {
        return kernel.oldestFirst ? index : returned - 1 - index;
    }

    boolean contains(Page page) {
        for (int i = 0; i < count; i++) {
            if (pages[i] == page) return true;
        }
        return false;
    }
}
