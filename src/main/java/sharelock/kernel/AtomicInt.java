package sharelock.kernel;

import sharelock.model.Steps;

/**
 * An atomic_t (include/asm-i386/atomic.h, 2.4.17), such as the count of a page. Each operation is
 * one step. As in 2.4 nothing stops a count below zero: that is for a property to say.
 */
public final class AtomicInt {
    private int value;

    public AtomicInt(int value) {
        this.value = value;
    }

    /** atomic_read, page_count. */
    public int get() {
        return value;
    }

    /** atomic_set, set_page_count. */
    public void set(int newValue) {
        value = newValue;
    }

    /** atomic_inc, get_page. */
    public void inc() {
        add(1);
    }

    /** atomic_dec. */
    public void dec() {
        add(-1);
    }

    /** atomic_add; with a negative amount, atomic_sub. */
    public void add(int amount) {
        addAndReturn(amount);
    }

    /** atomic_inc_and_test: true if the new value is zero. */
    public boolean incAndTest() {
        return addAndReturn(1) == 0;
    }

    /** atomic_dec_and_test, put_page_testzero: true if the new value is zero. */
    public boolean decAndTest() {
        return addAndReturn(-1) == 0;
    }

    /** atomic_add_return of later kernels: the new value. */
    public int addAndReturn(int amount) {
        return Steps.atomically(() -> value += amount);
    }

    /** atomic_inc_not_zero of later kernels: false, and nothing done, if the value is zero. */
    public boolean incNotZero() {
        return Steps.atomically(
                () -> {
                    if (value == 0) return false;
                    value++;
                    return true;
                });
    }

    /** cmpxchg: true if the value was as expected and is now the new one. */
    public boolean compareAndSet(int expected, int newValue) {
        return Steps.atomically(
                () -> {
                    if (value != expected) return false;
                    value = newValue;
                    return true;
                });
    }
}
