package sharelock.random;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sharelock.model.Task;

/** Runs the tasks of a model on threads of the JVM that the test runs on. */
final class RealRun {
    private RealRun() {}

    /** Returns when all have finished or one has failed; empty or the failure. */
    static Set<Failed.Point> of(ModelHeap heap) {
        Task[] tasks = heap.tasks().toArray(Task[]::new);
        Object run = make("sharelock.model.TaskRun", List.of(tasks));
        call("sharelock.model.TaskRun", "run", run, new Class<?>[0]);
        for (Task task : tasks) {
            Throwable failure =
                    (Throwable) call(Task.class.getName(), "failure", task, new Class<?>[0]);
            if (failure != null) return Set.of(point(failure));
        }
        return Set.of();
    }

    private static Failed.Point point(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        for (StackTraceElement element : stack) {
            if (element.getClassName().startsWith(ModelSource.NAME)) {
                return new Failed.Point(
                        failure.getClass().getSimpleName(), element.getLineNumber());
            }
        }
        throw new IllegalStateException(failure);
    }

    private static Object make(String type, List<Task> tasks) {
        try {
            return Class.forName(type).getConstructor(List.class).newInstance(tasks);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The runner of tasks is no part of what a model sees, so it is reached by reflection. */
    private static @Nullable Object call(
            String type,
            String name,
            @Nullable Object receiver,
            Class<?>[] types,
            Object... arguments) {
        try {
            Method method = Class.forName(type).getDeclaredMethod(name, types);
            method.setAccessible(true);
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
