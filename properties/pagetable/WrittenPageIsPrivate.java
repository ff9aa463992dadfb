package pagetable;

import sharelock.model.Invariant;

/**
 * A page that a process can write in place is mapped in no other process.
 *
 * <p>This is what copy-on-write is for. It holds for the ptes and for what the CPUs have in their
 * TLBs. A child counts from its first instruction; an mm does not count while its only user is
 * inside the kernel with page_table_lock.
 */
public final class WrittenPageIsPrivate implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        for (Mm mm : model.mms) {
            if (!mm.live || model.audit.isQuiet(mm)) continue;
            for (int address = 0; address < model.size; address++) {
                Pte pte = model.audit.pteOf(mm, address);
                if (pte != null && pte.write && isMappedElsewhere(model, mm, pte.dataPage())) {
                    return false;
                }
            }
        }
        return tlbsAreRight(model);
    }

    private static boolean tlbsAreRight(PageTableSharing model) {
        if (!model.touches) return true;
        for (UserThread thread : model.threads) {
            if (!thread.mm.live || model.audit.isQuiet(thread.mm)) continue;
            for (int address = 0; address < model.size; address++) {
                if (thread.tlb.mayWrite(address)
                        && isMappedElsewhere(model, thread.mm, thread.tlb.lookup(address))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isMappedElsewhere(PageTableSharing model, Mm mm, DataPage page) {
        for (Mm other : model.mms) {
            if (other != mm && other.live && model.audit.isMappedIn(other, page)) return true;
        }
        return false;
    }
}
