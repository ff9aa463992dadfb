package sharelock.compile.specialise;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sharelock.compile.graph.Chain;
import sharelock.compile.graph.Chain.Failures;
import sharelock.compile.graph.Draft;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node.Origin;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;
import sharelock.compile.read.Op;
import sharelock.compile.read.Op.Src;
import sharelock.compile.specialise.Frame.Site;
import sharelock.compile.specialise.Obj.Made;
import sharelock.system.Stopped;

/**
 * Drafts the program of one root: its inlined methods joined into one graph, with everything that
 * the analysis knows put in, and Java's own checks written out.
 */
final class Drafter {

    private static final String NEVER = "control cannot come here";

    /** Where a method goes when it returns, and what receives its result. */
    private record Exit(Draft to, Operand.@Nullable Var result) {}

    private final Analysis analysis;
    private final Failures failures;
    private final Variables variables = new Variables();
    private final Map<Site, Draft> heads = new HashMap<>();
    private final Map<Frame, Exit> exits = new HashMap<>();
    private final MemoryDrafter memoryDrafter;
    private final CallDrafter callDrafter;
    private final Texts texts;
    private final boolean property;
    private @Nullable Draft finish;

    Drafter(Analysis analysis, Cells cells, Failures failures, boolean property) {
        this.analysis = analysis;
        this.failures = failures;
        this.property = property;
        this.memoryDrafter = new MemoryDrafter(analysis, cells, variables);
        this.texts = new Texts(variables, memoryDrafter);
        this.callDrafter = new CallDrafter(analysis, this);
    }

    Texts texts() {
        return texts;
    }

    MemoryDrafter memory() {
        return memoryDrafter;
    }

    Variables variables() {
        return variables;
    }

    /** Drafts everything and answers the first draft. */
    Draft draft(Frame root) {
        draftFrame(root);
        return head(root, 0);
    }

    /** The empty draft before an operation. */
    Draft head(Frame frame, int op) {
        Stopped.ifAsked();
        return heads.computeIfAbsent(
                new Site(frame, op),
                site -> new Draft(new Instruction.Skip(), origin(site), false));
    }

    /**
     * The draft of the next operation; where the analysis knows that control never comes there, as
     * behind a guard that never holds, a failure in its place.
     */
    Draft next(Site site) {
        if (site.frame().reached().get(site.op() + 1)) return head(site.frame(), site.op() + 1);
        Draft never = new Draft(new Instruction.Skip(), origin(site), false);
        new Chain(never, origin(site), false, failures).fail("IllegalStateException", NEVER);
        return never;
    }

    private static Origin origin(Site site) {
        return site.frame().origin(site.op());
    }

    void draftFrame(Frame frame) {
        frame.reached().stream().forEach(op -> draftOp(new Site(frame, op)));
    }

    /** Drafts an inlined method, which goes to {@code to} when it returns. */
    Draft inline(Frame child, Draft to, Operand.@Nullable Var result) {
        exits.put(child, new Exit(to, result));
        draftFrame(child);
        return head(child, 0);
    }

    Chain chain(Site site) {
        boolean inSteps = site.frame().region() == Frame.Region.STEPS;
        return new Chain(head(site.frame(), site.op()), origin(site), inSteps, failures);
    }

    private void draftOp(Site site) {
        Op op = site.frame().body().code().get(site.op());
        Chain chain = chain(site);
        if (op.accept(new Drafting(site, chain))) chain.to(next(site));
    }

    private boolean isOwn(Op.InitError init) {
        return !Texts.isKnownError(analysis.resolver().type(init.constructor().owner()));
    }

    /**
     * A lambda is run with what its variables hold then, so it must not be kept while they can get
     * other values. Moves without a text are those of the operand stack.
     */
    private static void refuseKeptLambda(Site site, Op.Move move) {
        boolean keeps = !site.frame().body().texts().get(site.op()).isEmpty();
        if (keeps) refuseCapturing(site, site.frame().value(move.from()));
    }

    private static void refuseCapturing(Site site, Value value) {
        if (!(value instanceof Value.Refs refs)) return;
        for (Obj each : refs.present()) {
            if (!each.isMade(Made.Product.LAMBDA)) continue;
            Frame frame = each.made().site().frame();
            Op.Lambda lambda = (Op.Lambda) frame.body().code().get(each.made().site().op());
            for (Src captured : lambda.captured()) {
                if (!(captured instanceof Src.Local local)) continue;
                if (!Variables.isVariable(frame, local.index())) continue;
                throw Refusal.at(
                        site,
                        "keeps a lambda that uses local variables",
                        "Write the lambda or method reference as the argument of Steps itself.");
            }
        }
    }

