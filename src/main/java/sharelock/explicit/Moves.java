package sharelock.explicit;

import com.google.common.primitives.Ints;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sharelock.explicit.ExplicitEngine.Move;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;

/** Finds out which move leads from one state of a path to the next. */
final class Moves implements Successors.Sink {
    private final TransitionSystem system;
    private final Successors out;
    private long[] target = new long[0];
    private int task;
    private @Nullable Move found;

    Moves(TransitionSystem system) {
        this.system = system;
        this.out = new Successors(system.layout().words(), 1, this);
    }

    Move find(long[] from, long[] to) {
        target = to;
        found = null;
        int tasks = system.layout().tasks().size();
        for (task = 0; task < tasks && found == null; task++) {
            system.successors(task, from, 0, out);
        }
        if (found == null) throw new IllegalStateException("the path has a gap");
        return found;
    }

    @Override
    public void full(Successors batch) {
        boolean reaches = Arrays.equals(batch.words(), target);
        if (found == null && reaches) {
            found = new Move(task, Ints.asList(batch.choicesMade()));
        }
        batch.clear();
    }

    @Override
    public void failed(long origin, int step, int failure) {
        // A failing step leads nowhere.
    }
}
