package sharelock.explicit;

import java.nio.LongBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.interpret.Interpreter.StepListener;
import sharelock.compile.interpret.Interpreter.StepOutcome;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.result.Failure;
import sharelock.result.Script;
import sharelock.result.Sought;
import sharelock.result.TraceStep;
import sharelock.system.Stopped;
import sharelock.system.TransitionSystem.Move;

/**
 * Follows a script to a failure: the steps and choices in the order of the script, the reads and
 * writes in between in any order, breadth first.
 */
final class Follower {
    static final int MOST_STATES = 200_000;

    private final LayoutPlan plan;
    private final Interpreter interpreter;
    private final List<Script.Word> words;
    private final Wanted wanted;
    private final int mostStates;
    private final Map<Key, Key> parents = new HashMap<>();
    private final Map<Key, Move> moves = new HashMap<>();
    private final Deque<Key> queue = new ArrayDeque<>();
    private @Nullable List<Move> found;

    /** A state and how much of the script led there. */
    private record Key(LongBuffer longs, int at) {

        long[] state() {
            return longs.array();
        }
    }

    Follower(LayoutPlan plan, Names names, Script script, Failure failure, int mostStates) {
        this.mostStates = mostStates;
        this.plan = plan;
        this.interpreter = new Interpreter(plan);
        this.words = script.words();
        this.wanted = new Wanted(plan, names, failure);
    }

    /** The moves that lead to the failure. */
    Sought<List<Move>> path() {
        long[] initial = new long[plan.layout().words()];
        Heard heard = new Heard();
        if (interpreter.start(initial, heard).end() == StepOutcome.End.FAILED) {
            return wanted.isAt(heard.failure) ? Sought.found(List.of()) : Sought.absent();
        }
        Key first = new Key(LongBuffer.wrap(initial), 0);
        parents.put(first, first);
        queue.add(first);
        while (!queue.isEmpty() && found == null && parents.size() < mostStates) {
            Stopped.ifAsked();
            expand(queue.remove());
        }
        if (found != null) return Sought.found(found);
        if (queue.isEmpty()) return Sought.absent();
        return Sought.gaveUp(
                String.format(
                        Locale.ROOT,
                        "the explicit engine gave up after %,d states between the steps and choices of the trace.",
                        mostStates));
    }

    private void expand(Key from) {
        if (wanted.isIn(from.state())) {
            found = pathTo(from);
            return;
        }
        for (int task = 0; task < plan.program().tasks().size() && found == null; task++) {
            int position = plan.position(task, from.state(), 0);
            if (position >= plan.finished(task)) continue;
            Program program = plan.program().tasks().get(task);
            Node node = program.nodes().get(program.positionNodes()[position]);
            move(from, task, Begun.with(node));
        }
    }

    private void move(Key from, int task, TraceStep.Operation kind) {
        String name = plan.layout().tasks().get(task);
        int at = from.at;
        if (kind == TraceStep.Operation.STEP) {
            if (!says(at, name, true)) return;
            at++;
        }
        List<Integer> choices = new ArrayList<>();
        for (int i = at; says(i, name, false); i++) choices.add(words.get(i).choice());
        long[] state = from.state().clone();
        Heard heard = new Heard();
        StepOutcome outcome;
        try {
            outcome = interpreter.step(task, choices, state, heard);
        } catch (IllegalArgumentException noSuchChoice) {
            return;
        }
        if (outcome.end() == StepOutcome.End.NOT_ENABLED || heard.choices > choices.size()) return;
        Move move = new Move(task, choices.subList(0, heard.choices));
        if (outcome.end() == StepOutcome.End.FAILED) {
            if (!wanted.isAt(heard.failure)) return;
            found = pathTo(from);
            found.add(move);
            return;
        }
        Key to = new Key(LongBuffer.wrap(state), at + heard.choices);
        if (parents.putIfAbsent(to, from) != null) return;
        moves.put(to, move);
        queue.add(to);
    }

    private boolean says(int at, String task, boolean step) {
        if (at >= words.size() || !words.get(at).task().equals(task)) return false;
        return step == (words.get(at).choice() == Script.STEP);
    }

    private List<Move> pathTo(Key last) {
        List<Move> path = new ArrayList<>();
        Key key = last;
        for (Move move = moves.get(key); move != null; move = moves.get(key)) {
            path.add(0, move);
            key = parents.getOrDefault(key, key);
        }
        return path;
    }

    /** What is heard of one step. */
    private static final class Heard implements StepListener {
        private int choices;
        private @Nullable FailurePoint failure;

        @Override
        public void chose(Program program, Node node, int bound, int chosen) {
            if (bound > 1) choices++;
        }

        @Override
        public void failed(Program program, Node node, FailurePoint point, List<Long> values) {
            failure = point;
        }
    }
}
