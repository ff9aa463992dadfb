package pagetable;

import sharelock.kernel.Tlb;
import sharelock.model.Steps;
import sharelock.model.Task;

/** A thread of a process, on a CPU of its own: it does whatever its check lets it do. */
final class UserThread extends Task {
    final Mm mm;
    final MmuGather gather;
    final Tlb<DataPage> tlb;

    /** The operation that it has completed last: ghost state. */
    Op last;

    private final PageTableSharing kernel;
    private final Op[] ops;

    /** Each time it does any of {@code ops}. */
    UserThread(String name, PageTableSharing kernel, Mm mm, Op[] ops) {
        super(name);
        this.kernel = kernel;
        this.mm = mm;
        this.ops = ops;
        gather = new MmuGather(kernel, this);
        tlb = new Tlb<>(new DataPage[kernel.size]);
    }

    @Override
    protected boolean startsDormant() {
        return mm == kernel.child;
    }

    /** A child that nobody forks is no deadlock; one that is stuck is for NoThreadIsStuck. */
    @Override
    protected boolean isDaemon() {
        return mm == kernel.child;
    }

    @Override
    protected void run() {
        boolean exited = false;
        for (int round = 0; round < kernel.rounds && !exited; round++) {
            Op op = ops[any(ops.length)];
            perform(op);
            kernel.audit.completes(this, op);
            exited = op == Op.EXIT;
        }
    }

    private void perform(Op op) {
        switch (op) {
            case READ_FAULT -> kernel.fault.doPageFault(mm, anyAddress(0), false);
            case WRITE_FAULT -> kernel.fault.doPageFault(mm, anyAddress(0), true);
            case FORK -> kernel.fork.fork(this);
            case EXIT -> kernel.exit.exitMm(this);
            case MUNMAP -> {
                int start = anyAddress(0);
                kernel.exit.munmap(this, start, 1 + anyAddress(start));
            }
            case TRUNCATE -> kernel.exit.vmtruncate(this, anyAddress(0));
            case READ_ZERO -> {
                int start = anyAddress(0);
                kernel.exit.readZero(this, start, 1 + anyAddress(start));
            }
            case SWAP_OUT -> {
                Mm victim = kernel.mms[any(kernel.mms.length)];
                kernel.swapOut.swapOut(this, victim, anyAddress(0));
            }
            default -> {
                if (!kernel.touches) throw new AssertionError("no operation of the check");
                touch(anyAddress(0));
            }
        }
    }

    /** Any address of the mapping, from this one on. */
    private int anyAddress(int from) {
        return from + any(kernel.size - from);
    }

    /** A choice is a step, unless there is nothing to choose. */
    private static int any(int bound) {
        return bound == 1 ? 0 : Steps.choose(bound);
    }

    /** One instruction: the CPU looks into its TLB, or walks the page table, and uses the page. */
    private void touch(int address) {
        Steps.atomically(
                () -> {
                    if (tlb.lookup(address) == null) walk(address);
                    DataPage page = tlb.lookup(address);
                    if (page != null && page.isAnonymous() && kernel.pages.isFree(page)) {
                        kernel.audit.touchesFreePage();
                    }
                });
    }

    private void walk(int address) {
        PageTable table = mm.pmd[kernel.pmdIndex(address)];
        if (table == null) return;
        if (kernel.pageTables.isFree(table)) kernel.audit.touchesFreePage();
        Pte pte = table.pte[kernel.pteIndex(address)];
        if (pte != null && pte.present()) tlb.fill(address, pte.dataPage(), pte.write);
    }
}
