package sharelock.jpf.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import sharelock.jpf.wire.Evidence;

/** Notes what is heard in a search, and writes it down at the end. */
final class Recorder {
    private final ByName jpf;
    private final Path file;
    private final Set<String> reached = new HashSet<>();
    private boolean looked;
    private boolean cut;

    private Recorder(ByName jpf, Path file) {
        this.jpf = jpf;
        this.file = file;
    }

    /** Listens to the search of a VM. */
    static Recorder listen(ByName jpf, Object vm, Path file) {
        Recorder recorder = new Recorder(jpf, file);
        Object search = jpf.get(vm, "getSearch");
        Listeners.add(
                jpf,
                search,
                event -> {
                    if (event.equals("searchConstraintHit")) recorder.cut = true;
                    if (event.equals("searchFinished")) recorder.end(search);
                });
        return recorder;
    }

    void reached(String goal) {
        reached.add(goal);
    }

    void looked() {
        looked = true;
    }

    private void end(Object search) throws IOException {
        boolean stopped = jpf.is(search, "isDone"); // somebody has told it to
        if (jpf.ask(search, "getLastSearchConstraint") != null || stopped) cut = true;
        new Evidence(reached, looked, cut, !cut).write(file);
    }
}
