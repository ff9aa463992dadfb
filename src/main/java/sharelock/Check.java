package sharelock;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import sharelock.engine.Engine;
import sharelock.engine.Engine.Limits;
import sharelock.engine.Engine.Surroundings;
import sharelock.model.TaskRoll;
import sharelock.question.Question;

/**
 * The front door for a unit test: has an engine check a model within limits.
 *
 * <pre>
 *   new Check().model(SharedPageTable.class, Bug.NONE).always(WritableMeansPrivate.class).holds();
 * </pre>
 */
public final class Check {
    private final Engine engine;
    private final Limits limits;

    public Check() {
        this(Limits.defaults());
    }

    public Check(Limits limits) {
        this(Engines.all().first(Surroundings.ofProcess()), limits);
    }

    public Check(Engine engine, Limits limits) {
        this.engine = engine;
        this.limits = limits;
    }

    /**
     * A model, made by its constructor that takes these arguments. Sets of an enum are given to it
     * as a check file gives them, in the order of the constants.
     *
     * @throws IllegalArgumentException when none takes them, or several do
     * @throws sharelock.question.CheckError when another one has parameters of the same names, so
     *     that a check file, a trace or another engine could not tell them apart
     */
    public <M> ModelCheck<M> model(Class<M> type, Object... arguments) {
        List<Constructor<?>> fitting =
                Arrays.stream(type.getDeclaredConstructors())
                        .filter(constructor -> takes(constructor, arguments))
                        .toList();
        if (fitting.size() != 1) {
            throw new IllegalArgumentException(
                    "%s of %s takes %s. Known: %s."
                            .formatted(
                                    fitting.isEmpty()
                                            ? "No constructor"
                                            : "More than one constructor",
                                    type.getName(),
                                    Arrays.toString(arguments),
                                    Arrays.toString(type.getDeclaredConstructors())));
        }
        Constructor<?> only = fitting.get(0);
        return new ModelCheck<>(
                engine,
                limits,
                type,
                () -> type.cast(make(only, arguments)),
                Question.written(only, arguments));
    }

    private static boolean takes(Constructor<?> constructor, Object... arguments) {
        Class<?>[] types = constructor.getParameterTypes();
        if (types.length != arguments.length) return false;
        for (int i = 0; i < types.length; i++) {
            Class<?> boxed = java.lang.invoke.MethodType.methodType(types[i]).wrap().returnType();
            if (!boxed.isInstance(arguments[i])) return false;
        }
        return true;
    }

    private static Object make(Constructor<?> constructor, Object... arguments) {
        try {
            constructor.setAccessible(true);
            return TaskRoll.during(
                    () -> constructor.newInstance(Question.asGiven(constructor, arguments)));
        } catch (ReflectiveOperationException failed) {
            throw new IllegalArgumentException(constructor + " fails", failed);
        }
    }
}
