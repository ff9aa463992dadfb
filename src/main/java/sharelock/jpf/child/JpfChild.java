package sharelock.jpf.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/**
 * The main class of the JVM that JPF runs in. That JVM ends when its standard input does, so that
 * none is left behind when Sharelock is killed.
 */
final class JpfChild {
    private static final int ORPHANED = 1;

    private JpfChild() {}

    /**
     * Runs JPF's own launcher with the first argument, a file of settings. If there is a second
     * one, JPF's listeners lead it along one path, and that file tells of it then.
     */
    public static void main(String[] args) throws Exception {
        Thread lifeline = new Thread(() -> awaitEnd(System.in), "lifeline");
        lifeline.setDaemon(true);
        lifeline.start();
        try {
            if (args.length == 1) launch(args);
            else PathTeller.run(args[0], Path.of(args[1]));
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Error error) throw error;
            throw thrown;
        }
    }

    private static void launch(String[] args) throws ReflectiveOperationException {
        Class.forName("gov.nasa.jpf.tool.RunJPF")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
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
