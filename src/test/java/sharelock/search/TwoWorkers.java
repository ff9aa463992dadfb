package sharelock.search;

import java.util.Arrays;

/**
 * Two workers of the real search, in a size that Java PathFinder can explore: it runs every
 * interleaving of them. Each claims ranges of the frontier and inserts two states into one visited
 * set, one of which the other inserts too. Plain Java without assertions of a library, because JPF
 * runs it.
 */
final class TwoWorkers {
    private static final long[][] FOUND = {{7, 8}, {8, 9}};

    private final VisitedSet visited;
    private final Frontier frontier = new Frontier();
    private final int[] fresh = new int[2];
    private final long[] claimed = {-1, -1};
    private final boolean locked;

    private TwoWorkers(boolean locked) {
        this.locked = locked;
        Memory memory = new Memory(Long.MAX_VALUE, 0);
        visited = new VisitedSet(1, locked ? 2 : 1, 2, 4, memory);
        frontier.nextLevel(300);
    }

    private void work(int worker) {
        claimed[worker] = frontier.claim();
        VisitedSet.Writer writer = visited.writer(locked ? worker : 0);
        writer.insert(FOUND[worker], 2);
        fresh[worker] = writer.freshCount();
    }

    private void check() {
        visited.settle();
        visited.checkInvariants();
        require(visited.size() == 3, "states: " + visited.size());
        require(fresh[0] + fresh[1] == 3, "new states: " + Arrays.toString(fresh));
        require(claimed[0] + claimed[1] == 256, "ranges: " + Arrays.toString(claimed));
        require(frontier.claim() == -1, "a third range");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }

    /**
     * @param args {@code locked}, or {@code unlocked} for two workers that share one writer, which
     *     takes no locks: then JPF has to find something wrong
     */
    public static void main(String[] args) throws InterruptedException {
        TwoWorkers workers = new TwoWorkers(args[0].equals("locked"));
        Thread other = new Thread(() -> workers.work(1));
        other.start();
        workers.work(0);
        other.join();
        workers.check();
    }
}
