package asyncfork;

/** What the logical thread shares with the kernel and with other threads, in user memory. */
final class UserMemory {
    /** The word that clear_child_tid points to: whether the thread is still there. */
    boolean tidSet = true;

    /** The parent of the thread's process has come back from vfork(). */
    boolean vforkParentRuns;

    /** The program has unmapped the page of the call's status, when the call had returned. */
    final boolean[] statusUnmapped;

    /** A robust mutex that the thread holds has FUTEX_OWNER_DIED set. */
    boolean ownerDied;

    /** How many tasks share the list of SEM_UNDO operations; no user memory, but shared too. */
    int undoRefs = 1;

    /** The SEM_UNDO operations of the thread have been undone. */
    boolean semUndone;

    UserMemory(int calls) {
        statusUnmapped = new boolean[calls];
    }
}
