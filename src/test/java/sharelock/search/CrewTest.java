package sharelock.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sharelock.search.Search.Budget;
import sharelock.search.Search.Goals;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/** Who works at a level, and how the others end when one cannot go on. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class CrewTest {
    private static final int MANY = 30_000;

    private final AtomicInteger expanded = new AtomicInteger();

    /** What the thread that called and the other one do in a state. */
    private interface Part {
        void play(boolean called, LongSystem.Moves moves);
    }

    /** A state with many successors; in each of these the two threads play. */
    private static LongSystem wide(Part part) {
        Thread caller = Thread.currentThread();
        return new LongSystem(
                1,
                (task, x, moves) -> {
                    if (x > 0) {
                        part.play(Thread.currentThread() != caller, moves);
                    } else {
                        for (int i = 1; i <= MANY; i++) moves.to(i);
                    }
                });
    }

    private void linger() {
        if (expanded.incrementAndGet() % 16 == 0) sleep(1);
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatOneThrowsComesOutAndTheOtherStops(boolean calledThrows) {
        CountDownLatch both = new CountDownLatch(2);
        ThreadLocal<Boolean> met = ThreadLocal.withInitial(() -> false);
        LongSystem system =
                wide(
                        (called, moves) -> {
                            if (!met.get()) {
                                met.set(true);
                                both.countDown();
                                if (!await(both)) throw new AssertionError("there is one worker");
                                if (called == calledThrows) throw new ArithmeticException("thrown");
                            }
                            linger();
                        });
        assertThatThrownBy(() -> run(system, 2, 1)).hasMessage("thrown");
        assertThat(expanded.get()).isLessThan(MANY / 2);
    }

    /** An interrupt is expected, an exception is not: it must not be lost behind the other. */
    @Test
    void anExceptionIsWorseThanACut() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        LongSystem system =
                wide(
                        (called, moves) -> {
                            if (called) {
                                inside.countDown();
                                await(interrupted);
                                sleep(100);
                                throw new ArithmeticException("thrown");
                            }
                            if (interrupted.getCount() == 0) return;
                            await(inside);
                            Thread.currentThread().interrupt();
                            interrupted.countDown();
                        });
        assertThatThrownBy(() -> run(system, 2, 1)).hasMessage("thrown");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aStepWithoutEndIsLeftWhenTheOtherThrows() {
        CountDownLatch inside = new CountDownLatch(1);
        LongSystem system =
                wide(
                        (called, moves) -> {
                            if (called) {
                                await(inside);
                                throw new ArithmeticException("thrown");
                            }
                            inside.countDown();
                            moves.choose(Integer.MAX_VALUE);
                        });
        assertThatThrownBy(() -> run(system, 2, 1)).hasMessage("thrown");
    }

    @Test
    void whatTheStartThrowsComesOut() {
        Initially system =
                new Initially(new LongSystem(1, (task, x, moves) -> {})) {
                    @Override
                    public void initial(Successors out) {
                        throw new ArithmeticException("thrown");
                    }
                };
        assertThatThrownBy(() -> run(system, 1, 1)).hasMessage("thrown");
    }

    /** Six levels of 600 states: three ranges, of which each thread is to get one. */
    @Test
    void levelsThatAreWorthItAreShared() {
        Set<Thread> others = ConcurrentHashMap.newKeySet();
        List<CountDownLatch> both =
                IntStream.range(0, 7).mapToObj(i -> new CountDownLatch(2)).toList();
        ThreadLocal<Long> last = ThreadLocal.withInitial(() -> 0L);
        LongSystem system =
                levels(
                        level -> {
                            remember(others);
                            if (last.get() == level) return;
                            last.set(level);
                            both.get((int) level).countDown();
                            assertThat(await(both.get((int) level))).isTrue();
                        });
        assertThat(run(system, 2, 600).figures().states()).isEqualTo(3601);
        assertThat(others).hasSize(1).allMatch(Thread::isDaemon);
    }

    @Test
    void levelsThatAreNotWorthItAreNotShared() {
        Set<Thread> others = ConcurrentHashMap.newKeySet();
        LongSystem system =
                levels(
                        level -> {
                            remember(others);
                            linger();
                        });
        assertThat(run(system, 2, 601).figures().states()).isEqualTo(3601);
        assertThat(others).isEmpty();
    }

    private static void remember(Set<Thread> others) {
        Thread thread = Thread.currentThread();
        if (thread.getName().equals("sharelock-search")) others.add(thread);
    }

    /** Levels 1 to 6 have 600 states each. */
    private static LongSystem levels(LongConsumer inLevel) {
        return new LongSystem(
                1,
                (task, x, moves) -> {
                    if (x == 0) {
                        for (int i = 0; i < 600; i++) moves.to(1000 + i);
                    } else {
                        inLevel.accept(x / 1000);
                        if (x < 6000) moves.to(x + 1000);
                    }
                },
                x -> -1);
    }

    private static SearchResult run(TransitionSystem system, int workers, int worthSharing) {
        return new BreadthFirst(workers, worthSharing)
                .run(system, new Goals(0, 0, 0), Budget.UNLIMITED, figures -> {});
    }
}
