package sharelock.jpf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;

/**
 * The main class of the JVM that JPF runs in. That JVM ends when its standard input does, so that
 * none is left behind when Sharelock is killed.
 */
public final class JpfChild {
    private static final int ORPHANED = 1;

    private JpfChild() {}

    /** Runs JPF's own launcher with the arguments. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread lifeline = new Thread(() -> awaitEnd(System.in), "lifeline");
        lifeline.setDaemon(true);
        lifeline.start();
        try {
            Class.forName("gov.nasa.jpf.tool.RunJPF")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Error error) throw error;
            throw thrown;
        }
    }

    private static void awaitEnd(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
