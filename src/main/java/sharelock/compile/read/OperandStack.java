package sharelock.compile.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharelock.compile.ir.Type;
import sharelock.compile.read.Op.Src;

/**
 * The operand stack while one basic block is read: what each entry is, and what it is called in the
 * source.
 *
 * <p>An entry may be a local variable that was loaded and not used yet. Before that variable
 * changes the entry is copied away; where a block ends, entries move to the locals that stand for
 * the places of the stack between blocks.
 */
final class OperandStack {

    /**
     * @param src where the value is
     * @param type int, long or reference
     * @param text what the source calls it
     */
    record Entry(Src src, Type type, String text) {}

    private final List<MethodBody.Variable> locals;
    private final List<Entry> entries = new ArrayList<>();
    private static final String ONE_OF_SEVERAL = "...";

    private final Map<StackSlot, Integer> places = new HashMap<>();
    private final Map<StackSlot, String> texts = new HashMap<>();

    /** A place of the stack where the blocks of a junction meet. */
    private record StackSlot(int junction, int depth, Type type) {}

    OperandStack(List<MethodBody.Variable> locals) {
        this.locals = locals;
    }

    void push(Src src, Type type, String text) {
        entries.add(new Entry(src, Types.onStack(type), text));
    }

    void push(Entry entry) {
        entries.add(entry);
    }

    Entry pop() {
        return entries.remove(entries.size() - 1);
    }

    /** The top {@code count} entries, the lowest first, removed. */
    List<Entry> pop(int count) {
        List<Entry> top = entries.subList(entries.size() - count, entries.size());
        List<Entry> popped = new ArrayList<>(top);
        top.clear();
        return popped;
    }

    /**
     * Puts a copy of the top {@code count} JVM words below the {@code under} words beneath them.
     */
    void duplicate(int count, int under) {
        List<Entry> top = popWords(count);
        List<Entry> below = popWords(under);
        entries.addAll(top);
        entries.addAll(below);
        entries.addAll(top);
    }

    private List<Entry> popWords(int words) {
        List<Entry> popped = new ArrayList<>();
        for (int left = words; left > 0; ) {
            Entry entry = pop();
            popped.add(0, entry);
            left -= entry.type == Type.LONG ? 2 : 1;
        }
        return popped;
    }

    void popWords2() {
        popWords(2);
    }

    int fresh(Type type) {
        locals.add(new MethodBody.Variable(type, MethodBody.TEMPORARY + locals.size()));
        return locals.size() - 1;
    }

    /** Copies entries that are the local away, because it is about to change. */
    List<Op.Move> saveFrom(int local) {
        List<Op.Move> moves = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.src instanceof Src.Local held && held.index() == local) {
                int copy = fresh(entry.type);
                moves.add(new Op.Move(copy, entry.src));
                entries.set(i, new Entry(new Src.Local(copy), entry.type, entry.text));
            }
        }
        return moves;
    }

    /** Moves every entry to the local of its place, because a block ends at a junction. */
    List<Op.Move> spill(int junction) {
        List<Op.Move> moves = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean clobbered = false;
            for (int below = 0; below < i; below++) {
                clobbered |=
                        entry.src.equals(
                                new Src.Local(place(junction, below, entries.get(below).type)));
            }
            if (!clobbered) continue;
            int copy = fresh(entry.type);
            moves.add(new Op.Move(copy, entry.src));
            entries.set(i, new Entry(new Src.Local(copy), entry.type, entry.text));
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Src.Local place = new Src.Local(place(junction, i, entry.type));
            texts.merge(
                    new StackSlot(junction, i, entry.type),
                    entry.text,
                    (one, other) -> one.equals(other) ? one : ONE_OF_SEVERAL);
            if (!entry.src.equals(place)) moves.add(new Op.Move(place.index(), entry.src));
            entries.set(i, new Entry(place, entry.type, entry.text));
        }
        return moves;
    }

    /** A block begins behind a junction with values of these types in the places of the stack. */
    void restart(int junction, List<Type> types) {
        entries.clear();
        for (int i = 0; i < types.size(); i++) {
            int place = place(junction, i, types.get(i));
            StackSlot key = new StackSlot(junction, i, Types.onStack(types.get(i)));
            push(new Src.Local(place), types.get(i), texts.getOrDefault(key, ONE_OF_SEVERAL));
        }
    }

    private int place(int junction, int depth, Type type) {
        return places.computeIfAbsent(new StackSlot(junction, depth, type), key -> fresh(type));
    }
}
