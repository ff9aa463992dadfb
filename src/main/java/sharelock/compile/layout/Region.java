package sharelock.compile.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Program;

/**
 * The nodes that one step passes through: from a node up to the next nodes that have a position.
 * Every node but the first has no position, so the region is one visible operation and the local
 * computation behind it; the local computation before a task's first position; or a property.
 */
public final class Region {

    /** Times that one step may go back in its region before it counts as hanging. */
    public static final int MAX_ROUNDS = 1_000_000;

    private final Program program;
    private final int start;
    private final List<Integer> order = new ArrayList<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private final BitSet targets = new BitSet();
    private final boolean finishes;
    private final boolean loops;

    private Region(Program program, int start, boolean startsInside) {
        this.program = program;
        this.start = start;
        if (startsInside || isLocal(start)) {
            sort();
        } else {
            targets.set(program.nodes().get(start).position());
        }
        for (int i = 0; i < order.size(); i++) places.put(order.get(i), i);
        boolean mayFinish = false;
        boolean mayLoop = false;
        for (int node : order) {
            mayFinish |= node(node).instruction() instanceof Instruction.Finish;
            for (int next : node(node).successors()) {
                if (!isLocal(next)) targets.set(node(next).position());
                mayLoop |= goesBack(node, next);
            }
        }
        finishes = mayFinish;
        loops = mayLoop;
    }

    /** What runs before the first position. */
    static Region entry(Program program) {
        return new Region(program, program.entry(), false);
    }

    /** What runs from a position's node on. */
    static Region step(Program program, int start) {
        return new Region(program, start, true);
    }

    private boolean isLocal(int node) {
        return node(node).position() < 0;
    }

    /** Sorts the nodes in reverse postorder, without recursion: programs may be long. */
    private void sort() {
        BitSet seen = new BitSet();
        Deque<Integer> path = new ArrayDeque<>();
        Deque<Deque<Integer>> open = new ArrayDeque<>();
        seen.set(start);
        path.push(start);
        open.push(new ArrayDeque<>(node(start).successors()));
        while (!path.isEmpty()) {
            Integer next = open.element().poll();
            if (next == null) {
                order.add(path.pop());
                open.pop();
            } else if (isLocal(next) && !seen.get(next)) {
                seen.set(next);
                path.push(next);
                open.push(new ArrayDeque<>(node(next).successors()));
            }
        }
        Collections.reverse(order);
    }

    public Program program() {
        return program;
    }

    /** The first node; not in the region if it has a position and the task has yet to reach it. */
    public int start() {
        return start;
    }

    public Node node(int number) {
        return program.nodes().get(number);
    }

    /** The nodes of the region in an order in which only {@link #goesBack} edges lead backwards. */
    public List<Integer> order() {
        return Collections.unmodifiableList(order);
    }

    /** Whether an edge ends at a position, and the step with it. */
    public boolean stopsAt(int next) {
        return !isLocal(next);
    }

    /** Whether an edge inside the region leads backwards, so that it may be part of a loop. */
    public boolean goesBack(int from, int to) {
        return isLocal(to) && places.getOrDefault(to, -1) <= places.getOrDefault(from, -1);
    }

    public boolean loops() {
        return loops;
    }

    /** The positions at which the region can end. */
    public BitSet targets() {
        return (BitSet) targets.clone();
    }

    /** Whether the task can finish here. */
    public boolean finishes() {
        return finishes;
    }

    /** Whether the region has an instruction of a kind. */
    public boolean has(Class<? extends Instruction> kind) {
        return order.stream().anyMatch(node -> kind.isInstance(node(node).instruction()));
    }

    /** What to say when a step goes round a loop at a node for ever. */
    public String hangs(int node) {
        return "%s loops without a visible operation in %s %s: more than %d rounds in one step. Bound the loop, or let it read a field that another task writes."
                .formatted(
                        node(node).origin().inModel(),
                        program.positions() == 0 && has(Instruction.Answer.class)
                                ? "property"
                                : "task",
                        program.name(),
                        MAX_ROUNDS);
    }
}
