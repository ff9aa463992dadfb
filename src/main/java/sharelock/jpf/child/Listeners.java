package sharelock.jpf.child;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import sharelock.jpf.wire.Names;

/** Objects that JPF takes for listeners of its own kinds, made without its classes. */
final class Listeners {
    private Listeners() {}

    /** Hears of one event of a search, by the name of the listener's method. */
    interface OfSearch {
        void heard(String event) throws Exception;
    }

    /** Adds a listener to a search of JPF's. */
    static void add(ByName jpf, Object search, OfSearch ear) {
        Class<?> type = ByName.type("gov.nasa.jpf.search.SearchListener");
        Object listener =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, about) -> {
                            ear.heard(method.getName());
                            return ofObject(proxy, method, about);
                        });
        jpf.ask(search, "addListener", listener);
    }

    /** What a listener answers that has nothing to say. */
    static @Nullable Object ofObject(Object proxy, Method method, Object @Nullable [] about) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> about != null && proxy == about[0];
            case "toString" -> Names.LOGGER;
            default -> null;
        };
    }
}
