package sharelock.compile.specialise;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.compile.ModelError;
import sharelock.compile.ModelError.Refusals;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Recipe;
import sharelock.compile.read.Op;
import sharelock.compile.read.Op.Src;
import sharelock.compile.specialise.Frame.Site;
import sharelock.compile.specialise.Obj.Made;

/** What each operation lets flow where; calls are the business of {@link CallTransfer}. */
final class Transfer {
    private final Analysis analysis;
    private final CallTransfer calls;

    Transfer(Analysis analysis) {
        this.analysis = analysis;
        this.calls = new CallTransfer(analysis);
    }

    void apply(Site site) {
        Op op = site.frame().body().code().get(site.op());
        for (Src source : op.sources()) {
            if (site.frame().value(source) instanceof Value.Bottom) return;
        }
        op.accept(new Rules(site));
    }

    private void flow(Site site, int to, Value value) {
        analysis.flow(site.frame(), to, value);
        analysis.reach(site.frame(), site.op() + 1);
    }

    private void applyLambda(Site site, Op.Lambda lambda) {
        Class<?> face = analysis.resolver().type(lambda.face());
        Value.Refs made = analysis.made(site, Made.Product.LAMBDA, face, "a lambda");
        flow(site, lambda.to(), made);
        // What it captures may have grown since it was run.
        for (Obj each : made.objects()) List.copyOf(each.made().users()).forEach(analysis::again);
    }

    private void applyConcat(Site site, Op.Concat concat) {
        for (Src value : concat.values()) Texts.refuseUnprintable(site, site.frame().value(value));
        String name = '"' + Recipe.fill(concat.recipe(), value -> "...") + '"';
        flow(site, concat.to(), analysis.made(site, Made.Product.TEXT, String.class, name));
    }

    private void applyBinary(Site site, Op.Binary binary) {
        Value left = site.frame().value(binary.left());
        Value right = site.frame().value(binary.right());
        if (binary.op().divides() && right.equals(new Value.Num(0))) return;
        flow(site, binary.to(), fold(binary.op(), left, right));
    }

    private static Value fold(BinaryOp op, Value left, Value right) {
        if (left instanceof Value.Num a && right instanceof Value.Num b) {
            return new Value.Num(op.apply(a.value(), b.value()));
        }
        return new Value.Any();
    }

    private void applyUnary(Site site, Op.Unary unary) {
        Value of = site.frame().value(unary.of());
        flow(
                site,
                unary.to(),
                of instanceof Value.Num n
                        ? new Value.Num(unary.op().apply(n.value()))
                        : new Value.Any());
    }

    /** What a reference can be, {@code null} included. */
    static Value.Refs any(Site site, Src source) {
        return (Value.Refs) site.frame().value(source);
    }

    /** The objects whose insides are used, {@code null} included. */
    static Value.Refs refs(Site site, Src source) {
        Value.Refs refs = any(site, source);
        if (!refs.mayBeMade()) return refs;
        throw Refusal.at(
                site,
                "uses a string, lambda or exception as an object",
                "Strings are for messages, lambdas for Steps, exceptions to be thrown.");
    }

    private void applyGetField(Site site, Op.GetField get) {
        Field field = analysis.resolver().field(get.field());
        refuseFloating(site, field);
        for (Obj object : refs(site, get.object()).present()) {
            if (object.isForeign()) throw foreignField(site, field);
            Fact fact = analysis.heap().field(object, field);
            fact.readers().add(site);
            flow(site, get.to(), fact.value());
        }
    }

    private static void refuseFloating(Site site, Field field) {
        if (field.getType() == float.class || field.getType() == double.class) {
            throw Refusal.at(site, "uses a floating-point number", Refusals.FLOATING);
        }
    }

    private static ModelError foreignField(Site site, Field field) {
        return Refusal.at(
                site,
                "uses the field %s of %s"
                        .formatted(field.getName(), field.getDeclaringClass().getName()),
                "Only objects of model classes are part of a state.");
    }

