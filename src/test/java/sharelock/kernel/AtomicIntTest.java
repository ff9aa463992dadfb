package sharelock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static sharelock.model.RealThreads.finish;
import static sharelock.model.RealThreads.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AtomicIntTest {

    @Test
    void noUpdateIsLost() {
        AtomicInt count = new AtomicInt(0);
        Runnable adder =
                () -> {
                    for (int i = 0; i < 500; i++) {
                        count.inc();
                        count.add(2);
                        count.dec();
                    }
                };

        finish(task("a", adder), task("b", adder));

        assertThat(count.get()).isEqualTo(2000);
    }

    @Test
    void theTestsLookAtTheNewValue() {
        AtomicInt count = new AtomicInt(2);

        finish(
                task(
                        "only",
                        () -> {
                            assertThat(count.decAndTest()).isFalse();
                            assertThat(count.decAndTest()).isTrue();
                            assertThat(count.decAndTest()).isFalse();
                            assertThat(count.get()).isEqualTo(-1);
                            assertThat(count.incAndTest()).isTrue();
                            assertThat(count.incAndTest()).isFalse();
                            assertThat(count.addAndReturn(3)).isEqualTo(4);
                        }));
    }

    @Test
    void aCountOfZeroStaysZero() {
        AtomicInt count = new AtomicInt(0);

        finish(
                task(
                        "only",
                        () -> {
                            assertThat(count.incNotZero()).isFalse();
                            assertThat(count.get()).isZero();
                            count.set(1);
                            assertThat(count.incNotZero()).isTrue();
                            assertThat(count.get()).isEqualTo(2);
                        }));
    }

    @Test
    void aValueIsExchangedWhenItIsTheExpectedOne() {
        AtomicInt count = new AtomicInt(1);

        finish(
                task(
                        "only",
                        () -> {
                            assertThat(count.compareAndSet(0, 5)).isFalse();
                            assertThat(count.get()).isEqualTo(1);
                            assertThat(count.compareAndSet(1, 5)).isTrue();
                            assertThat(count.get()).isEqualTo(5);
                        }));
    }
}
