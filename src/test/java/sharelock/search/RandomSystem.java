package sharelock.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import sharelock.system.Slot;
import sharelock.system.StateLayout;
import sharelock.system.Step;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/**
 * A random graph, computed from a seed: each state is a number below {@code 2^bits}, in its first
 * word, and functions of it in the other words.
 *
 * @param seed which graph
 * @param bits how large
 * @param words how wide its states are
 * @param rarity one in how many states or steps has something to find
 * @param declaresWrites whether its steps say what they write, or wrongly that they write nothing
 */
record RandomSystem(long seed, int bits, int words, int rarity, boolean declaresWrites)
        implements TransitionSystem {
    static final long ALWAYS = 1;
    static final long AT_REST = 2;
    static final long SOMETIMES = 4;
    static final long RARELY = 8;

    private static final int TASKS = 3;

    @Override
    public StateLayout layout() {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < words; i++) slots.add(new Slot("w" + i, i, 0, 64, 0, List.of()));
        return new StateLayout(words, List.of("a", "b", "c"), slots);
    }

    @Override
    public List<Step> steps() {
        BitSet writes = new BitSet();
        if (declaresWrites) writes.set(0, words);
        return IntStream.range(0, TASKS)
                .mapToObj(i -> new Step(i, i, "step " + i, new BitSet(), writes))
                .toList();
    }

    @Override
    public void initial(Successors out) {
        int base = out.beginZero();
        write(1 % (1L << bits), out.words(), base);
        out.commit(-1);
    }

    @Override
    public void successors(int task, long[] states, int at, Successors out) {
        long random = mix(states[at], task);
        out.firstChoice();
        do {
            int choice = (random & 3) == 0 ? out.choose(3) : 0;
            if ((random & 12) == 0 || choice == 1) continue;
            long next = mix(random, 100 + choice);
            if (Long.remainderUnsigned(next, rarity) == 1) {
                out.fail(task, (int) (next & 3));
            } else {
                int base = out.begin(states, at);
                write(next >>> (64 - bits), out.words(), base);
                out.commit(task);
            }
        } while (out.nextChoice());
    }

    private void write(long number, long[] to, int base) {
        to[base] = number;
        for (int i = 1; i < words; i++) to[base + i] = number * i;
    }

    @Override
    public long observe(long asked, long[] states, int at) {
        long random = mix(states[at], 1000);
        long holds = NO_PROPERTY_THREW;
        if (Long.remainderUnsigned(random, rarity) != 2) holds |= ALWAYS;
        if ((random & 16) == 0) holds |= AT_REST;
        if ((random & 32) == 0) holds |= SOMETIMES;
        if ((random & 0xFF00) == 0) holds |= RARELY;
        if ((random & 64) == 0) holds |= MAY_REST;
        return holds & asked;
    }

    private long mix(long a, long b) {
        long mixed = (a + 1) * 0x9E37_79B9_7F4A_7C15L + (b + seed) * 0xC2B2_AE3D_27D4_EB4FL;
        mixed ^= mixed >>> 31;
        mixed *= 0xD6E8_FEB8_6659_FD93L;
        return mixed ^ (mixed >>> 32);
    }
}