    private void applyPutField(Site site, Op.PutField put) {
        Field field = analysis.resolver().field(put.field());
        refuseFloating(site, field);
        if (isOfError(site, put)) {
            analysis.reach(site.frame(), site.op() + 1);
            return;
        }
        refuseWrite(site, "writes " + put.field().name());
        for (Obj object : refs(site, put.object()).present()) {
            if (object.isForeign()) throw foreignField(site, field);
            Value value = site.frame().value(put.value());
            if (!isData(value)) throw Refusal.notData(site, value, put.field().name());
            Fact fact = analysis.heap().field(object, field);
            fact.writers().add(site);
            analysis.store(fact, value);
            analysis.reach(site.frame(), site.op() + 1);
        }
    }

    /** The constructor of an exception writes its fields, which nobody can read. */
    static boolean isOfError(Site site, Op.PutField put) {
        Value.Refs refs = any(site, put.object());
        return refs.objects().stream().allMatch(object -> object.isMade(Made.Product.ERROR));
    }

    private static boolean isData(Value value) {
        return !(value instanceof Value.Refs refs)
                || refs.objects().stream().noneMatch(Obj::isMany);
    }

    static void refuseWrite(Site site, String what) {
        Frame.Region region = site.frame().region();
        if (region == Frame.Region.GUARD) throw Refusal.guardWrites(site, what);
        if (region.onlyLooks()) throw Refusal.propertyActs(site, what);
    }

    private void applyGetStatic(Site site, Op.GetStatic get) {
        Field field = analysis.resolver().field(get.field());
        if (field.isSynthetic() && field.getName().equals("$assertionsDisabled")) {
            flow(site, get.to(), new Value.Num(0));
            return;
        }
        refuseFloating(site, field);
        if (!Modifier.isFinal(field.getModifiers())) {
            throw Refusal.at(
                    site,
                    "uses the static field %s, which is not final,".formatted(get.field().name()),
                    "Two models in one JVM would share it. Make it a field of the model, or final.");
        }
        boolean jdk = field.getDeclaringClass().getClassLoader() == null;
        if (jdk && !field.getType().isPrimitive()) {
            throw Refusal.foreignStatic(site, field.getDeclaringClass().getName(), field.getName());
        }
        flow(site, get.to(), analysis.heap().ofStatic(field));
    }

    private static ModelError staticWrite(Site site, Op.PutStatic put) {
        return Refusal.at(
                site,
                "writes the static field " + put.field().name(),
                "Two models in one JVM would share it. Make it a field of the model.");
    }

    private void applyGetElement(Site site, Op.GetElement get) {
        for (Obj each : refs(site, get.array()).present()) {
            for (Fact fact : touched(site, each, get)) {
                fact.readers().add(site);
                flow(site, get.to(), fact.value());
            }
        }
    }

    private void applyPutElement(Site site, Op.PutElement put) {
        refuseWrite(site, "writes an array element");
        for (Obj each : refs(site, put.array()).present()) {
            if (each.isCopied()) throw Refusal.writesCopy(site);
            for (Fact fact : touched(site, each, put)) {
                Value value = site.frame().value(put.value());
                refuseBadElement(site, each, value);
                fact.writers().add(site);
                analysis.store(fact, value);
                analysis.reach(site.frame(), site.op() + 1);
            }
        }
    }

    private List<Fact> touched(Site site, Obj array, Op.ElementAccess access) {
        return touched(analysis.heap().elements(array), site.frame().value(access.index()));
    }

    /** The elements that an index can mean; none where it is out of bounds for sure. */
    static List<Fact> touched(List<Fact> elements, Value index) {
        if (!(index instanceof Value.Num number)) return elements;
        boolean inside = number.value() >= 0 && number.value() < elements.size();
        return inside ? List.of(elements.get((int) number.value())) : List.of();
    }

