package sharelock.jpf.child;

import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hears in JPF's JVM what is said inside JPF with {@code Verify.log}: jpf-configs/common.properties
 * names it as JPF's log handler. So it can listen to JPF although nothing is compiled against JPF,
 * also where JPF's own launcher runs. What others log goes where JPF's own handler puts it.
 *
 * <p>The words are {@code goals A,B} at the start of a run that JPF's own launcher began, {@code
 * needsRest} there, {@code read FILE} at the start of any other run, {@code reached A}, {@code
 * looked}, {@code rest}, and {@code watch A} and {@code watched} around the evaluation of a
 * property that does not hold; what it read is in JPF's configuration then, as {@code check.seen}.
 */
public final class Ear extends Handler {
    private static final String NAME = "sharelock";
    private static final String SEEN = "check.seen";

    private final ByName jpf = new ByName();
    private @Nullable Handler others;
    private @Nullable Unreached unreached;
    private Evidence.@Nullable Writer evidence;
    private @Nullable Watch watch;

    @Override
    public void publish(LogRecord record) {
        try {
            if (!NAME.equals(record.getLoggerName())) others().publish(record);
            else hear(record.getMessage());
        } catch (ReflectiveOperationException strange) {
            throw new IllegalStateException("This JPF cannot be listened to", strange);
        }
    }

    private Handler others() throws ReflectiveOperationException {
        if (others == null) {
            others =
                    Class.forName("gov.nasa.jpf.util.LogHandler$DefaultConsoleHandler")
                            .asSubclass(Handler.class)
                            .getConstructor()
                            .newInstance();
        }
        return others;
    }

    private void hear(String message) throws ReflectiveOperationException {
        int space = message.indexOf(' ');
        String word = space < 0 ? message : message.substring(0, space);
        String what = space < 0 ? "" : message.substring(space + 1);
        Object vm = Class.forName("gov.nasa.jpf.vm.VM").getMethod("getVM").invoke(null);
        if (vm == null) throw new IllegalStateException("JPF's VM is not there");
        switch (word) {
            case "goals" -> unreached = Unreached.listen(jpf, vm, what);
            case "read" -> evidence = Evidence.Writer.listen(jpf, vm, Path.of(what));
            case "needsRest" -> {
                if (unreached != null) unreached.needsRest();
            }
            case "reached" -> {
                if (unreached != null) unreached.reached(what);
                if (evidence != null) evidence.reached(what);
            }
            case "looked" -> {
                if (evidence != null) evidence.looked();
            }
            case "rest" -> {
                if (unreached != null) unreached.rest();
            }
            case "watch" -> watch = Watch.begin(jpf, vm, what);
            case "watched" -> {
                String seen = watch == null ? "" : watch.end();
                Object config = jpf.get(vm, "getConfig");
                config.getClass()
                        .getMethod("setProperty", String.class, String.class)
                        .invoke(config, SEEN, seen);
            }
            default -> throw new IllegalArgumentException(message);
        }
    }

    @Override
    public void flush() {
        if (others != null) others.flush();
    }

    @Override
    public void close() {
        if (others != null) others.close();
    }
}
