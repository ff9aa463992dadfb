package sharelock.compile.graph;

import java.util.ArrayList;
import java.util.List;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Operand;

/** Drafts one operation: instructions one after the other, with side exits into failures. */
public final class Chain {
    private final Origin origin;
    private final boolean inSteps;
    private final Failures failures;
    private final Draft start;
    private Draft end;

    public Chain(Draft head, Origin origin, boolean inSteps, Failures failures) {
        this.start = head;
        this.end = head;
        this.origin = origin;
        this.inSteps = inSteps;
        this.failures = failures;
    }

    /** Another chain for the same operation. */
    public Chain startingAt(Draft head) {
        return new Chain(head, origin, inSteps, failures);
    }

    public Draft start() {
        return start;
    }

    public Origin origin() {
        return origin;
    }

    public Chain add(Instruction instruction) {
        Draft added = new Draft(instruction, origin, inSteps);
        end.next = added;
        end = added;
        return this;
    }

    public Chain assign(Operand.Var to, Expr value) {
        return add(new Instruction.Assign(to, value));
    }

    /** Adds an access to memory whose cell was worked out behind {@code before}. */
    public void access(Draft before, Instruction instruction) {
        add(instruction);
        end.address = before.next;
    }

    /** Ghost code follows. */
    public void ghost() {
        add(new Instruction.Skip());
        end.ghost = true;
    }

    /** Here is an access to memory that nobody writes. */
    public void touch() {
        add(new Instruction.Skip());
        end.touches = true;
    }

    /** Goes on if the comparison is true and fails as an exception of Java's if it is not. */
    public Chain require(
            CompareOp op, Operand left, Operand right, String exception, String message) {
        add(new Instruction.Branch(op, left, right));
        Draft branch = end;
        branch.other = failure(exception, message);
        return this;
    }

    /** Fails as an exception of Java's. */
    public void fail(String exception, String message) {
        end.next = failure(exception, message);
    }

    /** A failure that an instruction of its own tests for. */
    public int failurePoint(String message) {
        return failures.add(FailurePoint.Cause.ASSERTION, "AssertionError", message, origin);
    }

    private Draft failure(String exception, String message) {
        int number = failures.add(FailurePoint.Cause.EXCEPTION, exception, message, origin);
        return new Draft(new Instruction.Fail(number, List.of()), origin, inSteps);
    }

    /** Fails as the model says. */
    public void fail(FailurePoint.Cause kind, String rule, String message, List<Operand> values) {
        int number = failures.add(kind, rule, message, origin);
        add(new Instruction.Fail(number, values));
    }

    public Draft end() {
        return end;
    }

    public void to(Draft next) {
        end.next = next;
    }

    /** The failure points of a model, as they are found. */
    public static final class Failures {
        private final List<FailurePoint> points = new ArrayList<>();

        public int add(FailurePoint.Cause kind, String rule, String message, Origin origin) {
            points.add(new FailurePoint(points.size(), kind, rule, message, origin));
            return points.size() - 1;
        }

        public List<FailurePoint> points() {
            return List.copyOf(points);
        }
    }
}
