package sharelock.compile.specialise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError.Refusals;
import sharelock.compile.read.MethodBody;
import sharelock.compile.read.Op;
import sharelock.compile.read.Op.MethodRef;
import sharelock.compile.read.Op.Src;
import sharelock.compile.read.Resolver;
import sharelock.compile.specialise.Frame.Region;
import sharelock.compile.specialise.Frame.Role;
import sharelock.compile.specialise.Frame.Site;
import sharelock.compile.specialise.Obj.Made;

/** What flows into and out of inlined methods, and what the known methods do. */
final class CallTransfer {
    private final Analysis analysis;

    CallTransfer(Analysis analysis) {
        this.analysis = analysis;
    }

    /** The call at a place; the constructor of an exception is called like any other method. */
    static Op.Call callAt(Site site) {
        Op op = site.frame().body().code().get(site.op());
        if (op instanceof Op.Call call) return call;
        Op.InitError init = (Op.InitError) op;
        List<Src> arguments = new ArrayList<>();
        arguments.add(init.error());
        arguments.addAll(init.arguments());
        return new Op.Call(-1, Op.Call.Dispatch.SPECIAL, init.constructor(), arguments);
    }

    /** Runs the constructor that the model has written for an exception. */
    void enterConstructor(Site site, Op.Call call, Class<?> type) {
        if (Transfer.any(site, call.arguments().get(0)).objects().stream()
                .anyMatch(o -> !o.isMade())) {
            throw Refusal.at(
                    site,
                    "calls a constructor",
                    "All objects are made before the search. Only an exception that is thrown at once can be made here.");
        }
        enter(site, call, type, site.frame().value(call.arguments().get(0)));
    }

    void applyCall(Site site, Op.Call call) {
        Refusal.refuseJpf(site, call.method());
        Class<?> owner = analysis.resolver().owner(call);
        Class<?> declaring = analysis.resolver().declaring(owner, call.method());
        Intrinsic known = Intrinsic.of(call, owner, declaring);
        if (known != null) applyIntrinsic(site, call, known);
        else if (call.kind() == Op.Call.Dispatch.VIRTUAL) applyVirtual(site, call);
        else if (declaring == null) throw Refusal.foreignCall(site, call.method());
        else {
            if (call.kind() == Op.Call.Dispatch.SPECIAL && onlyNull(site, call)) return;
            enter(site, call, declaring, site.frame().value(firstOr(call)));
        }
    }

    private static Src firstOr(Op.Call call) {
        return call.arguments().isEmpty() ? new Src.Null() : call.arguments().get(0);
    }

    private static boolean onlyNull(Site site, Op.Call call) {
        Value receiver = site.frame().value(call.arguments().get(0));
        return receiver instanceof Value.Refs refs && refs.present().isEmpty();
    }

    private void applyVirtual(Site site, Op.Call call) {
        Value receiver = site.frame().value(call.arguments().get(0));
        Map<Class<?>, Set<Obj>> targets = targets(site, call, (Value.Refs) receiver);
        targets.forEach((type, objects) -> enter(site, call, type, new Value.Refs(objects)));
    }

    /** The classes whose method can run, each with the receivers that lead to it. */
    Map<Class<?>, Set<Obj>> targets(Site site, Op.Call call, Value.Refs receivers) {
        Map<Class<?>, Set<Obj>> targets = new LinkedHashMap<>();
        for (Obj object : receivers.present()) {
            Refusal.refuseLambda(site, object);
            Class<?> type = analysis.resolver().selected(object.type(), call.method());
            if (type == null) throw Refusal.foreignCall(site, call.method());
            Refusal.refuseBuiltIn(site, type, call.method());
            targets.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(object);
        }
        return targets;
    }

    private void enter(Site site, Op.Call call, Class<?> declaring, Value receiver) {
        boolean jdk = declaring.getClassLoader() == null;
        if (jdk && !Resolver.isArithmetic(call.method(), declaring)) {
            MethodRef real =
                    new MethodRef(
                            declaring.getName().replace('.', '/'),
                            call.method().name(),
                            call.method().descriptor());
            throw Refusal.foreignCall(site, real);
        }
        MethodBody body = analysis.resolver().body(declaring, call.method());
        if (body.isNative()) {
            String what = "calls the native method " + call.method().name();
            throw Refusal.at(site, what, Refusals.NATIVE);
        }
        Frame child = child(site, body, site.frame().region(), Role.CALL);
        child.arguments(site.frame(), call.arguments());
        for (int i = 0; i < call.arguments().size(); i++) {
            boolean self = i == 0 && call.kind() != Op.Call.Dispatch.STATIC;
            Value value = self ? receiver : site.frame().value(call.arguments().get(i));
            analysis.flow(child, i, value);
        }
        analysis.reach(child, 0);
    }

