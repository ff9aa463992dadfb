package dynamicstack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import sharelock.model.Steps;

/**
 * User threads with one page of kernel stack, and extra pages from a per-CPU cache while they are
 * in the kernel.
 *
 * <pre>
 *   user mode                 in the kernel                user mode, elsewhere
 *   stack: top page           stack: top page, A, B, C     stack: top page
 *   cache of cpu0: A B C      cache of cpu0: -             cache of cpu0: -
 *                             TLB of cpu0: A B C           TLB of cpu0: A B C, still
 *                                                          cache of cpu1: A B C
 * </pre>
 *
 * <p>Facts of Linux 6.8 on x86-64 that the model takes for granted: enter and exit run with
 * interrupts off; interrupt handlers run on the interrupt stack, and non-maskable ones that arrive
 * in the kernel on theirs; a thread leaves its CPU only in schedule(), so in the kernel; kernel
 * mappings are global, so that a write to cr3 does not drop them from the TLB; a CPU fills its TLB
 * only from a pte that is present, and then may keep the entry until it is invalidated on that CPU.
 *
 * <p>Taken as given about the proposal: a stack gets all its extra pages or none; the pages of the
 * caches are all there are, since an entry cannot wait for others; an entry that finds none is
 * noted and taken back.
 */
public final class DynamicStacks {
    final Fixes fixes;
    final Mutants mutants;
    final Audit audit = new Audit();

    final int extraPages;

    /** How many pages each cache begins with. */
    final int cachePages;

    final boolean forks;
    final boolean migrates;
    final boolean preempts;
    final boolean pressure;
    final boolean oldestFirst;
    final boolean followsPages;

    final Op[] userOps;
    final Op[] kernelOps;

    final UserThread[] threads;

    /** The CPUs that threads run on. */
    final PerCpu[] cpus;

    /** One CPU more, on which others look at the stacks; null if there are none. */
    final PerCpu outside;

    final PerCpu[] allCpus;
    final Page[] pages;

    /** Who has the mutex of {@link Op#MUTEX}. */
    UserThread mutexOwner;

    final Entry entry = new Entry(this);
    final Scheduler scheduler = new Scheduler(this);
    final Bystander[] bystanders;

    /**
     * @param threads threads beyond one for each CPU begin preempted, with pages of a CPU
     * @param extraPages how many pages an entry maps: three in the mail
     */
    public DynamicStacks(
            int cpus,
            int threads,
            int extraPages,
            Set<Op> ops,
            Set<Fix> fixes,
            Set<Mutant> mutants) {
        this.fixes = new Fixes(fixes);
        this.mutants = new Mutants(mutants);
        this.extraPages = extraPages;
        forks = ops.contains(Op.FORK);
        migrates = ops.contains(Op.MIGRATE);
        preempts = ops.contains(Op.PREEMPT);
        pressure = ops.contains(Op.PRESSURE);
        oldestFirst = ops.contains(Op.OLDEST_FIRST);
        followsPages = ops.contains(Op.FOLLOW_PAGES);
        userOps = among(ops, Op.SYSCALL, Op.PREEMPT, Op.NMI, Op.TRY, Op.MUTEX);
        kernelOps = among(ops, Op.SYSCALL, Op.SLEEP, Op.WAIT, Op.EXIT);

        cachePages = extraPages * (this.fixes.setPerThread ? threads : 1);
        boolean kernelThread = ops.contains(Op.KERNEL_THREAD);
        pages = new Page[cpus * cachePages + (kernelThread ? extraPages : 0)];
        for (int i = 0; i < pages.length; i++) pages[i] = new Page();

        boolean watched = ops.contains(Op.WALK) || ops.contains(Op.WAIT) || pressure;
        allCpus = new PerCpu[watched ? cpus + 1 : cpus];
        int addresses = threads * extraPages;
        for (int c = 0; c < allCpus.length; c++) {
            allCpus[c] = new PerCpu(this, addresses, c < cpus ? pages.length : 0);
        }
        outside = watched ? allCpus[cpus] : null;
        this.cpus = Arrays.copyOf(allCpus, cpus);
        for (int c = 0; c < cpus; c++) {
            PageCache cache = this.cpus[c].cache;
            for (int i = 0; i < cachePages; i++) cache.pages[i] = pages[c * cachePages + i];
            cache.count = cachePages;
        }

        this.threads = new UserThread[threads];
        for (int t = 0; t < threads; t++) {
            boolean full = kernelThread && t == 0;
            this.threads[t] =
                    new UserThread("thread" + t, this, new ThreadStack(t, extraPages), full);
            place(this.threads[t], t);
        }
        bystanders = newBystanders(ops);
    }

