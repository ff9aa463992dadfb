package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The set of states against a HashSet, alone and with several writers at once. */
final class VisitedSetTest {
    private static final int BATCH = 64;

    @Property(tries = 60)
    void aStateIsNewExactlyOnce(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int words,
            @ForAll @IntRange(min = 1, max = 14) int bits,
            @ForAll @IntRange(min = 0, max = 300) int batches) {
        Random random = new Random(seed);
        Memory memory = new Memory(Long.MAX_VALUE);
        VisitedSet visited = new VisitedSet(words, 1, BATCH, Long.MAX_VALUE, memory);
        Set<LongBuffer> reference = new HashSet<>();
        for (int i = 0; i < batches; i++) {
            long[] batch = batch(random, words, bits);
            int count = random.nextInt(BATCH + 1);
            visited.writer(0).insert(batch, count);
            assertThat(fresh(visited.writer(0))).isEqualTo(added(reference, batch, words, count));
            if (random.nextInt(20) == 0) visited.settle();
        }
        visited.settle();
        visited.checkInvariants();
        assertThat(contents(visited)).isEqualTo(reference);
        assertThat(visited.size()).isEqualTo(reference.size());
    }

    @Property(tries = 20)
    void severalWritersInsertEachStateOnce(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int words,
            @ForAll @IntRange(min = 2, max = 4) int writers) {
        Memory memory = new Memory(Long.MAX_VALUE);
        VisitedSet visited = new VisitedSet(words, writers, BATCH, Long.MAX_VALUE, memory);
        Set<LongBuffer> reference = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            long roundSeed = seed + round;
            List<Thread> threads = new ArrayList<>();
            long[] fresh = new long[writers];
            for (int w = 0; w < writers; w++) {
                int writer = w;
                // Half of the writers insert the same states as the other half.
                Random random = new Random(roundSeed + w / 2);
                threads.add(new Thread(() -> fresh[writer] = fill(visited, writer, random, words)));
                Random again = new Random(roundSeed + w / 2);
                for (int i = 0; i < 150; i++)
                    added(reference, batch(again, words, 15), words, BATCH);
            }
            long before = visited.size();
            threads.forEach(Thread::start);
            threads.forEach(VisitedSetTest::join);
            visited.settle();
            visited.checkInvariants();
            assertThat(visited.size()).isEqualTo(reference.size());
            assertThat(before + java.util.Arrays.stream(fresh).sum()).isEqualTo(visited.size());
            assertThat(contents(visited)).isEqualTo(reference);
        }
    }

    private static long fill(VisitedSet visited, int writer, Random random, int words) {
        long fresh = 0;
        for (int i = 0; i < 150; i++) {
            visited.writer(writer).insert(batch(random, words, 15), BATCH);
            fresh += visited.writer(writer).freshCount();
        }
        return fresh;
    }

    @Test
    void theLimitOfStatesIsExactAndLeavesTheSetWhole() {
        VisitedSet visited = new VisitedSet(1, 1, BATCH, 100, new Memory(Long.MAX_VALUE));
        VisitedSet.Writer writer = visited.writer(0);
        writer.insert(range(0), BATCH);
        assertThatThrownBy(() -> writer.insert(range(BATCH), BATCH))
                .isInstanceOf(Cut.class)
                .hasMessage("The budget of 100 states is used up.");
        assertThat(writer.freshCount()).isEqualTo(36);
        visited.settle();
        visited.checkInvariants();
        assertThat(visited.size()).isEqualTo(100);
        writer.insert(range(0), BATCH);
        assertThat(writer.freshCount()).isZero();
    }

    @Test
    void aFullBudgetOfBytesLeavesTheSetWhole() {
        Memory memory = new Memory(3 << 20);
        VisitedSet visited = new VisitedSet(1, 1, BATCH, Long.MAX_VALUE, memory);
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; ; i += BATCH) visited.writer(0).insert(range(i), BATCH);
                        })
                .isInstanceOf(Cut.class)
                .hasMessage("The budget of 3 MB for states is used up.");
        visited.settle();
        visited.checkInvariants();
        assertThat(visited.size()).isGreaterThan(100_000);
        assertThat(memory.used()).isLessThanOrEqualTo(3 << 20);
    }

    /**
     * Readers take no lock to come to a chunk. With 32 states to each, chunks are made while other
     * writers read those of before.
     */
    @Test
    void severalWritersReadEachOthersChunks() {
        int words = 1 << 12;
        int states = 2_000;
        VisitedSet visited =
                new VisitedSet(words, 3, BATCH, Long.MAX_VALUE, new Memory(Long.MAX_VALUE));
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < 3; w++) {
            VisitedSet.Writer writer = visited.writer(w);
            threads.add(
                    new Thread(
                            () -> {
                                long[] batch = new long[words * BATCH];
                                for (long i = 0; i < states; i += BATCH) {
                                    for (int k = 0; k < BATCH; k++)
                                        batch[(k + 1) * words - 1] = i + k;
                                    writer.insert(batch, (int) Math.min(BATCH, states - i));
                                }
                            }));
        }
        threads.forEach(Thread::start);
        threads.forEach(VisitedSetTest::join);
        visited.settle();
        visited.checkInvariants();
        assertThat(visited.size()).isEqualTo(states);
    }

    @Test
    void thereIsAPositionForEachEntryOfTheIndexAndNoMore() {
        long last = StateIndex.MAX_POSITIONS - 1;
        assertThat(StateIndex.position(StateIndex.entry(-1, last))).isEqualTo(last);
        assertThat(StateIndex.hasTag(StateIndex.entry(5, last), 5)).isTrue();

        StateLog log = new StateLog(0, Long.MAX_VALUE, 1, new Memory(Long.MAX_VALUE));
        StateLog.Lease lease = log.new Lease();
        assertThatThrownBy(
                        () -> {
                            while (true) log.lease(lease);
                        })
                .isInstanceOf(Cut.class)
                .hasMessage("The index holds no more than 4,294,967,295 states.");
        assertThat(lease.end()).isEqualTo(StateIndex.MAX_POSITIONS);
        log.checkInvariants();
    }

    @Test
    void theLastOfTheMostArraysDoesNotFitTheBudget() {
        Memory memory = new Memory(1000);
        long most = memory.mostArrays(10);
        for (long i = 1; i < most; i++) memory.allocate(10);
        assertThatThrownBy(() -> memory.allocate(10)).isInstanceOf(Cut.class);
        assertThat(new Memory(Long.MAX_VALUE).mostArrays(10) * (16 + 10 * Long.BYTES))
                .isBetween(
                        Runtime.getRuntime().maxMemory(),
                        Runtime.getRuntime().maxMemory() + (16 + 10 * Long.BYTES));
    }

    @Test
    void statesOfNoWordsAreAllOne() {
        VisitedSet visited = new VisitedSet(0, 1, BATCH, 10, new Memory(Long.MAX_VALUE));
        visited.writer(0).insert(new long[0], 3);
        visited.settle();
        visited.checkInvariants();
        assertThat(visited.size()).isEqualTo(1);
    }

    private static long[] batch(Random random, int words, int bits) {
        long[] batch = new long[words * BATCH];
        for (int i = 0; i < BATCH; i++) {
            long number = random.nextInt(1 << bits);
            // The words differ in places far apart, as packed fields do.
            for (int w = 0; w < words; w++) batch[i * words + w] = number << (13 * w % 48);
        }
        return batch;
    }

    private static long[] range(long first) {
        long[] batch = new long[BATCH];
        for (int i = 0; i < BATCH; i++) batch[i] = first + i;
        return batch;
    }

    private static List<Integer> added(
            Set<LongBuffer> reference, long[] batch, int words, int count) {
        List<Integer> fresh = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LongBuffer state = LongBuffer.wrap(batch, i * words, words).slice();
            if (reference.add(state)) fresh.add(i);
        }
        return fresh;
    }

    private static List<Integer> fresh(VisitedSet.Writer writer) {
        List<Integer> fresh = new ArrayList<>();
        for (int i = 0; i < writer.freshCount(); i++) fresh.add(writer.fresh(i));
        return fresh;
    }

    private static Set<LongBuffer> contents(VisitedSet visited) {
        Set<LongBuffer> contents = new HashSet<>();
        for (long i = 0; i < visited.size(); i++) {
            contents.add(LongBuffer.wrap(visited.log().copy(i)));
        }
        return contents;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