    private Frame child(Site site, MethodBody body, Region region, Role role) {
        for (Frame known : site.frame().children(site.op())) {
            boolean same = known.body().method().equals(body.method());
            if (same && known.role() == role) return known;
        }
        if (site.frame().isInside(body)) throw Refusal.recursion(site, body.method());
        Frame made = new Frame(body, site.frame().root(), region, role, site);
        site.frame().addChild(site.op(), made);
        return made;
    }

    private void applyIntrinsic(Site site, Op.Call call, Intrinsic known) {
        switch (known) {
            case CHOOSE -> {
                refuseInGhost(site, call);
                Transfer.refuseWrite(site, "calls Steps.choose");
                next(site, call, new Value.Any());
            }
            case ATOMICALLY -> enterStep(site, call, 0, Role.BODY);
            case WHEN, AWAIT -> {
                enterStep(site, call, 0, Role.GUARD);
                // What the body captures may have grown since the guard let it in.
                if (!children(site, Role.BODY).isEmpty()) enterStep(site, call, 1, Role.BODY);
            }
            case GHOST -> enterGhost(site, call);
            case START -> {
                refuseInGhost(site, call);
                Transfer.refuseWrite(site, "calls Task.start");
                if (!Transfer.refs(site, call.arguments().get(0)).present().isEmpty()) {
                    next(site, call, new Value.Any());
                }
            }
            case FINISHED -> {
                if (site.frame().region() == Region.ANSWER) {
                    throw Refusal.answerChanges(site, "asks whether a task has finished");
                }
                if (!Transfer.refs(site, call.arguments().get(0)).present().isEmpty()) {
                    next(site, call, new Value.Any());
                }
            }
            case CURRENT -> {
                if (site.frame().region().onlyLooks()) {
                    throw Refusal.propertyActs(site, "asks for Task.current()");
                }
                next(site, call, new Value.Refs(site.frame().root().self()));
            }
            case ENUM_NAME, VALUE_OF -> applyText(site, call, known);
            case ORDINAL -> {
                for (Obj each : Transfer.refs(site, call.arguments().get(0)).present()) {
                    next(site, call, new Value.Num(((Enum<?>) each.object()).ordinal()));
                }
            }
            case ENUM_VALUES -> next(site, call, new Value.Refs(enumValues(site, call)));
            case REQUIRE_NON_NULL -> {
                Value.Refs refs = Transfer.any(site, call.arguments().get(0));
                if (refs.present().isEmpty()) return;
                next(site, call, new Value.Refs(new LinkedHashSet<>(refs.present())));
            }
        }
    }

    private void applyText(Site site, Op.Call call, Intrinsic known) {
        Value value = site.frame().value(call.arguments().get(0));
        if (value instanceof Value.Refs refs) {
            Set<Obj> texts = new LinkedHashSet<>();
            for (Obj each : known == Intrinsic.ENUM_NAME ? refs.present() : refs.objects()) {
                if (known == Intrinsic.ENUM_NAME) Texts.refuseOwnName(site, each, call.method());
                else Texts.refuseUnprintable(site, value);
                texts.add(Texts.valueOf(analysis, site, each));
            }
            if (!texts.isEmpty()) next(site, call, new Value.Refs(texts));
        } else {
            next(site, call, new Value.Refs(Texts.made(analysis, site)));
        }
    }

    private void next(Site site, Op.Call call, Value result) {
        if (call.to() >= 0) analysis.flow(site.frame(), call.to(), result);
        analysis.reach(site.frame(), site.op() + 1);
    }

    /**
     * The array behind {@code values()}, for the copies of it: nobody can write or compare them.
     */
    private Obj enumValues(Site site, Op.Call call) {
        Class<?> type = analysis.resolver().owner(call);
        try {
            Obj array = analysis.heap().of(Heap.read(type.getDeclaredField("$VALUES"), null));
            array.copied();
            return array;
        } catch (NoSuchFieldException missing) {
            throw Refusal.foreignCall(site, call.method());
        }
    }

    private void enterStep(Site site, Op.Call call, int argument, Role role) {
        Region region = site.frame().region();
        if (region.onlyLooks()) {
            throw Refusal.propertyActs(site, "calls Steps." + call.method().name());
        }
        refuseInGhost(site, call);
        if (region != Region.STEPS) throw Refusal.nested(site, call.method().name());
        Region inside = role == Role.GUARD ? Region.GUARD : Region.BODY;
        enterClosure(site, closure(site, call, argument), role, inside);
    }

