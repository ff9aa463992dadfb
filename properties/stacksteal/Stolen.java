package stacksteal;

/** Where the only contents of a stack are. */
final class Stolen {
    private Stolen() {}

    /** The copy of a stack that has no page, or null. */
    static Frame copyOf(StackSteal model, TaskStruct task) {
        if (task.usage == 0 || model.pte[task.pid] != null) return null;
        Frame copy = task.stackCopy;
        if (copy == null
                && task.threadInfo != null
                && (task.threadInfo.flags & Frame.VIRTUAL) != 0) {
            copy = task.threadInfo;
        }
        return copy != null && copy.live ? copy : null;
    }
}
