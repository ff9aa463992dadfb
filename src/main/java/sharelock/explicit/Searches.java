package sharelock.explicit;

import java.util.function.IntFunction;
import sharelock.search.BreadthFirst;
import sharelock.search.Search;

/** The searches that the engine can be run with. One more is one more line here. */
enum Searches {
    /** Exhaustive; the path to a failure is a shortest one. */
    BREADTH_FIRST(BreadthFirst::new);

    private final IntFunction<Search> maker;

    Searches(IntFunction<Search> maker) {
        this.maker = maker;
    }

    /** A search by so many threads, or by fewer if it has no use for them. */
    Search by(int workers) {
        return maker.apply(workers);
    }
}