    private static void refuseBadElement(Site site, Obj array, Value value) {
        if (!isData(value)) throw Refusal.notData(site, value, "an array");
        if (!(value instanceof Value.Refs refs)) return;
        Class<?> component = array.type().getComponentType();
        for (Obj object : refs.present()) {
            if (!object.isInstance(component)) {
                throw Refusal.at(
                        site,
                        "may store %s in an array of %s"
                                .formatted(object.path(), component.getSimpleName()),
                        "Java would throw ArrayStoreException. Declare the array with the type that it is made with.");
            }
        }
    }

    private void applyLength(Site site, Op.Length length) {
        for (Obj each : refs(site, length.array()).present()) {
            int count = java.lang.reflect.Array.getLength(each.object());
            flow(site, length.to(), new Value.Num(count));
        }
    }

    private void applyNewError(Site site, Op.NewError error) {
        Class<?> type = analysis.resolver().type(error.type());
        if (CharSequence.class.isAssignableFrom(type)) {
            throw Refusal.at(
                    site,
                    "makes a " + type.getSimpleName(),
                    "Write one concatenation with + instead of it. Where the model has one already, javac was told to put it together so: compile with --release 9 or later, and without -XDstringConcat.");
        }
        if (!Throwable.class.isAssignableFrom(type)) {
            String made =
                    type.isAnonymousClass()
                            ? "an object of an anonymous class"
                            : "a " + type.getSimpleName();
            throw Refusal.at(site, "makes " + made, Refusals.NEW);
        }
        flow(site, error.to(), analysis.made(site, Made.Product.ERROR, type, type.getSimpleName()));
    }

    private void applyInitError(Site site, Op.InitError init) {
        Class<?> type = analysis.resolver().type(init.constructor().owner());
        if (!Texts.isKnownError(type)) {
            calls.enterConstructor(site, CallTransfer.callAt(site), type);
            return;
        }
        for (Src argument : init.arguments()) {
            Texts.refuseUnprintable(site, site.frame().value(argument));
        }
        for (Obj error : any(site, init.error()).objects()) {
            Site made = error.made().site();
            made.frame().errors().put(made.op(), site);
        }
        analysis.reach(site.frame(), site.op() + 1);
    }

    private void applyCast(Site site, Op.Cast cast) {
        Class<?> type = analysis.resolver().type(cast.type());
        Set<Obj> pass = new LinkedHashSet<>();
        for (Obj object : any(site, cast.of()).objects()) {
            if (object.isNull() || object.isInstance(type)) pass.add(object);
        }
        if (!pass.isEmpty()) flow(site, cast.to(), new Value.Refs(pass));
    }

    private void applyInstanceOf(Site site, Op.InstanceOf test) {
        Class<?> type = analysis.resolver().type(test.type());
        for (Obj object : any(site, test.of()).objects()) {
            flow(site, test.to(), new Value.Num(object.isInstance(type) ? 1 : 0));
        }
    }

    private void applyIf(Site site, Op.If branch) {
        Value left = site.frame().value(branch.left());
        Value right = site.frame().value(branch.right());
        if (isUnknown(left, right)) throw Refusal.comparesMade(site);
        Boolean known = decide(branch.op(), left, right);
        if (known == null || known) analysis.reach(site.frame(), branch.target());
        if (known == null || !known) analysis.reach(site.frame(), site.op() + 1);
    }

    /** Whether two references may be the same or not, and no state tells. */
    private static boolean isUnknown(Value left, Value right) {
        if (!(left instanceof Value.Refs a) || !(right instanceof Value.Refs b)) return false;
        return hasUnknown(a, b) || hasUnknown(b, a);
    }

    private static boolean hasUnknown(Value.Refs some, Value.Refs others) {
        return some.objects().stream()
                .filter(Obj::isMany)
                .anyMatch(each -> others.objects().stream().anyMatch(each::mayBe));
    }

