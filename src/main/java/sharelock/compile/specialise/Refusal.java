package sharelock.compile.specialise;

import sharelock.compile.ModelError;
import sharelock.compile.read.Op.MethodRef;
import sharelock.compile.read.Op.Refusals;

/** The errors of a model that cannot be compiled: where, what, why, what to write instead. */
final class Refusal {
    private static final String GENERAL =
            "Tasks can call methods of model classes, sharelock.kernel and Steps. ";

    private Refusal() {}

    static ModelError at(Site site, String what, String remedy) {
        Frame frame = site.frame();
        return new ModelError(
                "%s:%d %s inside %s. %s"
                        .formatted(
                                frame.body().file(),
                                frame.body().lines().get(site.op()),
                                what,
                                frame.root().what(),
                                remedy));
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
        return at(
                site,
                what,
                "A property only looks at a state. Read the fields and answer true or false.");
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
        if (value instanceof Value.Closure) {
            return at(
                    site,
                    "stores a lambda in " + where,
                    "Lambdas are for the arguments of Steps only. Write a method and call it.");
        }
        if (value instanceof Value.Thrown) {
            return at(
                    site,
                    "stores an exception in " + where,
                    "A failure ends the search, so nobody can look at it later. Throw it.");
        }
        return at(
                site,
                "stores a string in " + where,
                "A state holds numbers, booleans, enum constants and objects of the model. Use an enum instead of a string.");
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
            return "Collections have no fixed size. Use an array made in the constructor.";
        }
        if (owner.equals("java.lang.String") || owner.equals("java.lang.StringBuilder")) {
            return "Strings are for messages only. Use an enum or an int.";
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
