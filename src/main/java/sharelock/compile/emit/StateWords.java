package sharelock.compile.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.Slot;

/**
 * Code that reads and writes slots. The words of the state that a method touches stand in local
 * variables while it runs, so that its loads and stores are shifts and masks of registers; a word
 * goes back to memory only when the step is committed.
 */
final class StateWords {
    private final Code code;
    private final LayoutPlan plan;
    private final Map<Integer, Integer> locals = new TreeMap<>();
    private final BitSet dirty = new BitSet();
    private final Map<Integer, Label> overflows = new TreeMap<>();
    private int raw = -1;
    private int value = -1;

    /** Keeps the words of all slots that are read or written. */
    StateWords(Code code, LayoutPlan plan, BitSet reads, BitSet writes) {
        this.code = code;
        this.plan = plan;
        BitSet both = (BitSet) reads.clone();
        both.or(writes);
        words(both).stream().forEach(word -> locals.put(word, code.newLong()));
        dirty.or(words(writes));
    }

    private BitSet words(BitSet slots) {
        BitSet words = new BitSet();
        slots.stream()
                .mapToObj(plan::slot)
                .filter(slot -> slot.width() > 0)
                .forEach(slot -> words.set(slot.word()));
        return words;
    }

    /** Takes all words from the state at {@code array[base..]}, two local variables. */
    void load(int array, int base) {
        locals.forEach(
                (word, local) -> {
                    address(array, base, word);
                    code.op(LALOAD);
                    code.local(LSTORE, local);
                });
    }

    /** Puts the words that may have changed into the state at {@code array[base..]}. */
    void save(int array, int base) {
        locals.forEach(
                (word, local) -> {
                    if (!dirty.get(word)) return;
                    address(array, base, word);
                    code.local(LLOAD, local);
                    code.op(LASTORE);
                });
    }

    private void address(int array, int base, int word) {
        code.local(ALOAD, array);
        code.local(ILOAD, base);
        if (word == 0) return;
        code.push(word);
        code.op(IADD);
    }

    private int word(Slot slot) {
        return word(slot.word());
    }

    private int word(int word) {
        Integer local = locals.get(word);
        if (local == null) throw new IllegalStateException("word " + word + " is not declared");
        return local;
    }

    /** Pushes a slot's value, as a long or as an int. */
    void get(int slot, boolean asLong) {
        get(plan.slot(slot), asLong, null);
    }

    /** Pushes the value of a slot, or of one like it that begins at a bit computed on the stack. */
    void get(Slot slot, boolean asLong, @Nullable Runnable shift) {
        if (slot.width() == 0) {
            if (asLong) code.push(slot.nullable() ? 0L : slot.low());
            else code.push(slot.nullable() ? 0 : (int) slot.low());
            return;
        }
        code.local(LLOAD, word(slot));
        shift(slot, shift, LUSHR);
        boolean narrow = slot.width() < Integer.SIZE;
        boolean masked = shift == null && slot.shift() + slot.width() == Long.SIZE;
        if (!asLong || narrow) code.op(L2I);
        if (masked) {
            // the unsigned shift has left nothing else
        } else if (narrow) {
            code.push((int) slot.mask());
            code.op(IAND);
        } else if (asLong && slot.width() < Long.SIZE) {
            code.push(slot.mask());
            code.op(LAND);
        }
        if (slot.nullable()) {
            Label isNull = new Label();
            code.op(DUP);
            code.jump(IFEQ, isNull);
            code.push((int) slot.low() - 1);
            code.op(IADD);
            code.label(isNull);
        }
        if (asLong && narrow) code.op(I2L);
        if (slot.nullable() || slot.low() == 0) return;
        if (asLong) code.push(slot.low());
        else code.push((int) slot.low());
        code.op(asLong ? LADD : IADD);
    }

    private void shift(Slot slot, @Nullable Runnable shift, int operation) {
        if (shift != null) shift.run();
        else if (slot.shift() == 0) return;
        else code.push(slot.shift());
        code.op(operation);
    }

    /** Puts a constant that fits. */
    void putConstant(int number, long constant) {
        Slot slot = plan.slot(number);
        if (slot.width() == 0) return;
        long[] bits = new long[plan.layout().words()];
        slot.put(bits, 0, constant);
        keepOthers(slot, null);
        if (bits[slot.word()] != 0) {
            code.push(bits[slot.word()]);
            code.op(LOR);
        }
        code.local(LSTORE, word(slot));
    }

