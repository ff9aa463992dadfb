package sharelock.compile.specialise;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sharelock.compile.graph.Chain;
import sharelock.compile.graph.Draft;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;
import sharelock.compile.read.MethodBody;
import sharelock.compile.read.Op;
import sharelock.compile.read.Op.Src;
import sharelock.compile.specialise.Frame.Role;
import sharelock.compile.specialise.Frame.Site;

/** Drafts calls: inlined methods, and the operations of Steps and Task. */
final class CallDrafter {
    private final Analysis analysis;
    private final Drafter drafter;

    CallDrafter(Analysis analysis, Drafter drafter) {
        this.analysis = analysis;
        this.drafter = drafter;
    }

    void draft(Site site, Op.Call call, Chain chain) {
        Class<?> owner = analysis.resolver().owner(call);
        Class<?> declaring = analysis.resolver().declaring(owner, call.method());
        Intrinsic known = Intrinsic.of(call, owner, declaring);
        if (known == null) draftInlined(site, call, chain);
        else draftKnown(site, call, known, chain);
    }

    private Operand.@Nullable Var result(Site site, Op.Call call) {
        boolean needed = call.to() >= 0 && drafter.isVariable(site, call.to());
        return needed ? drafter.target(site, call.to()) : null;
    }

    void draftInlined(Site site, Op.Call call, Chain chain) {
        if (call.kind() != Op.Call.Dispatch.STATIC && !requirePresent(site, call, chain)) return;
        List<Frame> children = CallTransfer.children(site, Role.CALL);
        if (children.size() == 1) {
            enter(site, call, children.get(0), chain);
            return;
        }
        Operand receiver = drafter.operand(site, call.arguments().get(0));
        chain.add(new Instruction.Switch(receiver, Map.of()));
        Draft choice = chain.end();
        for (Frame child : children) {
            Draft entry = new Draft(new Instruction.Skip(), choice.origin, choice.inSteps);
            enter(site, call, child, chain.startingAt(entry));
            for (Obj each : ((Value.Refs) child.value(0)).present()) {
                choice.cases.put(each.number(), entry);
            }
            choice.next = entry;
        }
    }

    private void enter(Site site, Op.Call call, Frame child, Chain chain) {
        passAssigned(site, child, chain);
        chain.to(drafter.inline(child, drafter.next(site), result(site, call)));
    }

    /** Copies the arguments whose parameters are assigned in the method. */
    private void passAssigned(Site site, Frame child, Chain chain) {
        MethodBody body = child.body();
        Frame from = child.argumentsFrom();
        if (from == null) throw new IllegalStateException("no arguments of " + site);
        for (int i = 0; i < child.arguments().size(); i++) {
            if (!body.assigned().get(i) || !Variables.isVariable(child, i)) continue;
            Operand passed = drafter.variables().operand(from, child.arguments().get(i));
            chain.assign(drafter.variables().of(child, i), new Expr.Copy(passed));
        }
    }

    private boolean requirePresent(Site site, Op.Call call, Chain chain) {
        return drafter.memory().requirePresent(site, call.arguments().get(0), chain);
    }

    private void draftKnown(Site site, Op.Call call, Intrinsic known, Chain chain) {
        switch (known) {
            case CHOOSE -> draftChoose(site, call, chain);
            case ATOMICALLY -> draftAtomically(site, call, chain);
            case WHEN, AWAIT -> draftWhen(site, chain);
            case GHOST -> draftGhost(site, chain);
            case START -> draftStart(site, call, chain);
            case FINISHED -> draftFinished(site, call, chain);
            case ORDINAL -> {
                if (!requirePresent(site, call, chain)) return;
                Operand.Var to = result(site, call);
                if (to != null) chain.assign(to, ordinals(site, call.arguments().get(0)));
                chain.to(drafter.next(site));
            }
            case REQUIRE_NON_NULL -> {
                if (!requirePresent(site, call, chain)) return;
                Operand.Var to = result(site, call);
                if (to != null) {
                    Operand same = drafter.operand(site, call.arguments().get(0));
                    chain.assign(to, new Expr.Copy(same));
                }
                chain.to(drafter.next(site));
            }
            case ENUM_NAME -> {
                if (!requirePresent(site, call, chain)) return;
                draftText(site, call, chain);
            }
            case VALUE_OF -> {
                drafter.texts().keepValues(site, chain);
                draftText(site, call, chain);
            }
            case CURRENT, ENUM_VALUES -> chain.to(drafter.next(site));
        }
    }

    private void draftText(Site site, Op.Call call, Chain chain) {
        Operand.Var to = result(site, call);
        Src of = call.arguments().get(0);
        if (to != null) {
            Value.Refs refs = Transfer.any(site, of);
            boolean namesNull = call.kind() == Op.Call.Dispatch.STATIC;
            chain.assign(
                    to,
                    LookupTables.lookup(
                            "text",
                            drafter.operand(site, of),
                            refs.objects(),
                            each ->
                                    each.isNull() && !namesNull
                                            ? 0
                                            : Texts.valueOf(analysis, site, each).number(),
                            Type.REF));
        }
        chain.to(drafter.next(site));
    }

