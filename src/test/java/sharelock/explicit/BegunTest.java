package sharelock.explicit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;
import sharelock.result.TraceStep.Operation;

/** What kind of operation begins with each instruction. */
class BegunTest {
    private static final Operand ONE = new Operand.Const(Type.INT, 1);
    private static final Operand.Var X = new Operand.Var(Type.INT, 0, "x");
    private static final Instruction.CellRef CELL =
            new Instruction.CellRef(ONE, new BitSet(), "cell");

    @Test
    void stepsAndChoicesAreToldFromTheRest() {
        assertThat(kind(new Instruction.Choose(X, ONE))).isEqualTo(Operation.CHOICE);
        assertThat(kind(new Instruction.Enter())).isEqualTo(Operation.STEP);
        assertThat(kind(new Instruction.Start(ONE, List.of(1), 0))).isEqualTo(Operation.STEP);
        for (Instruction other :
                List.of(
                        new Instruction.Assign(X, new Expr.Copy(ONE)),
                        new Instruction.Load(X, CELL),
                        new Instruction.Store(CELL, ONE),
                        new Instruction.Branch(Expr.CompareOp.EQ, X, ONE),
                        new Instruction.Switch(X, Map.of()),
                        new Instruction.Skip(),
                        new Instruction.Guard(ONE),
                        new Instruction.Exit(),
                        new Instruction.Finished(X, ONE, List.of(1)),
                        new Instruction.Fail(0, List.of()),
                        new Instruction.Finish(),
                        new Instruction.Answer(ONE))) {
            assertThat(kind(other)).as(other.toString()).isEqualTo(Operation.ACCESS);
        }
    }

    private static Operation kind(Instruction instruction) {
        Node.Origin origin = new Node.Origin("A.java", "A", "run", 1, "a", null);
        return Begun.with(new Node(instruction, -1, -1, 0, origin));
    }
}
