package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static sharelock.compile.emit.ProgramBuilder.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.interpret.Interpreter.StepListener;
import sharelock.compile.interpret.Interpreter.StepOutcome;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Program;
import sharelock.compile.ir.Type;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.SlotOverflow;

class InterpreterTest {

    /** Tasks that each add one to a shared counter, reading and writing it in two steps. */
    static Toy counter(int tasks) {
        Toy toy = new Toy();
        int x = toy.cell(Type.INT, 0);
        for (int i = 0; i < tasks; i++) {
            ProgramBuilder task = toy.task("adder" + i);
            Operand.Var read = task.intVar("read");
            Operand.Var sum = task.intVar("sum");
            task.visible().load(read, number(x));
            task.compute(sum, read, BinaryOp.IADD, number(1));
            task.visible().store(number(x), sum).finish();
        }
        return toy;
    }

    /** Widens a plan until all reachable states fit. */
    static Set<List<Long>> explore(LayoutPlan[] plan) {
        for (; ; ) {
            try {
                return new Explorer(new Interpreter(plan[0])).reachable(100_000);
            } catch (SlotOverflow overflow) {
                plan[0] = plan[0].widen(overflow);
            }
        }
    }

    @Test
    void twoUnlockedIncrementsMayLoseOne() {
        LayoutPlan[] plan = {LayoutPlan.of(counter(2).build())};

        Set<List<Long>> states = explore(plan);

        List<Long> last = new ArrayList<>();
        for (List<Long> state : states) {
            long[] words = Explorer.words(state);
            boolean done = new Interpreter(plan[0]).observe(1L << 63, words, 0) != 0;
            if (done) last.add(plan[0].slot(0).get(words, 0));
        }
        assertThat(last).containsExactlyInAnyOrder(1L, 2L);
        assertThat(plan[0].layout().slots().get(0).width()).isEqualTo(2);
    }

    @Test
    void listenerHearsWhatAStepDoes() {
        LayoutPlan[] plan = {LayoutPlan.of(counter(1).build())};
        explore(plan);
        Interpreter interpreter = new Interpreter(plan[0]);
        long[] state = new long[plan[0].layout().words()];
        List<String> heard = new ArrayList<>();
        StepListener listener =
                new StepListener() {
                    @Override
                    public void loaded(Program program, Node node, int cell, long value) {
                        heard.add("load " + cell + " is " + value);
                    }

                    @Override
                    public void stored(
                            Program program, Node node, int cell, long before, long after) {
                        heard.add("store " + cell + " from " + before + " to " + after);
                    }
                };

        interpreter.start(state, listener);
        interpreter.step(0, List.of(), state, listener);
        interpreter.step(0, List.of(), state, listener);

        assertThat(heard).containsExactly("load 0 is 0", "store 0 from 0 to 1");
        assertThat(interpreter.step(0, List.of(), state, listener).end())
                .isEqualTo(StepOutcome.End.NOT_ENABLED);
    }
}
