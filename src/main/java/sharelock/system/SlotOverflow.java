package sharelock.system;

/**
 * A value does not fit its slot: the layout must be widened and the search started again. Carries
 * no stack trace, because it is expected.
 */
public final class SlotOverflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int slot;
    private final long value;

    public SlotOverflow(int slot, long value) {
        super("The value " + value + " does not fit slot " + slot, null, false, false);
        this.slot = slot;
        this.value = value;
    }

    public int slot() {
        return slot;
    }

    public long value() {
        return value;
    }
}