    boolean isVariable(Site site, int local) {
        return Variables.isVariable(site.frame(), local);
    }

    Operand.Var target(Site site, int local) {
        return variables.of(site.frame(), local);
    }

    Operand operand(Site site, Src source) {
        return variables.operand(site.frame(), source);
    }

    private boolean draftBinary(Site site, Op.Binary binary, Chain chain) {
        BinaryOp op = binary.op();
        if (op.divides()) {
            Value divisor = site.frame().value(binary.right());
            if (divisor.equals(new Value.Num(0))) {
                chain.fail("ArithmeticException", "division by zero");
                return false;
            }
            if (divisor.isComputed()) {
                Operand right = operand(site, binary.right());
                if (op.signature().right() == Type.LONG) {
                    Operand.Var sign = variables.temporary(Type.INT, "sign");
                    Operand zero = new Operand.Const(Type.LONG, 0);
                    chain.assign(sign, new Expr.Binary(BinaryOp.LCMP, right, zero));
                    right = sign;
                }
                chain.require(CompareOp.NE, right, ZERO, "ArithmeticException", "division by zero");
            }
        }
        if (isVariable(site, binary.to())) {
            Operand left = operand(site, binary.left());
            Operand right = operand(site, binary.right());
            chain.assign(target(site, binary.to()), new Expr.Binary(op, left, right));
        }
        return true;
    }

    private void draftUnary(Site site, Op.Unary unary, Chain chain) {
        if (!isVariable(site, unary.to())) return;
        Expr value = new Expr.Unary(unary.op(), operand(site, unary.of()));
        chain.assign(target(site, unary.to()), value);
    }

    static final Operand ZERO = new Operand.Const(Type.INT, 0);

    /** 1 for the objects that are instances of the type, else 0. */
    private Expr instances(Site site, Src of, String type) {
        Class<?> wanted = analysis.resolver().type(type);
        Value.Refs refs = Transfer.any(site, of);
        return LookupTables.lookup(
                "instanceof",
                operand(site, of),
                refs.objects(),
                object -> object.isInstance(wanted) ? 1 : 0,
                Type.BOOLEAN);
    }

    private boolean draftCast(Site site, Op.Cast cast, Chain chain) {
        Value.Refs refs = Transfer.any(site, cast.of());
        Class<?> wanted = analysis.resolver().type(cast.type());
        boolean mayFail = refs.present().stream().anyMatch(object -> !object.isInstance(wanted));
        String message = "not a " + wanted.getSimpleName();
        if (mayFail && refs.objects().size() == 1) {
            chain.fail("ClassCastException", message);
            return false;
        }
        if (mayFail) {
            Operand.Var passes = variables.temporary(Type.BOOLEAN, "passes");
            Expr test =
                    LookupTables.lookup(
                            "instanceof",
                            operand(site, cast.of()),
                            refs.objects(),
                            object -> object.isNull() || object.isInstance(wanted) ? 1 : 0,
                            Type.BOOLEAN);
            chain.assign(passes, test);
            chain.require(CompareOp.NE, passes, ZERO, "ClassCastException", message);
        }
        if (isVariable(site, cast.to())) {
            chain.assign(target(site, cast.to()), new Expr.Copy(operand(site, cast.of())));
        }
        return true;
    }

    private void draftIf(Site site, Op.If branch, Chain chain) {
        Frame frame = site.frame();
        Boolean known =
                Transfer.decide(
                        branch.op(), frame.value(branch.left()), frame.value(branch.right()));
        if (known != null) {
            chain.to(head(frame, known ? branch.target() : site.op() + 1));
            return;
        }
        Operand left = operand(site, branch.left());
        Operand right = operand(site, branch.right());
        chain.add(new Instruction.Branch(branch.op().negated(), left, right));
        chain.end().next = head(frame, site.op() + 1);
        chain.end().other = head(frame, branch.target());
    }

    private void draftSwitch(Site site, Op.Switch choice, Chain chain) {
        Frame frame = site.frame();
        if (frame.value(choice.of()) instanceof Value.Num number) {
            int to = choice.cases().getOrDefault((int) number.value(), choice.otherwise());
            chain.to(head(frame, to));
            return;
        }
        chain.add(new Instruction.Switch(operand(site, choice.of()), Map.of()));
        choice.cases().forEach((key, to) -> chain.end().cases.put(key, head(frame, to)));
        chain.to(head(frame, choice.otherwise()));
    }

