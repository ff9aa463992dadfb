package sharelock.system;

import java.util.List;

/**
 * One field of a packed state: {@code width} bits of a word, holding {@code value - low}; or, where
 * null is kept apart from far-away object numbers, 0 for 0 and {@code value - low + 1} for others.
 *
 * @param name path of the field from the model, e.g. {@code parent.table}, or {@code task.local}
 * @param word number of the long it stands in
 * @param shift its lowest bit
 * @param width its bits, 0 to 64; a slot of 0 bits always holds {@code low}
 * @param low the smallest value that it can hold, null aside
 * @param nullable whether it holds null apart from the values from {@code low} upwards
 * @param names what the values are called, from {@code low} upwards; empty for plain numbers
 */
public record Slot(
        String name,
        int word,
        int shift,
        int width,
        long low,
        boolean nullable,
        List<String> names) {

    public Slot {
        names = List.copyOf(names);
    }

    public Slot(String name, int word, int shift, int width, long low, List<String> names) {
        this(name, word, shift, width, low, false, names);
    }

    public long mask() {
        return width == 64 ? -1L : (1L << width) - 1;
    }

    /** The value in the state at {@code states[at..]}. */
    public long get(long[] states, int at) {
        long raw = (states[at + word] >>> shift) & mask();
        if (nullable) return raw == 0 ? 0 : raw - 1 + low;
        return raw + low;
    }

    public boolean fits(long value) {
        if (nullable && value == 0) return true;
        long raw = raw(value);
        return (raw & ~mask()) == 0 && !(nullable && raw == 0);
    }

    /** Puts a value that {@link #fits} into the state at {@code states[at..]}. */
    public void put(long[] states, int at, long value) {
        long cleared = states[at + word] & ~(mask() << shift);
        states[at + word] = cleared | raw(value) << shift;
    }

    /** Sets all bits to zero: nothing is held here. */
    public void clear(long[] states, int at) {
        states[at + word] &= ~(mask() << shift);
    }

    private long raw(long value) {
        if (nullable) return value == 0 ? 0 : value - low + 1;
        return value - low;
    }

    /** The value as a reader knows it. */
    public String show(long value) {
        if (nullable && value == 0) return "null";
        long index = value - low;
        return index >= 0 && index < names.size() ? names.get((int) index) : Long.toString(value);
    }
}
