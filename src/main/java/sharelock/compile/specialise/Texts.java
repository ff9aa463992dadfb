package sharelock.compile.specialise;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sharelock.compile.graph.Chain;
import sharelock.compile.graph.Draft;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.ModelProgram.FailurePoint;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Recipe;
import sharelock.compile.ir.Type;
import sharelock.compile.read.Op;
import sharelock.compile.read.Op.MethodRef;
import sharelock.compile.read.Op.Src;
import sharelock.compile.specialise.Frame.Site;
import sharelock.compile.specialise.Obj.Made;
import sharelock.model.Task;

/**
 * Texts and exceptions that are made on the spot. The values that a text is made of are kept where
 * it is made; what it says is put together where it is thrown, and what is known is filled in.
 *
 * <p>An object is named by the path on which the model holds it, an enum constant and a task by
 * their names: code of the model that would make a text of it never runs.
 */
final class Texts {
    /** What the vocabulary throws where a rule of the kernel is broken: a rule, and a message. */
    private static final String RULE_VIOLATION = "sharelock.kernel.RuleViolation";

    /** A part of what is said. */
    private sealed interface Part {
        <R> R accept(Visitor<R> visitor);

        /** Deals with every kind of part. */
        interface Visitor<R> {
            R visit(Words words);

            R visit(Held held);

            R visit(Ending ending);
        }
    }

