package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sharelock.compile.interpret.Interpreter;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.layout.LayoutPlan;

class RehearsalTest {

    @Test
    void searchNeedNotRestartForWhatTheWalksHaveMet() {
        ModelProgram program = InterpreterTest.counter(3).build();

        LayoutPlan plan = Interpreter.rehearse(program);

        assertThat(new Explorer(new Interpreter(plan)).reachable(10_000)).hasSizeGreaterThan(50);
    }

    @Test
    void walksAreTheSameEveryTime() {
        ModelProgram program = RandomModels.model(17);

        assertThat(Interpreter.rehearse(program).layout())
                .isEqualTo(Interpreter.rehearse(program).layout());
    }
}