    private void draftReturn(Site site, Op.Return result, Chain chain) {
        Exit exit = exits.get(site.frame());
        if (exit == null) {
            if (property && result.value() != null) {
                chain.add(new Instruction.Answer(operand(site, result.value())));
            } else {
                chain.to(finish(site));
            }
            return;
        }
        if (result.value() != null) refuseCapturing(site, site.frame().value(result.value()));
        if (exit.result() != null && result.value() != null) {
            chain.assign(exit.result(), new Expr.Copy(operand(site, result.value())));
        }
        chain.to(exit.to());
    }

    /** The end of the task, which is one wherever its code returns. */
    private Draft finish(Site site) {
        if (finish == null) {
            Origin at = origin(site);
            Origin end = new Origin(at.file(), at.type(), at.method(), at.line(), "return", null);
            finish = new Draft(new Instruction.Finish(), end, true);
        }
        return finish;
    }

    /** Drafts the operation at a place; answers whether control goes on with the next one. */
    private final class Drafting implements Op.Visitor<Boolean> {
        private final Site site;
        private final Chain chain;

        Drafting(Site site, Chain chain) {
            this.site = site;
            this.chain = chain;
        }

        /** The analysis refuses this where control can come. */
        private boolean never() {
            chain.fail("IllegalStateException", NEVER);
            return false;
        }

        private void assign(int to, Supplier<Expr> value) {
            if (isVariable(site, to)) chain.assign(target(site, to), value.get());
        }

        @Override
        public Boolean visit(Op.Move move) {
            refuseKeptLambda(site, move);
            assign(move.to(), () -> new Expr.Copy(operand(site, move.from())));
            return true;
        }

        @Override
        public Boolean visit(Op.Binary binary) {
            return draftBinary(site, binary, chain);
        }

        @Override
        public Boolean visit(Op.Unary unary) {
            draftUnary(site, unary, chain);
            return true;
        }

        @Override
        public Boolean visit(Op.GetField get) {
            return memoryDrafter.draft(site, get, chain);
        }

        @Override
        public Boolean visit(Op.PutField put) {
            return memoryDrafter.draft(site, put, chain);
        }

        @Override
        public Boolean visit(Op.GetStatic get) {
            return true; // a constant
        }

        @Override
        public Boolean visit(Op.PutStatic put) {
            return never();
        }

        @Override
        public Boolean visit(Op.GetElement get) {
            return memoryDrafter.draft(site, get, chain);
        }

        @Override
        public Boolean visit(Op.PutElement put) {
            return memoryDrafter.draft(site, put, chain);
        }

        @Override
        public Boolean visit(Op.Length length) {
            return memoryDrafter.draft(site, length, chain);
        }

        @Override
        public Boolean visit(Op.Call call) {
            callDrafter.draft(site, call, chain);
            return false;
        }

        @Override
        public Boolean visit(Op.Lambda lambda) {
            return true; // drafted where it is run
        }

        @Override
        public Boolean visit(Op.Concat concat) {
            texts.keepValues(site, chain);
            return true;
        }

        @Override
        public Boolean visit(Op.NewError error) {
            return true; // drafted where it is thrown
        }

        @Override
        public Boolean visit(Op.InitError init) {
            if (isOwn(init)) {
                callDrafter.draftInlined(site, CallTransfer.callAt(site), chain);
                return false;
            }
            texts.keepValues(site, chain);
            return true;
        }

        @Override
        public Boolean visit(Op.Throw thrown) {
            texts.draftThrow(site, thrown, chain);
            return false;
        }

        @Override
        public Boolean visit(Op.Cast cast) {
            return draftCast(site, cast, chain);
        }

        @Override
        public Boolean visit(Op.InstanceOf test) {
            assign(test.to(), () -> instances(site, test.of(), test.type()));
            return true;
        }

        @Override
        public Boolean visit(Op.If branch) {
            draftIf(site, branch, chain);
            return false;
        }

        @Override
        public Boolean visit(Op.Goto jump) {
            chain.to(head(site.frame(), jump.target()));
            return false;
        }

        @Override
        public Boolean visit(Op.Switch choice) {
            draftSwitch(site, choice, chain);
            return false;
        }

        @Override
        public Boolean visit(Op.Return result) {
            draftReturn(site, result, chain);
            return false;
        }

        @Override
        public Boolean visit(Op.Refused refused) {
            return never();
        }
    }
}