    /** Sets all bits of some slots to zero. */
    void clear(BitSet slots) {
        Map<Integer, Long> masks = new TreeMap<>();
        slots.stream()
                .mapToObj(plan::slot)
                .filter(slot -> slot.width() > 0)
                .forEach(slot -> masks.merge(slot.word(), bits(slot), (a, b) -> a | b));
        masks.forEach(
                (word, bits) -> {
                    code.local(LLOAD, word(word));
                    code.push(~bits);
                    code.op(LAND);
                    code.local(LSTORE, word(word));
                });
    }

    private static long bits(Slot slot) {
        return slot.mask() << slot.shift();
    }

    private void keepOthers(Slot slot, @Nullable Runnable shift) {
        code.local(LLOAD, word(slot));
        if (shift == null) {
            code.push(~bits(slot));
        } else {
            code.push(slot.mask());
            shift.run();
            code.op(LSHL);
            code.push(-1L);
            code.op(LXOR);
        }
        code.op(LAND);
    }

    /** Puts the long on the stack into a slot, or throws if it does not fit. */
    void put(int number) {
        code.local(LSTORE, value());
        Slot slot = plan.slot(number);
        Label overflow = overflows.computeIfAbsent(number, this::newOverflow);
        put(slot, null, overflow);
    }

    /** Puts the long on the stack into a slot whose bits are zero, or throws. */
    void putIntoZeros(int number) {
        code.local(LSTORE, value());
        Slot slot = plan.slot(number);
        raw(slot, overflows.computeIfAbsent(number, this::newOverflow));
        if (slot.width() == 0) return;
        code.local(LLOAD, word(slot));
        insert(slot, null);
    }

    private Label newOverflow(int number) {
        return overflow(() -> code.push(number));
    }

    /** A late block that throws; the value is in {@link #value()}. */
    Label overflow(Runnable slot) {
        Label label = new Label();
        code.late(
                () -> {
                    code.label(label);
                    slot.run();
                    code.local(LLOAD, value());
                    code.call(RuntimeCalls.OVERFLOW);
                    code.op(ATHROW);
                });
        return label;
    }

    /** The local variable with the value that is being put. */
    int value() {
        if (value < 0) {
            value = code.newLong();
            raw = code.newLong();
        }
        return value;
    }

    /** Puts {@link #value()} into a slot, or into one like it that begins at a computed bit. */
    void put(Slot slot, @Nullable Runnable shift, Label overflow) {
        raw(slot, overflow);
        if (slot.width() == 0) return;
        keepOthers(slot, shift);
        insert(slot, shift);
    }

    /** From {@link #value()} to its raw bits, if they fit. */
    private void raw(Slot slot, Label overflow) {
        code.local(LLOAD, value());
        subtractLow(slot);
        code.local(LSTORE, raw);
        if (slot.width() < Long.SIZE) checkFits(slot, overflow);
    }

    /** Adds the raw bits to the word on the stack and stores it. */
    private void insert(Slot slot, @Nullable Runnable shift) {
        code.local(LLOAD, raw);
        shift(slot, shift, LSHL);
        code.op(LOR);
        code.local(LSTORE, word(slot));
    }

    /** From the value on the stack to its raw bits. */
    private void subtractLow(Slot slot) {
        long low = slot.nullable() ? slot.low() - 1 : slot.low();
        if (low == 0) return;
        Label isNull = new Label();
        if (slot.nullable()) {
            code.op(DUP2);
            code.op(LCONST_0);
            code.op(LCMP);
            code.jump(IFEQ, isNull);
        }
        code.push(low);
        code.op(LSUB);
        code.label(isNull);
    }

    private void checkFits(Slot slot, Label overflow) {
        if (slot.nullable()) {
            Label fine = new Label();
            code.local(LLOAD, raw);
            code.op(LCONST_0);
            code.op(LCMP);
            code.jump(IFNE, fine);
            code.local(LLOAD, value());
            code.op(LCONST_0);
            code.op(LCMP);
            code.jump(IFNE, overflow);
            code.label(fine);
        }
        code.local(LLOAD, raw);
        code.push(slot.width());
        code.op(LUSHR);
        code.op(LCONST_0);
        code.op(LCMP);
        code.jump(IFNE, overflow);
    }
}
