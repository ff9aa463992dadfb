package sharelock.jpf.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import sharelock.jpf.wire.Evidence;

/** Notes what is heard in a search, and writes it down at the end. */
final class Witness {
    private final ByName jpf;
    private final Path file;
    private final Set<String> reached = new HashSet<>();
    private boolean looked;
    private boolean cut;

    private Witness(ByName jpf, Path file) {
        this.jpf = jpf;
        this.file = file;
    }

    /** Listens to the search of a VM. */
    static Witness listen(ByName jpf, Object vm, Path file) {
        Witness witness = new Witness(jpf, file);
        Object search = jpf.get(vm, "getSearch");
        Listeners.add(
                jpf,
                search,
                event -> {
                    if (event.equals("searchConstraintHit")) witness.cut = true;
                    if (event.equals("searchFinished")) witness.end(search);
                });
        return witness;
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
