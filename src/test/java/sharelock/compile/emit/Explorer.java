package sharelock.compile.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/** Visits the reachable states of a system one by one, the plain way. */
final class Explorer implements Successors.Sink {

    /** One successor, or a failure if {@code words} is empty. */
    record Move(int step, int failure, List<Long> words) {}

    private final TransitionSystem system;
    private final Successors batch;
    private List<Move> moves = new ArrayList<>();

    Explorer(TransitionSystem system) {
        this.system = system;
        this.batch = new Successors(system.layout().words(), 3, this);
    }

    @Override
    public void full(Successors full) {
        int words = system.layout().words();
        for (int i = 0; i < full.size(); i++) {
            List<Long> state = new ArrayList<>();
            for (int word = 0; word < words; word++) state.add(full.words()[i * words + word]);
            moves.add(new Move(full.stepOf(i), -1, state));
        }
        full.clear();
    }

    @Override
    public void failed(long origin, int step, int failure) {
        full(batch);
        moves.add(new Move(step, failure, List.of()));
    }

    private List<Move> take() {
        full(batch);
        List<Move> taken = moves;
        moves = new ArrayList<>();
        return taken;
    }

    List<Move> initial() {
        system.initial(batch);
        return take();
    }

    List<Move> successors(int task, long[] state) {
        long[] shifted = new long[state.length + 2];
        System.arraycopy(state, 0, shifted, 1, state.length);
        long[] before = shifted.clone();
        system.successors(task, shifted, 1, batch);
        if (!Arrays.equals(before, shifted)) throw new AssertionError("the state was changed");
        return take();
    }

    long observe(long asked, long[] state) {
        return system.observe(asked, state, 0);
    }

    static long[] words(List<Long> state) {
        return state.stream().mapToLong(Long::longValue).toArray();
    }

    /** All reachable states, at most so many. */
    Set<List<Long>> reachable(int limit) {
        Set<List<Long>> seen = new LinkedHashSet<>();
        Deque<List<Long>> open = new ArrayDeque<>();
        initial().forEach(move -> open.add(move.words()));
        seen.addAll(open);
        while (!open.isEmpty() && seen.size() < limit) {
            long[] state = words(open.remove());
            for (int task = 0; task < system.layout().tasks().size(); task++) {
                for (Move move : successors(task, state)) {
                    if (!move.words().isEmpty() && seen.add(move.words())) open.add(move.words());
                }
            }
        }
        return seen;
    }
}
