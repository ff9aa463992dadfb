package sharelock.compile.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.system.Stopped;

/** Which variables are needed later, before each node: the classical backward data flow. */
final class Liveness {

    private Liveness() {}

    static List<BitSet> of(List<Node> nodes) {
        List<List<Integer>> before = new ArrayList<>();
        List<BitSet> live = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            before.add(new ArrayList<>());
            live.add(new BitSet());
        }
        ArrayDeque<Integer> work = new ArrayDeque<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (int next : nodes.get(i).successors()) before.get(next).add(i);
            work.push(i);
        }
        while (!work.isEmpty()) {
            Stopped.ifAsked();
            int at = work.pop();
            BitSet now = new BitSet();
            for (int next : nodes.get(at).successors()) now.or(live.get(next));
            transfer(nodes.get(at).instruction(), now);
            if (now.equals(live.get(at))) continue;
            live.set(at, now);
            before.get(at).forEach(work::push);
        }
        return live;
    }

    private static void transfer(Instruction instruction, BitSet live) {
        Instruction.Effects effects = instruction.effects();
        Operand.Var target = effects.assigned();
        if (target != null) live.clear(target.index());
        for (Operand operand : effects.operands()) {
            if (operand instanceof Operand.Var variable) live.set(variable.index());
        }
    }
}
