package sharelock.jpf.child;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waits for the end of a search, and makes what was never reached an error of JPF's. */
final class Unreached {
    private static final String REST = "state at rest";

    private final ByName jpf;
    private final Set<String> goals = new LinkedHashSet<>();
    private boolean rested;

    private Unreached(ByName jpf, List<String> goals) {
        this.jpf = jpf;
        this.goals.addAll(goals);
    }

    /** Listens to the search of a VM. */
    static Unreached listen(ByName jpf, Object vm, List<String> goals) {
        Unreached unreached = new Unreached(jpf, goals);
        Object search = jpf.get(vm, "getSearch");
        Listeners.add(
                jpf,
                search,
                event -> {
                    if (event.equals("searchFinished")) unreached.end(search);
                });
        return unreached;
    }

    void needsRest() {
        if (!rested) goals.add(REST);
    }

    void rest() {
        rested = true;
        goals.remove(REST);
    }

    void reached(String goal) {
        goals.remove(goal);
    }

    private void end(Object search) throws ReflectiveOperationException {
        List<?> errors = (List<?>) jpf.get(search, "getErrors");
        if (!errors.isEmpty() || jpf.ask(search, "getLastSearchConstraint") != null) return;
        for (String goal : new ArrayList<>(goals)) {
            Class<?> type = ByName.type("gov.nasa.jpf.Property");
            Object property =
                    Proxy.newProxyInstance(
                            type.getClassLoader(),
                            new Class<?>[] {type},
                            (proxy, method, about) -> never(goal, proxy, method, about));
            error(search, type, property);
        }
    }

    private static void error(Object search, Class<?> type, Object property)
            throws ReflectiveOperationException {
        try {
            search.getClass().getMethod("error", type).invoke(search, property);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException("JPF does not take an error", refused.getCause());
        }
    }

    /** What a property of JPF's answers that stands for something that is never reached. */
    private static @Nullable Object never(
            String goal, Object proxy, Method method, Object @Nullable [] about) {
        return switch (method.getName()) {
            case "check" -> false;
            case "clone" -> proxy;
            case "getExplanation" -> goal + " is never reached";
            case "getErrorMessage" ->
                    goal.equals(REST)
                            ? "some task can move in every state, so nothing was asked at rest; check.endless = true says that this is meant"
                            : "no reachable state satisfies it: what is checked here proves nothing";
            default -> Listeners.ofObject(proxy, method, about);
        };
    }
}
