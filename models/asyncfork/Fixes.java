package asyncfork;

import java.util.Set;

/** Which changes to the patch are on. */
final class Fixes {
    final boolean forkWithoutSleep;
    final boolean clearCookieInExit;
    final boolean handOverTid;
    final boolean noForkWithPending;
    final boolean handOverClearChildTid;
    final boolean handOverVforkDone;
    final boolean handOverRobustList;
    final boolean cloneSysvsem;
    final boolean keepAltStack;
    final boolean clearCallContext;
    final boolean nestByFlag;
    final boolean clearCookieBeforeStatus;
    final boolean reportStatusFault;
    final boolean noRestartCode;

    Fixes(Set<Fix> on) {
        forkWithoutSleep = on.contains(Fix.FORK_WITHOUT_SLEEP);
        clearCookieInExit = on.contains(Fix.CLEAR_COOKIE_IN_EXIT);
        handOverTid = on.contains(Fix.HAND_OVER_TID);
        noForkWithPending = on.contains(Fix.NO_FORK_WITH_PENDING);
        handOverClearChildTid = on.contains(Fix.HAND_OVER_CLEAR_CHILD_TID);
        handOverVforkDone = on.contains(Fix.HAND_OVER_VFORK_DONE);
        handOverRobustList = on.contains(Fix.HAND_OVER_ROBUST_LIST);
        cloneSysvsem = on.contains(Fix.CLONE_SYSVSEM);
        keepAltStack = on.contains(Fix.KEEP_ALT_STACK);
        clearCallContext = on.contains(Fix.CLEAR_CALL_CONTEXT);
        nestByFlag = on.contains(Fix.NEST_BY_FLAG);
        clearCookieBeforeStatus = on.contains(Fix.CLEAR_COOKIE_BEFORE_STATUS);
        reportStatusFault = on.contains(Fix.REPORT_STATUS_FAULT);
        noRestartCode = on.contains(Fix.NO_RESTART_CODE);
    }
}
