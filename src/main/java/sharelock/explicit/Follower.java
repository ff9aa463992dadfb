package sharelock.explicit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.interpret.Interpreter.Outcome;
import sharelock.compile.interpret.Interpreter.StepListener;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;
import sharelock.compile.layout.LayoutPlan;
import sharelock.explicit.ExplicitEngine.Move;
import sharelock.result.Failure;
import sharelock.result.Script;
import sharelock.result.TraceStep;
import sharelock.system.TransitionSystem;

/**
 * Follows a script to a failure: the steps and choices in the order of the script, the reads and
 * writes in between in any order, breadth first.
 */
final class Follower {
    private static final int MOST_STATES = 200_000;

    private final LayoutPlan plan;
    private final Interpreter interpreter;
    private final Names names;
    private final List<Script.Word> words;
    private final Failure wanted;
    private final Map<Key, Key> parents = new HashMap<>();
    private final Map<Key, Move> moves = new HashMap<>();
    private final Deque<Key> queue = new ArrayDeque<>();
    private @Nullable List<Move> found;

    /** A state and how much of the script led there. */
    private record Key(long[] state, int at) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.at == at && Arrays.equals(key.state, state);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(state) + at;
        }
    }

    Follower(LayoutPlan plan, Names names, Script script, Failure wanted) {
        this.plan = plan;
        this.interpreter = new Interpreter(plan);
        this.names = names;
        this.words = script.words();
        this.wanted = wanted;
    }

    /** The moves that lead to the failure; empty if it is not to be had on the script. */
    Optional<List<Move>> path() {
        long[] initial = new long[plan.layout().words()];
        if (interpreter.start(initial, StepListener.NONE).end() == Outcome.End.FAILED) {
            return Optional.empty();
        }
        Key first = new Key(initial, 0);
        parents.put(first, first);
        queue.add(first);
        while (!queue.isEmpty() && found == null && parents.size() < MOST_STATES) {
            expand(queue.remove());
        }
        return Optional.ofNullable(found);
    }

    private void expand(Key from) {
        if (isWanted(from.state)) {
            found = pathTo(from);
            return;
        }
        for (int task = 0; task < plan.program().tasks().size() && found == null; task++) {
            int position = (int) plan.slot(plan.positionSlot(task)).get(from.state, 0);
            if (position >= plan.finished(task)) continue;
            Program program = plan.program().tasks().get(task);
            Node node = program.nodes().get(program.positionNodes()[position]);
            move(from, task, Listener.kind(node));
        }
    }

    private void move(Key from, int task, TraceStep.Kind kind) {
        String name = plan.layout().tasks().get(task);
        int at = from.at;
        if (kind == TraceStep.Kind.STEP) {
            if (!says(at, name, true)) return;
            at++;
        }
        List<Integer> choices = new ArrayList<>();
        for (int i = at; says(i, name, false); i++) choices.add(words.get(i).choice());
        long[] state = from.state.clone();
        Heard heard = new Heard();
        Outcome outcome;
        try {
            outcome = interpreter.step(task, choices, state, heard);
        } catch (IllegalArgumentException noSuchChoice) {
            return;
        }
        if (outcome.end() == Outcome.End.NOT_ENABLED || heard.choices > choices.size()) return;
        Move move = new Move(task, choices.subList(0, heard.choices));
        if (outcome.end() == Outcome.End.FAILED) {
            if (!isWanted(heard.failure)) return;
            found = pathTo(from);
            found.add(move);
            return;
        }
        Key to = new Key(state, at + heard.choices);
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

    private boolean isWanted(@Nullable FailurePoint failure) {
        return failure != null && failure.rule().equals(wanted.name());
    }

    private boolean isWanted(long[] state) {
        return switch (wanted.kind()) {
            case INVARIANT -> fails(state);
            case AT_REST -> isAtRest(state) && mayRest(state) && fails(state);
            case DEADLOCK -> isAtRest(state) && !mayRest(state);
            case PROPERTY_THREW -> propertyThrows(state);
            case ASSERTION, EXCEPTION, RULE, UNREACHED -> false;
        };
    }

    private boolean propertyThrows(long[] state) {
        for (int property = 0; property < names.count(); property++) {
            boolean asked = (names.atRest() & 1L << property) == 0 || isAtRest(state);
            if (!asked) continue;
            Outcome outcome = interpreter.property(property, state, StepListener.NONE);
            if (outcome.end() != Outcome.End.FAILED) continue;
            if (isWanted(plan.program().failures().get(outcome.failure()))) return true;
        }
        return false;
    }

    private boolean fails(long[] state) {
        for (int property = 0; property < names.count(); property++) {
            if (!names.of(property).equals(wanted.name())) continue;
            Outcome outcome = interpreter.property(property, state, StepListener.NONE);
            return outcome.end() == Outcome.End.NOT_ENABLED;
        }
        return false;
    }

    private boolean mayRest(long[] state) {
        return interpreter.observe(TransitionSystem.MAY_REST, state, 0) != 0;
    }

    private boolean isAtRest(long[] state) {
        for (int task = 0; task < plan.program().tasks().size(); task++) {
            Outcome outcome = interpreter.step(task, List.of(), state.clone(), StepListener.NONE);
            if (outcome.end() != Outcome.End.NOT_ENABLED) return false;
        }
        return true;
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
