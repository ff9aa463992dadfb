package sharelock.explicit;

import java.util.HashMap;
import java.util.Map;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Program;

/**
 * The calls that are one step, such as lock() or get_page(): a reader wants to see the call, not
 * the inside of the method.
 */
final class Calls {
    private final Map<Origin, Integer> positions = new HashMap<>();

    Calls(ModelProgram program) {
        for (Program task : program.tasks()) {
            Map<Origin, Integer> ofTask = new HashMap<>();
            for (Node node : task.nodes()) {
                if (node.position() < 0) continue;
                for (Origin at = node.origin().caller(); at != null; at = at.caller()) {
                    ofTask.merge(at, 1, Integer::sum);
                }
            }
            ofTask.forEach((call, count) -> positions.merge(call, count, Math::max));
        }
    }

    /** The outermost call around an operation that is one step and does nothing else. */
    Origin shown(Origin origin) {
        Origin at = origin.inModel();
        while (at.caller() != null && positions.getOrDefault(at.caller(), 0) == 1) {
            at = at.caller();
        }
        return at;
    }
}
