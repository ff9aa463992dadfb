package dynamicstack;

import sharelock.kernel.Mutex;
import sharelock.model.Steps;
import sharelock.model.Task;

/** Who touches the stacks of threads without being one of them. */
abstract class Bystander extends Task {
    final DynamicStacks kernel;

    Bystander(String name, DynamicStacks kernel) {
        super(name);
        this.kernel = kernel;
    }

    @Override
    protected boolean isDaemon() {
        return true;
    }

    /** The page walkers of all CPUs: they look at any pte that is present, at any time. */
    static final class Speculation extends Bystander {
        Speculation(DynamicStacks kernel) {
            super("speculation", kernel);
        }

        @Override
        protected void run() {
            while (true) Steps.when(() -> kernel.canFill(), () -> fillAny());
        }

        private void fillAny() {
            PerCpu cpu = kernel.allCpus[Steps.choose(kernel.allCpus.length)];
            ThreadStack stack = kernel.threads[Steps.choose(kernel.threads.length)].stack;
            int page = Steps.choose(kernel.extraPages);
            if (kernel.canFill(cpu, stack, page)) {
                cpu.tlb.fill(stack.address + page, stack.pte[page], true);
            }
        }
    }

    /** Another CPU: it wakes up threads whose wait queue entry is on their stack. */
    static final class Waker extends Bystander {
        Waker(DynamicStacks kernel) {
            super("waker", kernel);
        }

        @Override
        protected void run() {
            while (true) Steps.when(() -> kernel.waiters() > 0, () -> wakeAny());
        }

        /** kernel/sched/wait.c, autoremove_wake_function(): the sleeper stays until it is done. */
        private void wakeAny() {
            UserThread sleeper = kernel.waiter(Steps.choose(kernel.waiters()));
            int page = Steps.choose(kernel.extraPages);
            kernel.outside.access(sleeper.stack, page);
            sleeper.waiting = false;
        }
    }

    /** Another CPU: it takes the pages that threads have kept, one thread at a time. */
    static final class Shrinker extends Bystander {
        private UserThread target;

        Shrinker(DynamicStacks kernel) {
            super("shrinker", kernel);
        }

        @Override
        protected void run() {
            while (true) {
                Steps.when(() -> kernel.canShrink(), () -> pickAny());
                if (target != null) shrink(target);
                target = null;
            }
        }

        private void pickAny() {
            UserThread any = kernel.threads[Steps.choose(kernel.threads.length)];
            if (kernel.canShrink(any)) target = any;
        }

        private void shrink(UserThread thread) {
            Mutex lock = thread.stack.mappingLock;
            lock.lock();
            boolean taken = !thread.stack.inUse && thread.stack.pte[0] != null;
            boolean early = kernel.mutants.shrinkerUnlocksEarly;
            boolean first = kernel.mutants.shrinkerFlushesFirst;
            if (taken) {
                if (first) kernel.entry.flushTlbKernelRange(kernel.outside, thread.stack);
                kernel.entry.unmap(thread);
                if (early) lock.unlock();
                if (!first) kernel.entry.flushTlbKernelRange(kernel.outside, thread.stack);
                kernel.entry.giveBack(thread);
            }
            if (!(taken && early)) lock.unlock();
        }
    }

    /** Another CPU: it unwinds the stack of any thread, at any time. */
    static final class Walker extends Bystander {
        private UserThread target;

        Walker(DynamicStacks kernel) {
            super("walker", kernel);
        }

        @Override
        protected void run() {
            while (true) {
                Steps.atomically(
                        () -> target = kernel.threads[Steps.choose(kernel.threads.length)]);
                stackTraceSaveTsk(target.stack);
                target = null;
            }
        }

        /** kernel/stacktrace.c, stack_trace_save_tsk(): reads what the saved registers lead to. */
        private void stackTraceSaveTsk(ThreadStack stack) {
            boolean locks = kernel.fixes.walkerLock;
            boolean unlocked = kernel.mutants.walkerFlushesUnlocked;
            if (kernel.fixes.walkerFlush && unlocked) flush(stack);
            if (locks) stack.lock.lock();
            if (kernel.fixes.walkerFlush && !unlocked) flush(stack);
            for (int i = 0; i < kernel.extraPages; i++) {
                int page = i;
                if (!locks || stack.pte[i] != null) {
                    Steps.atomically(() -> kernel.outside.accessFromOutside(stack, page));
                }
            }
            if (locks) stack.lock.unlock();
        }

        private void flush(ThreadStack stack) {
            Steps.atomically(() -> kernel.outside.invalidate(stack));
        }
    }
}
