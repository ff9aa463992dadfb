package sharelock.jpf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * The main class of a JVM in which JPF runs time after time: it is asked with the name of a file of
 * settings, one line each, and answers with all that JPF prints and {@link #DONE}.
 */
final class JpfLoop {
    static final String DONE = "JPF has run.";

    private JpfLoop() {}

    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        Method jpf = Class.forName("gov.nasa.jpf.tool.RunJPF").getMethod("main", String[].class);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String file = in.readLine(); file != null; file = in.readLine()) {
            jpf.invoke(null, (Object) new String[] {file});
            System.out.println(DONE);
        }
    }
}
