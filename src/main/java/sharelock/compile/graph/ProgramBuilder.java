package sharelock.compile.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.system.Stopped;

/** Numbers the drafts of a program: nodes, positions, and the variables that are live there. */
public final class ProgramBuilder {
    private final List<Draft> order = new ArrayList<>();
    private final IdentityHashMap<Draft, Integer> numbers = new IdentityHashMap<>();
    private final Draft entry;

    /** Takes all drafts that can be reached from the first one. */
    public ProgramBuilder(Draft first) {
        entry = Draft.skipEmpty(first);
        ArrayDeque<Draft> stack = new ArrayDeque<>();
        stack.push(entry);
        while (!stack.isEmpty()) {
            Stopped.ifAsked();
            Draft draft = stack.pop();
            if (numbers.containsKey(draft)) continue;
            numbers.put(draft, order.size());
            order.add(draft);
            List<Draft> after = successors(draft);
            for (int i = after.size() - 1; i >= 0; i--) stack.push(after.get(i));
        }
    }

    public List<Draft> drafts() {
        return order;
    }

    private static List<Draft> successors(Draft draft) {
        List<Draft> all = new ArrayList<>();
        if (draft.instruction instanceof Instruction.End) return all;
        if (draft.next != null) all.add(Draft.skipEmpty(draft.next));
        if (draft.other != null) all.add(Draft.skipEmpty(draft.other));
        draft.cases.values().forEach(to -> all.add(Draft.skipEmpty(to)));
        return all;
    }

    public Program build(
            String name,
            List<Operand.Var> variables,
            Predicate<Draft> visible,
            boolean startsDormant,
            boolean daemon) {
        List<Node> nodes = new ArrayList<>();
        Set<Draft> first = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Draft draft : order) {
            if (visible.test(draft)) first.add(draft.address == null ? draft : draft.address);
        }
        int positions = 0;
        for (Draft draft : order) {
            int position = first.contains(draft) ? positions++ : -1;
            nodes.add(
                    new Node(
                            numbered(draft),
                            number(draft.next),
                            number(draft.other),
                            position,
                            draft.origin));
        }
        List<BitSet> liveBefore = Liveness.of(nodes);
        return new Program(
                name,
                number(entry),
                List.copyOf(nodes),
                List.copyOf(variables),
                positions,
                liveAt(nodes, liveBefore, variables, positions),
                startsDormant,
                daemon);
    }

    private int number(@Nullable Draft draft) {
        if (draft == null) return -1;
        Integer number = numbers.get(Draft.skipEmpty(draft));
        return number == null ? -1 : number;
    }

    private Instruction numbered(Draft draft) {
        if (!(draft.instruction instanceof Instruction.Switch choice)) return draft.instruction;
        Map<Integer, Integer> cases = new TreeMap<>();
        draft.cases.forEach((key, to) -> cases.put(key, number(to)));
        return new Instruction.Switch(choice.of(), cases);
    }

    private static List<List<Operand.Var>> liveAt(
            List<Node> nodes, List<BitSet> liveBefore, List<Operand.Var> variables, int positions) {
        List<List<Operand.Var>> live = new ArrayList<>();
        for (int i = 0; i < positions; i++) live.add(List.of());
        for (int i = 0; i < nodes.size(); i++) {
            int position = nodes.get(i).position();
            if (position < 0) continue;
            live.set(position, liveBefore.get(i).stream().mapToObj(variables::get).toList());
        }
        return List.copyOf(live);
    }
}
