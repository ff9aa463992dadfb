package sharelock.kernel;

import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.PreemptCount;
import sharelock.model.Steps;

/**
 * Allocation out of a fixed set of objects: the page allocator (mm/page_alloc.c, alloc_pages and
 * __free_pages) or a slab cache (mm/slab.c, kmem_cache_alloc and kmem_cache_free), 2.4.17.
 *
 * <p>An allocation takes the first free object, so that states do not differ by which object it
 * was. An object keeps the fields it was freed with; whoever allocates it sets them.
 *
 * @param <T> the objects: page tables, pages
 */
public final class Pool<T> {

    /** Whether memory can run out for an allocation although an object is free. */
    public enum Supply {
        /** Only an empty pool fails alloc(); allocSleeping() waits until an object is free. */
        RELIABLE,
        /** Any allocation may return null, and one from an empty pool does. */
        MAY_FAIL
    }

    private static final int NONE = -1;

    private final String name;
    private final Supply supply;
    private final T[] objects;
    private final boolean[] live;

    /** A reliable pool of which every object is free. */
    public Pool(String name, T[] objects) {
        this(name, Supply.RELIABLE, objects);
    }

    /** A pool of which every object is free. */
    public Pool(String name, Supply supply, T[] objects) {
        this.name = name;
        this.supply = supply;
        this.objects = objects.clone();
        this.live = new boolean[objects.length];
    }

    /** Makes an object allocated from the start: for the constructor of a model. */
    public void startAllocated(T object) {
        live[indexOf(object)] = true;
    }

    /** An allocation with GFP_ATOMIC: one step, null if there is no memory. */
    public T alloc() {
        int index = Steps.atomically(() -> take());
        return index == NONE ? null : objects[index];
    }

    /**
     * An allocation with GFP_KERNEL: one step where an object is free. It may sleep, so it fails
     * when the task must not, even if no sleep is needed.
     */
    public T allocSleeping() {
        int index = Steps.atomically(() -> takeSleeping());
        while (index == NONE && supply == Supply.RELIABLE) {
            Steps.await(() -> allocated() < live.length);
            index = Steps.atomically(() -> takeSleeping());
        }
        return index == NONE ? null : objects[index];
    }

    /** free_page, kmem_cache_free: one step. */
    public void free(T object) {
        Steps.atomically(
                () -> {
                    int index = indexOf(object);
                    if (!live[index]) {
                        throw new RuleViolation(
                                Rule.DOUBLE_FREE, "an object of pool " + name + " is freed twice");
                    }
                    live[index] = false;
                });
    }

    /** kmem_cache_destroy: one step that fails if an object is still allocated. */
    public void destroy() {
        Steps.atomically(
                () -> {
                    if (allocated() != 0) {
                        throw new RuleViolation(
                                Rule.LEAK, "pool " + name + " is destroyed with objects allocated");
                    }
                });
    }

    /** Fails if the object is free. No step of its own inside one, a read of a field elsewhere. */
    public void assertLive(T object) {
        if (isFree(object)) {
            throw new RuleViolation(
                    Rule.USE_AFTER_FREE, "an object of pool " + name + " is used while it is free");
        }
    }

    public boolean isFree(T object) {
        return !live[indexOf(object)];
    }

    /** How many objects are allocated: at rest, more than the model still refers to is a leak. */
    public int allocated() {
        int count = 0;
        for (int i = 0; i < live.length; i++) {
            if (live[i]) count++;
        }
        return count;
    }

    private int takeSleeping() {
        if (PreemptCount.isNonZero()) {
            throw new RuleViolation(
                    Rule.SLEEP_IN_ATOMIC,
                    "an allocation from pool " + name + " that may sleep, where the task must not");
        }
        return take();
    }

    /** The index of the first free object, which is live from now on, or NONE. */
    private int take() {
        int index = 0;
        while (index < live.length && live[index]) index++;
        if (index == live.length) return NONE;
        if (supply == Supply.MAY_FAIL && Steps.choose(2) == 1) return NONE;
        live[index] = true;
        return index;
    }

    private int indexOf(T object) {
        for (int i = 0; i < objects.length; i++) {
            if (objects[i] == object) return i;
        }
        throw new RuleViolation(
                Rule.FOREIGN_OBJECT, "an object that is null or not from pool " + name);
    }
}