    /** What a comparison comes to; null if it depends. */
    static @Nullable Boolean decide(CompareOp op, Value left, Value right) {
        if (left instanceof Value.Num a && right instanceof Value.Num b) {
            return op.test(a.value(), b.value());
        }
        if (left instanceof Value.Refs a && right instanceof Value.Refs b) {
            boolean equal = a.objects().size() == 1 && a.objects().equals(b.objects());
            boolean different = a.objects().stream().noneMatch(b.objects()::contains);
            if (equal || different) return equal == (op == CompareOp.EQ);
        }
        return null;
    }

    private void applySwitch(Site site, Op.Switch choice) {
        List<Integer> targets = new ArrayList<>();
        if (site.frame().value(choice.of()) instanceof Value.Num number) {
            targets.add(choice.cases().getOrDefault((int) number.value(), choice.otherwise()));
        } else {
            targets.addAll(choice.cases().values());
            targets.add(choice.otherwise());
        }
        targets.forEach(target -> analysis.reach(site.frame(), target));
    }

    /** What the operation at a place does; all that it computes with is known to have come. */
    private final class Rules implements Op.Visitor<Void> {
        private final Site site;

        Rules(Site site) {
            this.site = site;
        }

        @Override
        public Void visit(Op.Move move) {
            flow(site, move.to(), site.frame().value(move.from()));
            return null;
        }

        @Override
        public Void visit(Op.Binary binary) {
            applyBinary(site, binary);
            return null;
        }

        @Override
        public Void visit(Op.Unary unary) {
            applyUnary(site, unary);
            return null;
        }

        @Override
        public Void visit(Op.GetField get) {
            applyGetField(site, get);
            return null;
        }

        @Override
        public Void visit(Op.PutField put) {
            applyPutField(site, put);
            return null;
        }

        @Override
        public Void visit(Op.GetStatic get) {
            applyGetStatic(site, get);
            return null;
        }

        @Override
        public Void visit(Op.PutStatic put) {
            throw staticWrite(site, put);
        }

        @Override
        public Void visit(Op.GetElement get) {
            applyGetElement(site, get);
            return null;
        }

        @Override
        public Void visit(Op.PutElement put) {
            applyPutElement(site, put);
            return null;
        }

        @Override
        public Void visit(Op.Length length) {
            applyLength(site, length);
            return null;
        }

        @Override
        public Void visit(Op.Call call) {
            calls.applyCall(site, call);
            return null;
        }

        @Override
        public Void visit(Op.Lambda lambda) {
            applyLambda(site, lambda);
            return null;
        }

        @Override
        public Void visit(Op.Concat concat) {
            applyConcat(site, concat);
            return null;
        }

        @Override
        public Void visit(Op.NewError error) {
            applyNewError(site, error);
            return null;
        }

        @Override
        public Void visit(Op.InitError init) {
            applyInitError(site, init);
            return null;
        }

        @Override
        public Void visit(Op.Throw thrown) {
            CallTransfer.applyThrow(site, thrown);
            return null;
        }

        @Override
        public Void visit(Op.Cast cast) {
            applyCast(site, cast);
            return null;
        }

        @Override
        public Void visit(Op.InstanceOf test) {
            applyInstanceOf(site, test);
            return null;
        }

        @Override
        public Void visit(Op.If branch) {
            applyIf(site, branch);
            return null;
        }

        @Override
        public Void visit(Op.Goto jump) {
            analysis.reach(site.frame(), jump.target());
            return null;
        }

        @Override
        public Void visit(Op.Switch choice) {
            applySwitch(site, choice);
            return null;
        }

        @Override
        public Void visit(Op.Return result) {
            calls.applyReturn(site, result);
            return null;
        }

        @Override
        public Void visit(Op.Refused refused) {
            throw Refusal.at(site, refused.what(), refused.remedy());
        }
    }
}
