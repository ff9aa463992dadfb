package sharelock.compile.specialise;

import sharelock.compile.ModelError;
import sharelock.compile.ModelError.Refusals;
import sharelock.compile.read.MethodBody;
import sharelock.compile.read.Op.MethodRef;
import sharelock.compile.specialise.Frame.Site;
import sharelock.compile.specialise.Obj.Made;

/** The errors of a model that cannot be compiled: where, what, why, what to write instead. */
final class Refusal {
    private static final String GENERAL =
            "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. ";

    private Refusal() {}

    static ModelError at(Site site, String what, String remedy) {
        Site written = site;
        while (isVocabulary(written.frame()) && written.frame().caller() != null) {
            written = written.frame().caller();
        }
        String in = written.equals(site) ? "" : " (in %s)".formatted(place(site));
        return new ModelError(
                "%s%s %s inside %s. %s"
                        .formatted(place(written), in, what, site.frame().root().what(), remedy));
    }

    private static String place(Site site) {
        MethodBody body = site.frame().body();
        return body.file() + ":" + body.lines().get(site.op());
    }

    /** Whether the code is Sharelock's own, which the reader has not written. */
    private static boolean isVocabulary(Frame frame) {
        String owner = frame.body().method().owner();
        return owner.startsWith("sharelock/kernel/") || owner.startsWith("sharelock/model/");
    }

    /** Refuses what would run the code of Steps or Task for real threads in the place of a step. */
    static void refuseBuiltIn(Site site, Class<?> declaring, MethodRef method) {
        if (!Intrinsic.isBuiltIn(declaring, method.name())) return;
        String call = declaring.getSimpleName() + "." + method.name();
        throw at(
                site,
                "calls %s through an interface or a method reference".formatted(call),
                "Call it on the task itself, in a lambda if need be: () -> task.%s()."
                        .formatted(method.name()));
    }

    static ModelError recursion(Site site, MethodRef method) {
        return at(
                site,
                "calls %s recursively".formatted(method.name()),
                "A task has a fixed number of positions, so it cannot recurse. Write a loop.");
    }

    static ModelError nested(Site site, String call) {
        return at(
                site,
                "calls Steps.%s in the middle of another step".formatted(call),
                "Steps do not nest. Make it one step: read and write the fields directly in the outer body; or make two steps, one after the other.");
    }

    static ModelError ghostActs(Site site, String owner, String call) {
        return at(
                site,
                "calls %s.%s in ghost code".formatted(owner.replaceFirst("^.*\\.", ""), call),
                "Ghost code belongs to the step before and only notes what happened. Move the call out of Steps.ghost.");
    }

    static ModelError guardWrites(Site site, String what) {
        return at(
                site,
                what + " in a guard",
                "A guard is tried in any state and must leave no trace. Move it to the body of Steps.when.");
    }

    static ModelError propertyActs(Site site, String what) {
        String who =
                site.frame().region() == Frame.Region.ANSWER
                        ? "What a task says of itself"
                        : "A property";
        String remedy = " only looks at a state. Read the fields and answer true or false.";
        return at(site, what, who + remedy);
    }

    static ModelError answerChanges(Site site, String what) {
        return at(
                site,
                what,
                "It is asked once, of the model as it was made, so the answer must not change. Answer with a constant or a final field.");
    }

    static ModelError writesCopy(Site site) {
        return at(
                site,
                "writes an element of what values() gives",
                "Java makes a new array at each call, so nobody would see it. Keep an array of your own in a field.");
    }

    static ModelError comparesMade(Site site) {
        return at(
                site,
                "compares strings, exceptions, lambdas or arrays that are made on the spot by ==",
                "Whether two of them are the same object cannot be told. Compare the enums, numbers or objects that they are made of.");
    }

    static ModelError foreignCall(Site site, MethodRef method) {
        String owner = method.ownerName();
        String what = "calls %s.%s".formatted(owner, method.name());
        return at(site, what, GENERAL + remedyFor(owner, method.name()));
    }

    static ModelError foreignStatic(Site site, String owner, String name) {
        return at(site, "uses %s.%s".formatted(owner, name), GENERAL + remedyFor(owner, name));
    }