    private static void refuseInGhost(Site site, Op.Call call) {
        if (site.frame().region() == Region.GHOST) {
            throw Refusal.ghostActs(site, call.method().ownerName(), call.method().name());
        }
    }

    private void enterGhost(Site site, Op.Call call) {
        Transfer.refuseWrite(site, "calls Steps.ghost");
        enterClosure(site, closure(site, call, 0), Role.BODY, Region.GHOST);
    }

    /** Where the only lambda that can be passed is made. */
    private static Site closure(Site site, Op.Call call, int argument) {
        Set<Obj> passed = Transfer.any(site, call.arguments().get(argument)).objects();
        Obj only = passed.iterator().next();
        if (passed.size() > 1 || !only.isMade(Made.Product.LAMBDA)) {
            throw Refusal.at(
                    site,
                    "calls Steps.%s with something that is no lambda, or may be one of several"
                            .formatted(call.method().name()),
                    "Write the lambda or method reference as the argument itself.");
        }
        only.made().users().add(site);
        return only.made().site();
    }

    private void enterClosure(Site site, Site closure, Role role, Region region) {
        Frame from = closure.frame();
        Op.Lambda lambda = (Op.Lambda) from.body().code().get(closure.op());
        Class<?> declaring = bodyOf(site, closure);
        if (declaring == null) return;
        MethodBody body = analysis.resolver().body(declaring, lambda.body());
        Frame child = child(site, body, region, role);
        child.arguments(from, lambda.captured());
        for (int i = 0; i < lambda.captured().size(); i++) {
            analysis.flow(child, i, from.value(lambda.captured().get(i)));
        }
        analysis.reach(child, 0);
    }

    /** The class that declares the lambda's body; null while its receiver is not known yet. */
    private @Nullable Class<?> bodyOf(Site site, Site closure) {
        Op.Lambda lambda = (Op.Lambda) closure.frame().body().code().get(closure.op());
        Set<Class<?>> candidates = new LinkedHashSet<>();
        if (lambda.kind() == Op.Call.Dispatch.VIRTUAL) {
            Value receiver = closure.frame().value(lambda.captured().get(0));
            if (!(receiver instanceof Value.Refs refs)) return null;
            for (Obj object : refs.present()) {
                Refusal.refuseLambda(site, object);
                candidates.add(analysis.resolver().selected(object.type(), lambda.body()));
            }
        } else {
            Class<?> owner = analysis.resolver().type(lambda.body().owner());
            candidates.add(analysis.resolver().declaring(owner, lambda.body()));
        }
        if (candidates.isEmpty()) return null;
        Class<?> only = candidates.iterator().next();
        if (only == null || only.getClassLoader() == null) {
            throw Refusal.foreignCall(site, lambda.body());
        }
        Refusal.refuseBuiltIn(site, only, lambda.body());
        if (candidates.size() > 1) {
            throw Refusal.at(
                    site,
                    "passes a method reference that can mean several methods",
                    "Write a lambda that calls the method: () -> x.method().");
        }
        return only;
    }

    void applyReturn(Site site, Op.Return result) {
        Frame frame = site.frame();
        Site caller = frame.caller();
        if (caller == null) return;
        Op.Call call = callAt(caller);
        Value value = result.value() == null ? null : frame.value(result.value());
        if (frame.role() != Role.GUARD) {
            finishCall(caller, call, value);
        } else if (!new Value.Num(0).equals(value)) {
            if (call.method().name().equals("when")) enterStep(caller, call, 1, Role.BODY);
            else finishCall(caller, call, null);
        }
    }

    private void finishCall(Site caller, Op.Call call, @Nullable Value value) {
        if (call.to() >= 0 && value != null) analysis.flow(caller.frame(), call.to(), value);
        analysis.reach(caller.frame(), caller.op() + 1);
    }

    static void applyThrow(Site site, Op.Throw thrown) {
        boolean made = true;
        for (Obj error : Transfer.any(site, thrown.error()).present()) {
            made &= error.isMade(Made.Product.ERROR);
        }
        if (made) return;
        throw Refusal.at(
                site,
                "throws something that was not made on the spot",
                "The checker must know which exception it is. Write throw new AssertionError(...).");
    }

    /** The children of a call that play a role, in order. */
    static List<Frame> children(Site site, Role role) {
        List<Frame> found = new ArrayList<>();
        for (Frame child : site.frame().children(site.op())) {
            if (child.role() == role) found.add(child);
        }
        return found;
    }
}
