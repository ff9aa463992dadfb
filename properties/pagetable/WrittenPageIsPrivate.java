package pagetable;

import sharelock.model.Invariant;

/**
 * A page that a process can write in place is mapped in no other process.
 *
 * <p>This is what copy-on-write is for. It holds for the ptes and for what the CPUs have in their
 * TLBs. A child counts from its first instruction.
 */
public final class WrittenPageIsPrivate implements Invariant<PageTableSharing> {
    @Override
    public boolean holds(PageTableSharing model) {
        for (Mm mm : model.mms) {
            if (!mm.live) continue;
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
            if (!thread.mm.live) continue;
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
            if (other == mm || !other.live) continue;
            for (int address = 0; address < model.size; address++) {
                Pte pte = model.audit.pteOf(other, address);
                if (pte != null && pte.page == page) return true;
            }
        }
        return false;
    }
}
