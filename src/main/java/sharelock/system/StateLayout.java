package sharelock.system;

import java.util.List;

/**
 * How a state is packed: its slots, none across two words, none overlapping.
 *
 * @param words longs of a state
 * @param tasks names of the tasks
 * @param slots all slots; a slot's number is its index here
 */
public record StateLayout(int words, List<String> tasks, List<Slot> slots) {

    public StateLayout {
        tasks = List.copyOf(tasks);
        slots = List.copyOf(slots);
    }

    /** Fails unless the slots are disjoint and inside the words. */
    public void checkInvariants() {
        long[] used = new long[words];
        for (Slot slot : slots) {
            if (slot.width() == 0) continue;
            if (slot.word() >= words || slot.shift() + slot.width() > Long.SIZE) {
                throw new IllegalStateException(slot + " lies outside of " + words + " words");
            }
            long bits = slot.mask() << slot.shift();
            if ((used[slot.word()] & bits) != 0) {
                throw new IllegalStateException(slot + " overlaps another slot");
            }
            used[slot.word()] |= bits;
        }
    }

    /** The layout as a drawing: a line for each slot, its word, bits and lowest value. */
    @Override
    public String toString() {
        StringBuilder picture = new StringBuilder();
        int bits = slots.stream().mapToInt(Slot::width).sum();
        picture.append(
                "%d slots, %d bits in %d word%s of 64%n"
                        .formatted(slots.size(), bits, words, words == 1 ? "" : "s"));
        for (int word = 0; word < words; word++) drawWord(word, picture);
        slots.stream()
                .filter(slot -> slot.width() == 0)
                .forEach(
                        slot ->
                                picture.append(
                                        "  always %d: %s%n".formatted(slot.low(), slot.name())));
        return picture.toString();
    }

    private void drawWord(int word, StringBuilder picture) {
        picture.append("word ").append(word).append('\n');
        slots.stream()
                .filter(slot -> slot.word() == word && slot.width() > 0)
                .sorted((a, b) -> Integer.compare(a.shift(), b.shift()))
                .forEach(
                        slot ->
                                picture.append(
                                        "  %2d..%-2d |%s| %s%s%n"
                                                .formatted(
                                                        slot.shift(),
                                                        slot.shift() + slot.width() - 1,
                                                        "#".repeat(Math.min(slot.width(), 32)),
                                                        slot.name(),
                                                        slot.low() == 0
                                                                ? ""
                                                                : " (from " + slot.low() + ")")));
    }
}