    /** Words of a {@link Recipe}. */
    private record Words(String words) implements Part {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A value where a text was made of it. */
    private record Held(Site site, int index) implements Part {
        Value value() {
            return site.frame().value(sources(site).get(index));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Here ends a text that was made on the spot. */
    private record Ending(Obj text) implements Part {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A message that is being put together: what is said so far, and what is still to be said. */
    private record Message(String text, List<Operand> values, Deque<Part> rest, List<Obj> inside) {
        Message copy() {
            return new Message(
                    text, new ArrayList<>(values), new ArrayDeque<>(rest), new ArrayList<>(inside));
        }

        Message saying(String words) {
            return new Message(text + words, values, rest, inside);
        }
    }

    private final Variables variables;
    private final MemoryDrafter memory;

    Texts(Variables variables, MemoryDrafter memory) {
        this.variables = variables;
        this.memory = memory;
    }

    /** Whether the constructors of an exception do nothing but keep what they are given. */
    static boolean isKnownError(Class<?> type) {
        return type.getClassLoader() == null || isRule(type);
    }

    private static boolean isRule(Class<?> type) {
        return type.getName().equals(RULE_VIOLATION);
    }

    /** The text that is made at a place. */
    static Obj made(Analysis analysis, Site site) {
        return analysis.heap().made(site, Made.Product.TEXT, String.class, "\"...\"");
    }

    /** What {@code String.valueOf} gives for an object: a string that is there already, or not. */
    static Obj valueOf(Analysis analysis, Site site, Obj object) {
        if (object.isNull()) return analysis.heap().of("null");
        if (object.isText() || object.isMade(Made.Product.TEXT)) return object;
        if (object.isMade()) return made(analysis, site);
        if (object.object() instanceof Enum<?> constant) {
            boolean own = toStringOf(object.type()) != Enum.class;
            return analysis.heap().of(own ? constant.toString() : constant.name());
        }
        if (object.object() instanceof Task task) return analysis.heap().of(task.name());
        return made(analysis, site);
    }

    /** Refuses to name an enum constant that would name itself. */
    static void refuseOwnName(Site site, Obj constant, MethodRef method) {
        if (method.name().equals("toString")) refuseUnprintable(site, new Value.Refs(constant));
    }

    /** Refuses values that only code of the model can make a text of. */
    static void refuseUnprintable(Site site, Value value) {
        if (!(value instanceof Value.Refs refs)) return;
        for (Obj object : refs.present()) {
            if (object.isMade(Made.Product.LAMBDA)) {
                throw Refusal.at(site, "makes a text of a lambda", "It has no name. Name it.");
            }
            if (object.isMade() || nameOf(object) != null) continue;
            throw Refusal.at(
                    site,
                    "makes a text of %s, whose class %s has a toString() of its own,"
                            .formatted(object.path(), nameIn(object.type())),
                    "A message runs no code of the model: it names objects by the fields that hold them. Name a field of it, or name() of an enum constant.");
        }
    }

    /** A class as its source names it; one without a name by its class file. */
    private static String nameIn(Class<?> type) {
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }

    /** What an object is called in a message; null if only its own code can tell. */
    private static @Nullable String nameOf(Obj object) {
        if (object.isNull()) return "null";
        Object real = object.object();
        if (real instanceof String text) return text;
        Class<?> by = toStringOf(object.type());
        if (by == Object.class) return object.path().isEmpty() ? "the model" : object.path();
        if (by == Task.class) return ((Task) real).name();
        boolean box =
                real instanceof Boolean
                        || real instanceof Character
                        || (real instanceof Number && by.getPackageName().equals("java.lang"));
        boolean known = box || by == Enum.class || by.getName().startsWith("sharelock.kernel.");
        return known ? real.toString() : null;
    }

    private static Class<?> toStringOf(Class<?> type) {
        try {
            Method method = type.getMethod("toString");
            return method.getDeclaringClass();
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " has no toString()", impossible);
        }
    }

    /** Keeps the values that a text or an exception is made of as they are now. */
    void keepValues(Site site, Chain chain) {
        List<Src> sources = sources(site);
        for (int i = 0; i < sources.size(); i++) {
            Value value = site.frame().value(sources.get(i));
            if (value.isComputed()) {
                Operand now = variables.operand(site.frame(), sources.get(i));
                chain.assign(kept(site, i), new Expr.Copy(now));
            }
        }
    }

    private Operand.Var kept(Site site, int index) {
        return variables.kept(site, index, types(site).get(index));
    }

    private static Op op(Site site) {
        return site.frame().body().code().get(site.op());
    }

    /** The values that are passed on at a place, of which something is made. */
    private static List<Src> sources(Site site) {
        return ((Op.Passing) op(site)).passed();
    }

    private static List<Type> types(Site site) {
        return ((Op.Passing) op(site)).types();
    }

    /** Fails as an exception that is thrown, or as a NullPointerException if it is null. */
    void draftThrow(Site site, Op.Throw thrown, Chain chain) {
        if (!memory.requirePresent(site, thrown.error(), chain)) return;
        List<Obj> errors = Transfer.any(site, thrown.error()).present();
        Operand error = variables.operand(site.frame(), thrown.error());
        forEach(errors, error, chain, this::fail);
    }

    private interface Branch {
        void draft(Obj object, Chain chain);
    }

    /** Goes on for each of the objects that an operand can be. */
    private static void forEach(List<Obj> objects, Operand which, Chain chain, Branch branch) {
        if (objects.size() == 1) {
            branch.draft(objects.get(0), chain);
            return;
        }
        chain.add(new Instruction.Switch(which, Map.of()));
        Draft choice = chain.end();
        for (Obj each : objects) {
            Draft entry = new Draft(new Instruction.Skip(), choice.origin, choice.inSteps);
            choice.cases.put(each.number(), entry);
            choice.next = entry;
            branch.draft(each, chain.startingAt(entry));
        }
    }

    private void fail(Obj error, Chain chain) {
        Class<?> type = error.made().type();
        Site init = initOf(error);
        if (isRule(type) && init != null) {
            Value.Refs rules = Transfer.any(init, sources(init).get(0));
            Operand rule = rules.isComputed() ? kept(init, 0) : Drafter.ZERO;
            forEach(
                    rules.present(),
                    rule,
                    chain,
                    (each, at) -> {
                        String label = each.object().toString();
                        say(messageOf(error), at, end(FailurePoint.Cause.RULE, label));
                    });
            return;
        }
        boolean isAssertion = AssertionError.class.isAssignableFrom(type);
        FailurePoint.Cause kind =
                isAssertion ? FailurePoint.Cause.ASSERTION : FailurePoint.Cause.EXCEPTION;
        say(messageOf(error), chain, end(kind, nameOf(type)));
    }

    /** As failures name an exception: whole, unless it is in java.lang. */
    private static String nameOf(Class<?> exception) {
        boolean isJavas = exception.getPackageName().equals("java.lang");
        return isJavas ? exception.getSimpleName() : exception.getName();
    }

    private interface End {
        void draft(Chain chain, Message message);
    }

    private static End end(FailurePoint.Cause kind, String name) {
        return (at, message) -> at.fail(kind, name, message.text(), message.values());
    }

    private static @Nullable Site initOf(Obj error) {
        Site made = error.made().site();
        return made.frame().errors().get(made.op());
    }

    private Message messageOf(Obj error) {
        Message message = new Message("", List.of(), new ArrayDeque<>(), List.of()).copy();
        partsOf(error).forEach(message.rest()::addLast);
        return message;
    }

    /** What {@code getMessage()} of an exception gives. */
    private static List<Part> partsOf(Obj error) {
        Site init = initOf(error);
        if (init == null) return List.of();
        String descriptor = ((Op.InitError) op(init)).constructor().descriptor();
        List<Type> types = types(init);
        if (types.isEmpty()) return List.of();
        int said = isRule(error.made().type()) ? 1 : 0;
        boolean isCount = types.get(said) != Type.REF && !descriptor.equals("(Z)V");
        if (isCount && IndexOutOfBoundsException.class.isAssignableFrom(error.made().type())) {
            boolean array = error.made().type() == ArrayIndexOutOfBoundsException.class;
            String words = array ? "Array index out of range: " : "Index out of range: ";
            return List.of(new Words(words), new Held(init, said));
        }
        // No message is null, and nothing is said of it.
        Value first = init.frame().value(sources(init).get(said));
        boolean none = first instanceof Value.Refs refs && refs.present().isEmpty();
        boolean isDetail = descriptor.equals("(Ljava/lang/Object;)V");
        return none && !isDetail ? List.of() : List.of(new Held(init, said));
    }

    /** Says what is left of a message, and then ends. */
    private void say(Message message, Chain chain, End end) {
        Saying saying = new Saying(message, chain, end);
        while (!saying.said.rest().isEmpty()) {
            if (!saying.said.rest().removeFirst().accept(saying)) return;
        }
        end.draft(chain, saying.said);
    }

    /** Says one part; answers whether there is one way to go on, and not several. */
    private final class Saying implements Part.Visitor<Boolean> {
        private final Chain chain;
        private final End end;
        private Message said;

        Saying(Message message, Chain chain, End end) {
            this.said = message;
            this.chain = chain;
            this.end = end;
        }

        @Override
        public Boolean visit(Words words) {
            said = said.saying(words.words());
            return true;
        }

        @Override
        public Boolean visit(Ending ending) {
            said.inside().remove(ending.text());
            return true;
        }

        @Override
        public Boolean visit(Held held) {
            if (!(held.value() instanceof Value.Refs refs)) {
                said = said.saying(number(held));
            } else if (refs.objects().size() == 1) {
                said = said.saying(begin(refs.objects().iterator().next(), said));
            } else if (refs.mayBeMade()) {
                forEach(List.copyOf(refs.objects()), kept(held), chain, this::sayFrom);
                return false;
            } else {
                said.values().add(kept(held));
                said = said.saying(Recipe.HOLE);
            }
            return true;
        }

        private void sayFrom(Obj object, Chain at) {
            Message copy = said.copy();
            say(copy.saying(begin(object, copy)), at, end);
        }

        private String number(Held held) {
            Type type = types(held.site()).get(held.index());
            if (held.value() instanceof Value.Num number) {
                return Recipe.quote(Texts.number(type, number.value()));
            }
            said.values().add(kept(held));
            return Recipe.HOLE;
        }
    }

    private Operand.Var kept(Held held) {
        return kept(held.site(), held.index());
    }

    private static String number(Type type, long value) {
        if (type == Type.BOOLEAN) return Boolean.toString(value != 0);
        return type == Type.CHAR ? Character.toString((char) value) : Long.toString(value);
    }

    /** The name of an object; of something made nothing, but what it says comes next. */
    private static String begin(Obj object, Message message) {
        if (!object.isMade()) {
            String name = nameOf(object);
            return Recipe.quote(name == null ? object.path() : name);
        }
        if (message.inside().contains(object)) return "..."; // a text made of itself in a loop
        message.inside().add(object);
        List<Part> parts = new ArrayList<>();
        String before = "";
        Site site = object.made().site();
        if (object.isMade(Made.Product.ERROR)) {
            before = object.made().type().getName();
            List<Part> own = partsOf(object);
            if (!own.isEmpty()) parts.add(new Words(": "));
            parts.addAll(own);
        } else if (op(site) instanceof Op.Concat concat) {
            addParts(concat.recipe(), site, parts);
        } else {
            parts.add(new Held(site, 0));
        }
        parts.add(new Ending(object));
        for (int i = parts.size() - 1; i >= 0; i--) message.rest().addFirst(parts.get(i));
        return before;
    }

    private static void addParts(String recipe, Site site, List<Part> parts) {
        int index = -1;
        for (String words : Recipe.words(recipe)) {
            if (index >= 0) parts.add(new Held(site, index));
            parts.add(new Words(words));
            index++;
        }
    }
}
