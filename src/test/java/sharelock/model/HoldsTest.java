package sharelock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static sharelock.model.RealThreads.failureOf;
import static sharelock.model.RealThreads.finish;
import static sharelock.model.RealThreads.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HoldsTest {
    private final Object one = new Object();
    private final Object two = new Object();

    @Test
    void eachTaskHasItsOwnPreemptCount() {
        Task holder =
                task(
                        "holder",
                        () -> {
                            PreemptCount.disable();
                            PreemptCount.disable();
                            PreemptCount.enable();
                            assertThat(PreemptCount.isNonZero()).isTrue();
                        });
        Task other = task("other", () -> assertThat(PreemptCount.isNonZero()).isFalse());

        finish(holder, other);

        assertThat(PreemptCount.isNonZero(holder)).isTrue();
        assertThat(PreemptCount.isNonZero(other)).isFalse();
    }

    @Test
    void readHoldsAreOfOneTask() {
        Task holder = task("holder", () -> ReadHolds.add(one));
        Task other = task("other", () -> assertThat(ReadHolds.remove(one)).isFalse());

        finish(holder, other);

        assertThat(ReadHolds.contains(holder, one)).isTrue();
        assertThat(ReadHolds.contains(holder, two)).isFalse();
        assertThat(ReadHolds.contains(other, one)).isFalse();
    }

    @Test
    void readHoldsAreCounted() {
        finish(
                task(
                        "only",
                        () -> {
                            Task me = Task.current();
                            ReadHolds.add(one);
                            ReadHolds.add(two);
                            ReadHolds.add(one);
                            assertThat(ReadHolds.remove(one)).isTrue();
                            assertThat(ReadHolds.contains(me, one)).isTrue();
                            assertThat(ReadHolds.remove(one)).isTrue();
                            assertThat(ReadHolds.contains(me, one)).isFalse();
                            assertThat(ReadHolds.contains(me, two)).isTrue();
                            assertThat(me.readHolds).containsExactly(two, null, null, null);
                        }));
    }

    @Test
    void aFifthReadHoldIsAnError() {
        assertThat(
                        failureOf(
                                () -> {
                                    for (int i = 0; i <= ReadHolds.MOST; i++) ReadHolds.add(one);
                                }))
                .hasMessage("a task holds more than 4 locks for read at a time");
    }
}
