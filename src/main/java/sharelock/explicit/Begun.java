package sharelock.explicit;

import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node;
import sharelock.result.TraceStep.Operation;

/**
 * What kind of operation a step is, by the instruction that it begins with. Each is named, so that
 * a new one does not compile before it is decided.
 */
final class Begun implements Instruction.Visitor<Operation> {
    private static final Begun WITH = new Begun();

    private Begun() {}

    /** The kind of the step that a task takes next that stands before a node. */
    static Operation with(Node node) {
        return node.instruction().accept(WITH);
    }

    @Override
    public Operation visit(Instruction.Assign assign) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Load load) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Store store) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Branch branch) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Switch choice) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Skip skip) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Choose choose) {
        return Operation.CHOICE;
    }

    @Override
    public Operation visit(Instruction.Enter enter) {
        return Operation.STEP;
    }

    @Override
    public Operation visit(Instruction.Guard guard) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Exit exit) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Start start) {
        return Operation.STEP;
    }

    @Override
    public Operation visit(Instruction.Finished finished) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Fail fail) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Finish finish) {
        return Operation.ACCESS;
    }

    @Override
    public Operation visit(Instruction.Answer answer) {
        return Operation.ACCESS;
    }
}