    /** A value that no state can hold is stored. */
    static ModelError notData(Site site, Value value, String where) {
        if (isMade(value, Made.Product.LAMBDA)) {
            return at(
                    site,
                    "stores a lambda in " + where,
                    "Lambdas are for the arguments of Steps only. Write a method and call it.");
        }
        if (isMade(value, Made.Product.ERROR)) {
            return at(
                    site,
                    "stores an exception in " + where,
                    "A failure ends the search, so nobody can look at it later. Throw it.");
        }
        if (value instanceof Value.Refs refs && refs.objects().stream().anyMatch(Obj::isCopied)) {
            return at(
                    site,
                    "stores what values() gives in " + where,
                    "Java makes a new array at each call. Keep one array in a final field of the model.");
        }
        return at(
                site,
                "stores a string that is put together here in " + where,
                "A state holds numbers, booleans, enum constants, objects of the model, and strings that are written out in the code or made by the constructor. Use one of these.");
    }

    private static boolean isMade(Value value, Made.Product kind) {
        return value instanceof Value.Refs refs
                && refs.objects().stream().anyMatch(object -> object.isMade(kind));
    }

    /** JPF's own words in the code of a model. */
    static void refuseJpf(Site site, MethodRef method) {
        String owner = method.ownerName();
        if (!owner.startsWith("gov.nasa.jpf.")) return;
        String what =
                "calls %s.%s".formatted(owner.substring(owner.lastIndexOf('.') + 1), method.name());
        String remedy =
                switch (method.name()) {
                    case "getInt", "getIntFromSet", "random", "getLong", "getLongFromList" ->
                            "A choice is Steps.choose(bound), which gives 0 to bound - 1: for getInt(low, high) write low + Steps.choose(high - low + 1).";
                    case "getBoolean", "randomBool" ->
                            "A choice is Steps.choose(bound), which gives 0 to bound - 1: write Steps.choose(2) == 1.";
                    case "beginAtomic", "endAtomic" ->
                            "One indivisible step is Steps.atomically(() -> { ... }), with what stands between beginAtomic and endAtomic.";
                    case "ignoreIf" ->
                            "To go on under a condition only is Steps.await(() -> condition).";
                    default ->
                            "A model is checked by engines that do not know JPF's own calls. Use Steps.choose for a choice and Steps.atomically for an indivisible step.";
                };
        throw at(site, what, remedy);
    }

    /** A method of an object that is a lambda is called. */
    static void refuseLambda(Site site, Obj object) {
        if (object.isMade(Made.Product.LAMBDA)) {
            throw at(
                    site,
                    "calls a lambda",
                    "Lambdas are for the arguments of Steps only. Write a method and call it.");
        }
        if (object.isMade() || !object.type().isHidden()) return;
        Class<?>[] faces = object.type().getInterfaces();
        String face = faces.length == 0 ? "its interface" : faces[0].getSimpleName();
        throw at(
                site,
                "calls the lambda that %s holds".formatted(object.path()),
                "A lambda has no class file that could be compiled. Write a class that implements %s in its place: a nested class, or an enum constant with a body."
                        .formatted(face));
    }

    private static String remedyFor(String owner, String name) {
        if (owner.startsWith("java.util.concurrent")) {
            return Refusals.CONCURRENT;
        }
        if (owner.startsWith("java.util.stream")) {
            return "Streams make objects. Write a loop over an array.";
        }
        if (owner.startsWith("java.lang.reflect")
                || owner.startsWith("java.lang.invoke")
                || owner.equals("java.lang.Class")
                || name.equals("getClass")) {
            return "Reflection cannot be compiled. Name the class, field or method directly.";
        }
        if (owner.startsWith("java.util.Random")) {
            return Refusals.CHANCE;
        }
        if (owner.startsWith("java.util.")) {
            return "Collections have no fixed size. Use an array made in the constructor, and of a set of switches ask there too: keep the answer in a final boolean.";
        }
        if (owner.equals("java.lang.String") || owner.equals("java.lang.StringBuilder")) {
            return "Strings are for messages, for == and for null tests only. Use an enum or an int.";
        }
        if (name.equals("wait") || name.equals("notify") || name.equals("notifyAll")) {
            return Refusals.MONITORS;
        }
        if (name.equals("valueOf") || name.endsWith("Value")) {
            return "Boxed numbers are objects. Use int, long or boolean.";
        }
        if (name.equals("arraycopy")) return "Write a loop that copies.";
        if (owner.equals("java.lang.Thread") || owner.equals("java.lang.System")) {
            return Refusals.THREADS;
        }
        return "Write what it does in plain Java.";
    }
}
