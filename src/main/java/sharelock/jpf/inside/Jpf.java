package sharelock.jpf.inside;

import java.lang.reflect.InvocationTargetException;
import sharelock.jpf.wire.Names;
import sharelock.jpf.wire.Sayings;

/**
 * The few words of {@code gov.nasa.jpf.vm.Verify} that are needed, called by name: nothing here is
 * compiled against JPF.
 */
final class Jpf {
    private static final Class<?>[] FLAG = {boolean.class};
    private static final Class<?>[] NUMBER = {int.class};
    private static final Class<?>[] SAID = {String.class, int.class, String.class};
    private static final int SEVERE = 1; // the level that JPF never leaves out
    private static final Class<?>[] BOUNDS = {int.class, int.class};

    private Jpf() {}

    /** Gives up the present path: nothing behind it is looked at. */
    static void cutPath() {
        call("ignoreIf", FLAG, true);
    }

    /** Any number from 0 to {@code bound - 1}: JPF tries them all. */
    static int choose(int bound) {
        return (Integer) call("getInt", BOUNDS, 0, bound - 1);
    }

    /** Says something to the ear in JPF's JVM. */
    static final class Voice extends Sayings.Voice {
        @Override
        protected void say(String line) {
            call("log", SAID, Names.LOGGER, SEVERE, line);
        }
    }

    /** How often this counter was counted in the whole search. */
    static int count(int counter) {
        return (Integer) call("incrementCounter", NUMBER, counter);
    }

    static Object call(String method, Class<?>[] types, Object... arguments) {
        try {
            return Class.forName("gov.nasa.jpf.vm.Verify")
                    .getMethod(method, types)
                    .invoke(null, arguments);
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(
                    "JpfMain runs under Java PathFinder only: jpf NAME.jpf, or ./sharelock check"
                            + " NAME.jpf --engine jpf",
                    absent);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException odd) {
            throw new IllegalStateException("This JPF has no Verify." + method, odd);
        }
    }
}
