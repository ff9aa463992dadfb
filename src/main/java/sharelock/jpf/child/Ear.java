package sharelock.jpf.child;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import sharelock.jpf.wire.Names;
import sharelock.jpf.wire.Sayings;

/**
 * Hears in JPF's JVM what is said inside JPF with {@code Verify.log}: jpf-configs/common.properties
 * names it as JPF's log handler. So it can listen to JPF although nothing is compiled against JPF,
 * also where JPF's own launcher runs. What others log goes where JPF's own handler puts it.
 */
public final class Ear extends Handler {
    private final ByName jpf = new ByName();
    private final Listener listener = new Listener();
    private @Nullable Handler others;

    @Override
    public void publish(LogRecord record) {
        if (Names.LOGGER.equals(record.getLoggerName())) {
            Sayings.hear(record.getMessage(), listener);
            return;
        }
        if (others == null) others = handlerOfJpf();
        others.publish(record);
    }

    private static Handler handlerOfJpf() {
        try {
            return ByName.type("gov.nasa.jpf.util.LogHandler$DefaultConsoleHandler")
                    .asSubclass(Handler.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException strange) {
            throw new IllegalStateException("This JPF has no log handler of its own", strange);
        }
    }

    /** Acts on what it hears. */
    private final class Listener implements Sayings {
        private @Nullable Unreached unreached;
        private @Nullable Recorder recorder;
        private @Nullable Watch watch;

        private Object vm() {
            try {
                Object vm = ByName.type("gov.nasa.jpf.vm.VM").getMethod("getVM").invoke(null);
                if (vm != null) return vm;
            } catch (ReflectiveOperationException strange) {
                throw new IllegalStateException("This JPF cannot be listened to", strange);
            }
            throw new IllegalStateException("JPF's VM is not there");
        }

        @Override
        public void goals(List<String> names) {
            unreached = Unreached.listen(jpf, vm(), names);
        }

        @Override
        public void needsRest() {
            if (unreached != null) unreached.needsRest();
        }

        @Override
        public void read(String file) {
            recorder = Recorder.listen(jpf, vm(), Path.of(file));
        }

        @Override
        public void reached(String goal) {
            if (unreached != null) unreached.reached(goal);
            if (recorder != null) recorder.reached(goal);
        }

        @Override
        public void looked() {
            if (recorder != null) recorder.looked();
        }

        @Override
        public void rest() {
            if (unreached != null) unreached.rest();
        }

        @Override
        public void watch(String property) {
            watch = Watch.begin(jpf, vm(), property);
        }

        @Override
        public void watched() {
            String seen = watch == null ? "" : watch.end().text();
            jpf.ask(jpf.get(vm(), "getConfig"), "setProperty", Names.Keys.SEEN, seen);
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
