package sharelock.jpf.inside;

import java.lang.reflect.InvocationTargetException;

/**
 * The few words of {@code gov.nasa.jpf.vm.Verify} that are needed, called by name: nothing here is
 * compiled against JPF.
 */
final class Jpf {
    private Jpf() {}

    /** Gives up the present path: nothing behind it is looked at. */
    static void cutPath() {
        call("ignoreIf", boolean.class, true);
    }

    /** Counts in the JVM that JPF runs on, where no backtracking undoes it. */
    static int count(int counter) {
        return (Integer)
                java.util.Objects.requireNonNull(call("incrementCounter", int.class, counter));
    }

    static Object call(String method, Class<?> type, Object argument) {
        try {
            return Class.forName("gov.nasa.jpf.vm.Verify")
                    .getMethod(method, type)
                    .invoke(null, argument);
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
