package sharelock.system;

import java.util.List;

/**
 * One field of a packed state: {@code width} bits of a word, holding {@code value - low}.
 *
 * @param name path of the field from the model, e.g. {@code parent.table}, or {@code task.local}
 * @param word number of the long it stands in
 * @param shift its lowest bit
 * @param width its bits, 0 to 64; a slot of 0 bits always holds {@code low}
 * @param low the smallest value that it can hold
 * @param names what the values are called, from {@code low} upwards; empty for plain numbers
 */
public record Slot(String name, int word, int shift, int width, long low, List<String> names) {

    public Slot {
        names = List.copyOf(names);
    }

    public long mask() {
        return width == 64 ? -1L : (1L << width) - 1;
    }

    /** The value in the state at {@code states[at..]}. */
    public long get(long[] states, int at) {
        return ((states[at + word] >>> shift) & mask()) + low;
    }

    public boolean fits(long value) {
        return ((value - low) & ~mask()) == 0;
    }

    /** Puts a value that {@link #fits} into the state at {@code states[at..]}. */
    public void put(long[] states, int at, long value) {
        long cleared = states[at + word] & ~(mask() << shift);
        states[at + word] = cleared | (value - low) << shift;
    }

    /** The value as a reader knows it. */
    public String show(long value) {
        long index = value - low;
        return index >= 0 && index < names.size() ? names.get((int) index) : Long.toString(value);
    }
}