    private Expr ordinals(Site site, Src constant) {
        return LookupTables.lookup(
                "ordinal",
                drafter.operand(site, constant),
                Transfer.refs(site, constant).present(),
                each -> ((Enum<?>) each.object()).ordinal(),
                Type.INT);
    }

    private void draftChoose(Site site, Op.Call call, Chain chain) {
        Operand bound = drafter.operand(site, call.arguments().get(0));
        String message = "the bound of choose must be positive";
        if (!(bound instanceof Operand.Const constant)) {
            chain.require(CompareOp.GT, bound, Drafter.ZERO, "IllegalArgumentException", message);
        } else if (constant.value() < 1) {
            chain.fail("IllegalArgumentException", message);
            return;
        }
        Operand.Var to = result(site, call);
        if (to == null) to = drafter.variables().temporary(Type.INT, "unused");
        chain.add(new Instruction.Choose(to, bound));
        chain.to(drafter.next(site));
    }

    private void draftAtomically(Site site, Op.Call call, Chain chain) {
        chain.add(new Instruction.Enter());
        Chain leave = leave(site, chain);
        List<Frame> bodies = CallTransfer.children(site, Role.BODY);
        chain.to(inlineStep(site, bodies.get(0), leave, result(site, call)));
    }

    /** The chain that ends a step and goes on behind it. */
    private Chain leave(Site site, Chain chain) {
        Chain leave = chain.startingAt(new Draft(new Instruction.Skip(), chain.origin(), false));
        leave.add(new Instruction.Exit());
        leave.to(drafter.next(site));
        return leave;
    }

    private Draft inlineStep(Site site, Frame body, Chain leave, Operand.@Nullable Var result) {
        Chain pass = leave.startingAt(new Draft(new Instruction.Skip(), leave.origin(), false));
        passAssigned(site, body, pass);
        pass.to(drafter.inline(body, leave.start(), result));
        return pass.start();
    }

    private void draftGhost(Site site, Chain chain) {
        chain.ghost();
        Chain leave = chain.startingAt(new Draft(new Instruction.Skip(), chain.origin(), false));
        leave.to(drafter.next(site));
        chain.to(inlineStep(site, CallTransfer.children(site, Role.BODY).get(0), leave, null));
    }

    private void draftWhen(Site site, Chain chain) {
        chain.add(new Instruction.Enter());
        Frame guard = CallTransfer.children(site, Role.GUARD).get(0);
        Operand.Var holds = drafter.variables().temporary(Type.BOOLEAN, "guard");
        Chain test = chain.startingAt(new Draft(new Instruction.Skip(), chain.origin(), false));
        test.add(new Instruction.Guard(holds));
        chain.to(inlineStep(site, guard, test, holds));
        Chain leave = leave(site, chain);
        List<Frame> bodies = CallTransfer.children(site, Role.BODY);
        // No body: an await, or a guard that never holds and is never passed.
        if (bodies.isEmpty()) test.to(leave.start());
        else test.to(inlineStep(site, bodies.get(0), leave, null));
    }

    private Operand taskNumber(Site site, Src task, Chain chain) {
        List<Obj> present = Transfer.refs(site, task).present();
        List<Obj> tasks = analysis.heap().tasks();
        if (present.size() == 1) {
            return new Operand.Const(Type.INT, tasks.indexOf(present.get(0)));
        }
        Operand.Var number = drafter.variables().temporary(Type.INT, "task");
        chain.assign(
                number,
                LookupTables.lookup(
                        "task", drafter.operand(site, task), present, tasks::indexOf, Type.INT));
        return number;
    }

    private List<Integer> taskNumbers(Site site, Src task) {
        List<Obj> tasks = analysis.heap().tasks();
        return Transfer.refs(site, task).present().stream().map(tasks::indexOf).toList();
    }

    private void draftStart(Site site, Op.Call call, Chain chain) {
        if (!requirePresent(site, call, chain)) return;
        Src task = call.arguments().get(0);
        Operand number = taskNumber(site, task, chain);
        int failure = chain.failurePoint("start of a task that is not dormant");
        chain.add(new Instruction.Start(number, taskNumbers(site, task), failure));
        chain.to(drafter.next(site));
    }

    private void draftFinished(Site site, Op.Call call, Chain chain) {
        if (!requirePresent(site, call, chain)) return;
        Src task = call.arguments().get(0);
        Operand number = taskNumber(site, task, chain);
        Operand.Var to = result(site, call);
        if (to == null) to = drafter.variables().temporary(Type.BOOLEAN, "unused");
        if (Transfer.refs(site, task).present().equals(List.of(site.frame().root().self()))) {
            // A task that runs has not finished, whatever its position: it may have none.
            chain.assign(to, new Expr.Copy(new Operand.Const(Type.BOOLEAN, 0)));
        } else {
            chain.add(new Instruction.Finished(to, number, taskNumbers(site, task)));
        }
        chain.to(drafter.next(site));
    }
}
