package sharelock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static sharelock.kernel.Violations.ruleBrokenBy;
import static sharelock.kernel.Violations.violationBy;
import static sharelock.model.RealThreads.after;
import static sharelock.model.RealThreads.deadlocks;
import static sharelock.model.RealThreads.finish;
import static sharelock.model.RealThreads.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sharelock.kernel.Pool.Supply;
import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.Steps;
import sharelock.model.Task;

@Timeout(60)
class PoolTest {
    private static final class Page {}

    private final Page[] pages = {new Page(), new Page()};
    private final Pool<Page> pool = new Pool<>("pages", pages);

    @Test
    void theFirstFreeObjectIsAllocated() {
        finish(
                task(
                        "only",
                        () -> {
                            assertThat(pool.alloc()).isSameAs(pages[0]);
                            assertThat(pool.allocSleeping()).isSameAs(pages[1]);
                            assertThat(pool.allocated()).isEqualTo(2);
                            pool.free(pages[0]);
                            assertThat(pool.isFree(pages[0])).isTrue();
                            assertThat(pool.isFree(pages[1])).isFalse();
                            assertThat(pool.alloc()).isSameAs(pages[0]);
                        }));
    }

    @Test
    void anAtomicAllocationFromAnEmptyPoolFails() {
        pool.startAllocated(pages[0]);
        pool.startAllocated(pages[1]);

        finish(task("only", () -> assertThat(pool.alloc()).isNull()));
    }

    @Test
    void aSleepingAllocationWaitsForAFreeObject() {
        pool.startAllocated(pages[0]);
        pool.startAllocated(pages[1]);

        assertThat(deadlocks(task("only", pool::allocSleeping))).isTrue();
        finish(
                task("waits", () -> assertThat(pool.allocSleeping()).isSameAs(pages[1])),
                task("frees", () -> pool.free(pages[1])));
    }

    @Test
    void everyAllocationOfAPoolThatMayFailCanFail() {
        Page[] one = {new Page()};
        Pool<Page> mayFail = new Pool<>("page tables", Supply.MAY_FAIL, one);
        int[] outcomes = new int[4];

        finish(
                task(
                        "only",
                        () -> {
                            for (int i = 0; i < 200; i++) {
                                outcomes[tryOnce(mayFail, mayFail.alloc())]++;
                                outcomes[2 + tryOnce(mayFail, mayFail.allocSleeping())]++;
                            }
                        }));

        assertThat(outcomes).doesNotContain(0);
    }

    @Test
    void aSleepingAllocationFromAnEmptyPoolThatMayFailFails() {
        Page[] one = {new Page()};
        Pool<Page> mayFail = new Pool<>("page tables", Supply.MAY_FAIL, one);
        mayFail.startAllocated(one[0]);

        finish(task("only", () -> assertThat(mayFail.allocSleeping()).isNull()));
    }

    @Test
    void aSleepingAllocationUnderASpinlockFailsEvenIfAnObjectIsFree() {
        SpinLock lock = new SpinLock("page_table_lock");

        RuleViolation violation = violationBy(lock::lock, pool::allocSleeping);

        assertThat(violation.rule()).isEqualTo(Rule.SLEEP_IN_ATOMIC);
        assertThat(violation)
                .hasMessage(
                        "an allocation from pool pages that may sleep, where the task must not");
    }

    @Test
    void anAtomicAllocationUnderASpinlockIsFine() {
        SpinLock lock = new SpinLock("page_table_lock");

        finish(
                task(
                        "only",
                        () -> {
                            lock.lock();
                            assertThat(pool.alloc()).isNotNull();
                        }));
    }

    @Test
    void theUseOfAFreeObjectFails() {
        RuleViolation violation =
                violationBy(
                        pool::alloc,
                        () -> pool.assertLive(pages[0]),
                        () -> pool.free(pages[0]),
                        () -> pool.assertLive(pages[0]));

        assertThat(violation.rule()).isEqualTo(Rule.USE_AFTER_FREE);
        assertThat(violation).hasMessage("an object of pool pages is used while it is free");
    }

    @Test
    void useIsCheckedInsideAStepToo() {
        assertThat(ruleBrokenBy(() -> Steps.atomically(() -> pool.assertLive(pages[1]))))
                .isEqualTo(Rule.USE_AFTER_FREE);
    }

    @Test
    void aSecondFreeFails() {
        Task owner =
                task(
                        "owner",
                        () -> {
                            pool.alloc();
                            pool.free(pages[0]);
                        });

        assertThat(ruleBrokenBy(owner, after(owner, "other", () -> pool.free(pages[0]))))
                .isEqualTo(Rule.DOUBLE_FREE);
    }

    @Test
    void aPoolIsDestroyedEmpty() {
        assertThat(ruleBrokenBy(pool::alloc, pool::destroy)).isEqualTo(Rule.LEAK);
        finish(
                task(
                        "only",
                        () -> {
                            pool.free(pages[0]);
                            pool.destroy();
                        }));
    }

    @Test
    void onlyItsOwnObjectsAreGivenToAPool() {
        assertThat(ruleBrokenBy(() -> pool.free(new Page()))).isEqualTo(Rule.FOREIGN_OBJECT);
        assertThat(ruleBrokenBy(() -> pool.assertLive(null))).isEqualTo(Rule.FOREIGN_OBJECT);
    }

    /** 1 if there was an object, which is freed again. */
    private static int tryOnce(Pool<Page> pool, Page page) {
        if (page == null) return 0;
        pool.free(page);
        return 1;
    }
}
