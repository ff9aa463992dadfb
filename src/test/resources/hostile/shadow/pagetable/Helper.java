package pagetable;

/** Not shipped. */
final class Helper {
    private Helper() {}

    static int count(PageTableSharing model) {
        int count = 0;
        for (Mm mm : model.mms) if (mm != null) count++;
        return count;
    }
}
