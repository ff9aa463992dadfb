package sharelock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static sharelock.kernel.Violations.ruleBrokenBy;
import static sharelock.model.RealThreads.after;
import static sharelock.model.RealThreads.deadlocks;
import static sharelock.model.RealThreads.finish;
import static sharelock.model.RealThreads.task;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sharelock.kernel.RuleViolation.Rule;
import sharelock.kernel.RwSemaphore.Order;
import sharelock.model.Steps;
import sharelock.model.Task;

@Timeout(60)
class RwSemaphoreTest {
    private int count;

    @ParameterizedTest
    @EnumSource
    void writersExcludeEachOther(Order order) {
        RwSemaphore sem = new RwSemaphore("mmap_sem", order);
        Runnable adder =
                () -> {
                    for (int i = 0; i < 300; i++) {
                        sem.downWrite();
                        assertThat(sem.isHeldForWriteBy(Task.current())).isTrue();
                        int before = count;
                        count++;
                        sem.downgradeWrite();
                        assertThat(sem.isHeldForWriteBy(Task.current())).isFalse();
                        assertThat(sem.isHeldBy(Task.current())).isTrue();
                        assertThat(count).isEqualTo(before + 1);
                        sem.upRead();
                        sem.downRead();
                        sem.upRead();
                    }
                };

        finish(task("a", adder), task("b", adder), task("c", adder));

        assertThat(count).isEqualTo(900);
        assertThat(sem.isLocked()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void readersShareTheSemaphore(Order order) {
        RwSemaphore sem = new RwSemaphore("mmap_sem", order);
        Task first = task("first", sem::downRead);
        Task second = after(first, "second", sem::downRead);

        finish(first, second);

        assertThat(sem.isHeldBy(first)).isTrue();
        assertThat(sem.isHeldBy(second)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aWriterWaitsForReadersAndReadersForAWriter(Order order) {
        RwSemaphore read = new RwSemaphore("mmap_sem", order);
        Task reader = task("reader", read::downRead);
        assertThat(deadlocks(reader, after(reader, "writer", read::downWrite))).isTrue();

        RwSemaphore written = new RwSemaphore("mmap_sem", order);
        Task writer = task("writer", written::downWrite);
        assertThat(deadlocks(writer, after(writer, "reader", written::downRead))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void trylockTakesWhatIsFreeAndNeverSleeps(Order order) {
        RwSemaphore sem = new RwSemaphore("mmap_sem", order);

        finish(
                task(
                        "only",
                        () -> {
                            Cpu.preemptDisable();
                            assertThat(sem.downReadTrylock()).isTrue();
                            assertThat(sem.downWriteTrylock()).isFalse();
                            sem.upRead();
                            assertThat(sem.downWriteTrylock()).isTrue();
                            assertThat(sem.downReadTrylock()).isFalse();
                            sem.upWrite();
                        }));
    }

    @ParameterizedTest
    @EnumSource
    void aSecondDownThatMustDeadlockFails(Order order) {
        RwSemaphore one = new RwSemaphore("mmap_sem", order);
        assertThat(ruleBrokenBy(one::downWrite, one::downWrite)).isEqualTo(Rule.RECURSIVE_LOCK);
        RwSemaphore two = new RwSemaphore("mmap_sem", order);
        assertThat(ruleBrokenBy(two::downWrite, two::downRead)).isEqualTo(Rule.RECURSIVE_LOCK);
        RwSemaphore three = new RwSemaphore("mmap_sem", order);
        assertThat(ruleBrokenBy(three::downRead, three::downWrite)).isEqualTo(Rule.RECURSIVE_LOCK);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAHolderLetsGo(Order order) {
        RwSemaphore sem = new RwSemaphore("mmap_sem", order);
        assertThat(ruleBrokenBy(sem::upRead)).isEqualTo(Rule.NOT_THE_HOLDER);
        assertThat(ruleBrokenBy(sem::upWrite)).isEqualTo(Rule.NOT_THE_HOLDER);
        assertThat(ruleBrokenBy(sem::downRead, sem::upWrite)).isEqualTo(Rule.NOT_THE_HOLDER);
        RwSemaphore other = new RwSemaphore("mmap_sem", order);
        assertThat(ruleBrokenBy(other::downRead, other::downgradeWrite))
                .isEqualTo(Rule.NOT_THE_HOLDER);
    }

    @ParameterizedTest
    @EnumSource
    void downUnderASpinlockFails(Order order) {
        RwSemaphore sem = new RwSemaphore("mmap_sem", order);
        SpinLock one = new SpinLock("page_table_lock");
        assertThat(ruleBrokenBy(one::lock, sem::downRead)).isEqualTo(Rule.SLEEP_IN_ATOMIC);
        SpinLock two = new SpinLock("page_table_lock");
        assertThat(ruleBrokenBy(two::lock, sem::downWrite)).isEqualTo(Rule.SLEEP_IN_ATOMIC);
    }

    @Test
    void withoutAQueueASecondDownReadFailsAtOnce() {
        RwSemaphore sem = new RwSemaphore("mmap_sem");

        assertThat(ruleBrokenBy(sem::downRead, sem::downRead)).isEqualTo(Rule.RECURSIVE_LOCK);
    }

    @Test
    void inAQueueASecondDownReadDeadlocksBehindAWriter() {
        RwSemaphore sem = new RwSemaphore("mmap_sem", Order.QUEUE);
        finish(
                task(
                        "only",
                        () -> {
                            sem.downRead();
                            sem.downRead();
                            sem.upRead();
                            sem.upRead();
                        }));

        Task writer = task("writer", sem::downWrite).dormant();
        Task reader =
                task(
                        "reader",
                        () -> {
                            sem.downRead();
                            writer.start();
                            Steps.await(() -> sem.isQueued(writer));
                            sem.downRead();
                        });

        assertThat(deadlocks(reader, writer)).isTrue();
        assertThat(sem.isQueued(reader)).isTrue();
    }

    @Test
    void theQueueIsServedInTurn() {
        RwSemaphore sem = new RwSemaphore("mmap_sem", Order.QUEUE);
        List<String> order = new ArrayList<>();
        List<Task> waiters =
                List.of(
                        reader("r1", sem, order),
                        reader("r2", sem, order),
                        writer("w1", sem, order),
                        reader("r3", sem, order),
                        writer("w2", sem, order));
        Task holder =
                task(
                        "holder",
                        () -> {
                            sem.downWrite();
                            for (Task waiter : waiters) {
                                waiter.start();
                                Steps.await(() -> sem.isQueued(waiter));
                            }
                            assertThat(sem.downReadTrylock()).isFalse();
                            sem.upWrite();
                        });

        finish(
                holder,
                waiters.get(0),
                waiters.get(1),
                waiters.get(2),
                waiters.get(3),
                waiters.get(4));

        assertThat(order.subList(0, 2)).containsExactlyInAnyOrder("r1", "r2");
        assertThat(order.subList(2, 5)).containsExactly("w1", "r3", "w2");
        assertThat(sem.isLocked()).isFalse();
    }

    @Test
    void aDowngradeLetsTheReadersInFront() {
        RwSemaphore sem = new RwSemaphore("mmap_sem", Order.QUEUE);
        Task reader = task("reader", sem::downRead).dormant();
        Task writer =
                task(
                        "writer",
                        () -> {
                            sem.downWrite();
                            reader.start();
                            Steps.await(() -> sem.isQueued(reader));
                            sem.downgradeWrite();
                            Steps.await(reader::finished);
                        });

        finish(writer, reader);

        assertThat(sem.isHeldBy(reader)).isTrue();
        assertThat(sem.isHeldBy(writer)).isTrue();
    }

    private static Task reader(String name, RwSemaphore sem, List<String> order) {
        return task(
                        name,
                        () -> {
                            sem.downRead();
                            Steps.atomically(() -> order.add(name));
                            sem.upRead();
                        })
                .dormant();
    }

    private static Task writer(String name, RwSemaphore sem, List<String> order) {
        return task(
                        name,
                        () -> {
                            sem.downWrite();
                            Steps.atomically(() -> order.add(name));
                            sem.upWrite();
                        })
                .dormant();
    }
}
