package sharelock.kernel.checked;

import sharelock.kernel.AtomicInt;
import sharelock.kernel.Pool;
import sharelock.kernel.Pool.Supply;
import sharelock.kernel.SpinLock;
import sharelock.kernel.Tlb;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Steps;
import sharelock.model.Task;

/** Two tasks that share a page and drop it, each its own reference. */
final class PageModel {

    /** What is wrong, if anything. */
    enum Bug {
        NONE,
        COUNT_IN_TWO_STEPS,
        FREE_BEFORE_FLUSH,
        USE_AFTER_PUT,
        FREE_WITHOUT_COUNT,
        FORGOTTEN_PUT,
        SLEEPING_ALLOCATION_UNDER_SPINLOCK,
        UNCHECKED_ALLOCATION
    }

    static final class Page {
        final AtomicInt count = new AtomicInt(2);
    }

    final Page page = new Page();
    final Page spare = new Page();
    final Pool<Page> pool = new Pool<>("pages", new Page[] {page});
    final Pool<Page> scarce = new Pool<>("scarce", Supply.MAY_FAIL, new Page[] {spare});
    final Tlb<Page> tlb = new Tlb<>(new Page[1]);
    final SpinLock lock = new SpinLock("lock");
    final Task[] tasks;
    private final Bug bug;

    PageModel(Bug bug) {
        this.bug = bug;
        pool.startAllocated(page);
        tlb.fill(0, page, true);
        tasks = new Task[] {new Sharer("a"), new Sharer("b")};
    }

    private final class Sharer extends Task {
        Sharer(String name) {
            super(name);
        }

        @Override
        protected void run() {
            if (bug == Bug.SLEEPING_ALLOCATION_UNDER_SPINLOCK) {
                lock.lock();
                scarce.allocSleeping();
            }
            if (bug == Bug.UNCHECKED_ALLOCATION) {
                Page copy = scarce.alloc();
                copy.count.set(1);
                scarce.free(copy);
            }
            if (bug == Bug.FORGOTTEN_PUT) return;
            if (isLast()) {
                if (bug != Bug.FREE_BEFORE_FLUSH) Steps.atomically(() -> tlb.flush(0));
                pool.free(page);
                if (bug == Bug.FREE_BEFORE_FLUSH) Steps.atomically(() -> tlb.flush(0));
            } else if (bug == Bug.USE_AFTER_PUT) {
                pool.assertLive(page);
            }
        }

        private boolean isLast() {
            if (bug == Bug.FREE_WITHOUT_COUNT) return true;
            if (bug == Bug.COUNT_IN_TWO_STEPS) {
                page.count.dec();
                return page.count.get() == 0;
            }
            return page.count.decAndTest();
        }
    }

    /** A free page cannot be reached by the CPU. */
    static final class NoStaleTranslation implements Invariant<PageModel> {
        @Override
        public boolean holds(PageModel m) {
            return !(m.pool.isFree(m.page) && m.tlb.refersTo(m.page));
        }
    }

    static final class NoLeak implements AtRest<PageModel> {
        @Override
        public boolean holdsAtRest(PageModel m) {
            return m.pool.allocated() == 0 && m.scarce.allocated() == 0;
        }
    }
}
