package sharelock.search.toy;

import java.nio.LongBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sharelock.search.Search;
import sharelock.search.SearchResult;
import sharelock.search.SearchResult.Ending;
import sharelock.search.SearchResult.Figures;
import sharelock.search.SearchResult.Finding;
import sharelock.search.SearchResult.Flaw;
import sharelock.system.Successors;
import sharelock.system.TransitionSystem;
import sharelock.system.TransitionSystem.Move;

/**
 * Goes on from the state found last, and back where there is nothing new. Ends with the first thing
 * that it finds; the path is what it stands on, seldom a shortest one.
 */
public final class DepthFirst implements Search {

    @Override
    public SearchResult run(
            TransitionSystem system, Goals goals, Budget budget, Consumer<Figures> progress) {
        SearchResult result = new Run(system, goals, budget).result();
        progress.accept(result.figures());
        return result;
    }

    /**
     * A move, and the state that it leads to or the failure that it ends in.
     *
     * @param counts whether what is wrong there is to be reported
     */
    private record Edge(Move move, long[] to, int failure, boolean counts) {}

    /** A state on the path: the move that led there, and what is left of the moves from there. */
    private record Frame(Move by, Iterator<Edge> edges) {}

    /** One search. */
    private static final class Run implements Successors.Sink {
        /** Who makes the initial state. */
        private static final int NOBODY = -1;

        private final TransitionSystem system;
        private final Goals goals;
        private final Budget budget;
        private final Successors out;
        private final Set<LongBuffer> visited = new HashSet<>();
        private final Deque<Frame> path = new ArrayDeque<>();
        private List<Edge> edges = new ArrayList<>();
        private int mover = NOBODY;
        private long[] from = {};
        private int deepest;
        private long transitions;
        private long reached;
        private long rests;
        private long expanded;
        private @Nullable Finding finding;
        private @Nullable Finding passedOver;

        Run(TransitionSystem system, Goals goals, Budget budget) {
            this.system = system;
            this.goals = goals;
            this.budget = budget;
            this.out = new Successors(system.layout().words(), 1, this);
        }

        SearchResult result() {
            system.initial(out);
            path.push(new Frame(move(), edges.iterator()));
            while (!path.isEmpty() && finding == null && visited.size() < budget.maxStates()) {
                Iterator<Edge> left = path.element().edges();
                if (left.hasNext()) go(left.next());
                else path.pop();
            }
            if (finding != null) {
                passedOver = null;
                return of(Ending.FOUND, "");
            }
            if (path.isEmpty()) return of(Ending.COMPLETE, "");
            return of(Ending.CUT, "The budget is used up.");
        }

        private SearchResult of(Ending ending, String reason) {
            long states = visited.size();
            Figures figures =
                    new Figures(states, transitions, states - expanded, deepest, 0, Duration.ZERO);
            return new SearchResult(ending, reason, finding, passedOver, figures, reached, rests);
        }

        private void go(Edge edge) {
            if (edge.failure() >= 0) {
                settle(edge.counts(), found(Flaw.STEP_FAILED, 0, edge));
                return;
            }
            if (!visited.add(LongBuffer.wrap(edge.to()))) return;
            deepest = Math.max(deepest, path.size() - 1);
            long holds = system.observe(goals.always() | goals.sometimes(), edge.to(), 0);
            reached |= holds & goals.sometimes();
            long violated = goals.always() & ~holds;
            if (violated != 0) settle(edge.counts(), found(Flaw.NOT_ALWAYS, violated, edge));
            if (finding == null) expand(edge);
        }

        private void expand(Edge edge) {
            expanded++;
            from = edge.to();
            edges = new ArrayList<>();
            int tasks = system.layout().tasks().size();
            for (mover = 0; mover < tasks; mover++) system.successors(mover, edge.to(), 0, out);
            transitions += edges.size();
            if (edges.isEmpty()) rest(edge);
            else path.push(new Frame(edge.move(), edges.iterator()));
        }

        private void rest(Edge edge) {
            if (system.observe(TransitionSystem.MAY_REST, edge.to(), 0) == 0) {
                settle(system.countsStuck(edge.to(), 0), found(Flaw.DEADLOCK, 0, edge));
                return;
            }
            rests++;
            if (goals.atRest() == 0) return;
            long asked = goals.atRest() | (goals.always() & TransitionSystem.NO_PROPERTY_THREW);
            long violated = asked & ~system.observe(asked, edge.to(), 0);
            if (violated != 0) settle(edge.counts(), found(Flaw.NOT_AT_REST, violated, edge));
        }

        private void settle(boolean counts, Finding wrong) {
            if (counts) finding = wrong;
            else if (passedOver == null) passedOver = wrong;
        }

        /** What is wrong behind an edge of the last frame. */
        private Finding found(Flaw flaw, long violated, Edge edge) {
            List<Move> moves = new ArrayList<>();
            path.descendingIterator().forEachRemaining(frame -> moves.add(frame.by()));
            moves.add(edge.move());
            moves.removeIf(move -> move.task() == NOBODY);
            return new Finding(flaw, violated, edge.failure(), moves);
        }

        private Move move() {
            return new Move(mover, Arrays.stream(out.choicesMade()).boxed().toList());
        }

        @Override
        public void full(Successors one) {
            boolean counts = system.counts(one.words(), 0, -1, -1);
            edges.add(new Edge(move(), one.words().clone(), -1, counts));
            one.clear();
        }

        @Override
        public void failed(long origin, int step, int failure) {
            long[] before = mover == NOBODY ? new long[system.layout().words()] : from;
            boolean counts = system.counts(before, 0, step, failure);
            edges.add(new Edge(move(), new long[0], failure, counts));
        }
    }
}
