package sharelock.explicit;

import java.util.List;
import java.util.function.Consumer;
import sharelock.result.Progress;
import sharelock.result.Result;
import sharelock.result.Trace;

/** The explicit-state engine, for one constructed model and its properties. */
public final class ExplicitEngine {

    /**
     * Compiles the model.
     *
     * @throws sharelock.compile.ModelError when the model or a property does what cannot be
     *     compiled
     */
    public ExplicitEngine(Object model, Properties properties) {
        throw new UnsupportedOperationException(model + " " + properties);
    }

    /** Searches all states. */
    public Result check(Limits limits, Consumer<Progress> progress) {
        throw new UnsupportedOperationException(limits + " " + progress);
    }

    /**
     * Follows a path from the initial state. The trace ends where the path ends, where a step
     * fails, or before the first move that is not possible: then it is shorter than the path.
     */
    public Trace replay(List<Move> path) {
        throw new UnsupportedOperationException(path.toString());
    }

    /** Layout and steps of the compiled model, for a reader. */
    public String dump() {
        throw new UnsupportedOperationException();
    }
}