    private Bystander[] newBystanders(Set<Op> ops) {
        List<Bystander> some = new ArrayList<>();
        if (ops.contains(Op.SPECULATE)) some.add(new Bystander.Speculation(this));
        if (ops.contains(Op.WAIT)) some.add(new Bystander.Waker(this));
        if (ops.contains(Op.WALK)) some.add(new Bystander.Walker(this));
        if (pressure) some.add(new Bystander.Shrinker(this));
        return some.toArray(new Bystander[0]);
    }

    private static Op[] among(Set<Op> ops, Op... some) {
        List<Op> both = new ArrayList<>();
        for (Op op : some) {
            if (ops.contains(op)) both.add(op);
        }
        return both.toArray(new Op[0]);
    }

    private void place(UserThread thread, int index) {
        thread.cpu = cpus[index % cpus.length];
        if (forks) return;
        if (index >= cpus.length) {
            thread.where = UserThread.Where.OFF_CPU;
            if (!fixes.sleepingRequest) startExpanded(thread);
            return;
        }
        thread.cpu.current = thread;
        thread.where = UserThread.Where.USER;
        if (thread.createdFull) {
            thread.where = UserThread.Where.KERNEL;
            thread.kernelThread = true;
            for (int i = 0; i < extraPages; i++) {
                thread.stack.pte[i] = pages[cpus.length * cachePages + i];
            }
        }
    }

    private void startExpanded(UserThread thread) {
        PageCache cache = thread.cpu.cache;
        for (int i = 0; i < extraPages; i++) {
            cache.count--;
            thread.stack.pte[i] = cache.pages[cache.count];
            cache.pages[cache.count] = null;
        }
        thread.expanded = true;
        if (fixes.returnToOrigin) thread.origin = thread.cpu;
    }

    /** Whether there is an idle CPU for the thread. Part of a step. */
    boolean canRun(UserThread thread) {
        return idleCpus(thread) > 0;
    }

    /** The load balancer puts the thread on any idle CPU. Part of a step. */
    void pickCpu(UserThread thread) {
        int skip = Steps.choose(idleCpus(thread));
        for (int c = 0; c < cpus.length; c++) {
            if (isIdleFor(c, thread)) {
                if (skip == 0) {
                    thread.cpu = cpus[c];
                    cpus[c].current = thread;
                    return;
                }
                skip--;
            }
        }
    }

    private int idleCpus(UserThread thread) {
        int idle = 0;
        for (int c = 0; c < cpus.length; c++) {
            if (isIdleFor(c, thread)) idle++;
        }
        return idle;
    }

    private boolean isIdleFor(int c, UserThread thread) {
        return cpus[c].current == null && (migrates || thread.cpu == cpus[c]);
    }

    /** Whether a thread has kept pages that it does not use. Part of a step. */
    boolean canShrink() {
        for (int t = 0; t < threads.length; t++) {
            if (canShrink(threads[t])) return true;
        }
        return false;
    }

    boolean canShrink(UserThread thread) {
        return thread.stack.pte[0] != null
                && !thread.stack.inUse
                && !(fixes.keepFullStack && thread.createdFull);
    }

    int waiters() {
        int waiters = 0;
        for (int t = 0; t < threads.length; t++) {
            if (threads[t].waiting) waiters++;
        }
        return waiters;
    }

    UserThread waiter(int index) {
        int skip = index;
        for (int t = 0; t < threads.length; t++) {
            if (threads[t].waiting) {
                if (skip == 0) return threads[t];
                skip--;
            }
        }
        throw new AssertionError("there are not so many waiters");
    }

    /** Whether a TLB has room for an entry of a pte that is present. */
    boolean canFill() {
        for (int c = 0; c < allCpus.length; c++) {
            for (int t = 0; t < threads.length; t++) {
                for (int i = 0; i < extraPages; i++) {
                    if (canFill(allCpus[c], threads[t].stack, i)) return true;
                }
            }
        }
        return false;
    }

    boolean canFill(PerCpu cpu, ThreadStack stack, int page) {
        return stack.pte[page] != null && cpu.tlb.lookup(stack.address + page) == null;
    }
}
