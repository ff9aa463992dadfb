package pagetable;

import java.util.Set;

/** Which changes to the patch are on. */
final class Fixes {
    final boolean freeAfterPut;
    final boolean clearPmdAlways;
    final boolean shareLockInFreeOnePmd;
    final boolean noGetWhenUnshared;
    final boolean putUnderShareLock;
    final boolean flushBeforePut;
    final boolean recheckPmd;
    final boolean unshareOnRead;
    final boolean recheckTable;
    final boolean swapOutSkipsShared;
    final boolean keepDirty;
    final boolean unshareWithoutFail;
    final boolean unsharePartial;
    final boolean sleepingISharedLock;
    final boolean forkReadsPmdLocked;
    final boolean protectWholeTable;
    final boolean shareWholeVmas;
    final boolean gatherForOthers;
    final boolean writeSemForZero;

    Fixes(Set<Fix> on) {
        freeAfterPut = on.contains(Fix.FREE_AFTER_PUT);
        clearPmdAlways = on.contains(Fix.CLEAR_PMD_ALWAYS);
        shareLockInFreeOnePmd = on.contains(Fix.SHARE_LOCK_IN_FREE_ONE_PMD);
        noGetWhenUnshared = on.contains(Fix.NO_GET_WHEN_UNSHARED);
        putUnderShareLock = on.contains(Fix.PUT_UNDER_SHARE_LOCK);
        flushBeforePut = on.contains(Fix.FLUSH_BEFORE_PUT);
        recheckPmd = on.contains(Fix.RECHECK_PMD);
        unshareOnRead = on.contains(Fix.UNSHARE_ON_READ);
        recheckTable = on.contains(Fix.RECHECK_TABLE);
        swapOutSkipsShared = on.contains(Fix.SWAP_OUT_SKIPS_SHARED);
        keepDirty = on.contains(Fix.KEEP_DIRTY);
        unshareWithoutFail = on.contains(Fix.UNSHARE_WITHOUT_FAIL);
        unsharePartial = on.contains(Fix.UNSHARE_PARTIAL);
        sleepingISharedLock = on.contains(Fix.SLEEPING_I_SHARED_LOCK);
        forkReadsPmdLocked = on.contains(Fix.FORK_READS_PMD_LOCKED);
        protectWholeTable = on.contains(Fix.PROTECT_WHOLE_TABLE);
        shareWholeVmas = on.contains(Fix.SHARE_WHOLE_VMAS);
        gatherForOthers = on.contains(Fix.GATHER_FOR_OTHERS);
        writeSemForZero = on.contains(Fix.WRITE_SEM_FOR_ZERO);
    }
}
