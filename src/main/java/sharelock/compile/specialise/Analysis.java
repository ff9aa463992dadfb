package sharelock.compile.specialise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import sharelock.compile.read.MethodBody;
import sharelock.compile.read.Op.Src;
import sharelock.compile.read.Resolver;
import sharelock.compile.specialise.Frame.Site;
import sharelock.system.Stopped;

/**
 * Finds out what every local, field and array element of the closed world can be.
 *
 * <p>Conditional constant propagation (Wegman and Zadeck, 1991) joined with an inclusion-based
 * points-to analysis, over methods inlined at every call: a field is the constant that its
 * constructor left until a reachable operation writes it; a call reaches the methods of the classes
 * that its receiver can have; a branch is followed if its condition can hold. All tasks and
 * properties are analysed together, until nothing new is learnt. Values only grow, so the order of
 * work does not change the result.
 */
final class Analysis {
    private final Heap heap;
    private final Resolver resolver;
    private final ArrayDeque<Site> work = new ArrayDeque<>();
    private final Set<Site> queued = new HashSet<>();
    private final IdentityHashMap<MethodBody, List<List<Integer>>> uses = new IdentityHashMap<>();
    private final Transfer transfer;

    Analysis(Heap heap, Resolver resolver) {
        this.heap = heap;
        this.resolver = resolver;
        this.transfer = new Transfer(this);
    }

    Heap heap() {
        return heap;
    }

    Resolver resolver() {
        return resolver;
    }

    void run() {
        while (!work.isEmpty()) {
            Stopped.ifAsked();
            Site site = work.remove();
            queued.remove(site);
            transfer.apply(site);
        }
    }

    /** Control can come to an operation. */
    void reach(Frame frame, int op) {
        if (frame.reached().get(op)) return;
        frame.reached().set(op);
        again(new Site(frame, op));
    }

    /** What is made at a place. */
    Value.Refs made(Site site, Obj.Made.Product kind, Class<?> type, String name) {
        return new Value.Refs(heap.made(site, kind, type, name));
    }

    /** Something that the operation depends on has changed. */
    void again(Site site) {
        if (site.frame().reached().get(site.op()) && queued.add(site)) work.add(site);
    }

    /** A value can come to a local. */
    void flow(Frame frame, int local, Value value) {
        if (frame.join(local, value)) usersAgain(frame, local);
    }

    void usersAgain(Frame frame, int local) {
        for (int op : uses(frame.body()).get(local)) again(new Site(frame, op));
    }

    /** A value can come to a field or element. */
    void store(Fact fact, Value value) {
        if (fact.write(value)) List.copyOf(fact.readers()).forEach(this::again);
    }

    private List<List<Integer>> uses(MethodBody body) {
        return uses.computeIfAbsent(
                body,
                key -> {
                    List<List<Integer>> byLocal = new ArrayList<>();
                    key.locals().forEach(local -> byLocal.add(new ArrayList<>()));
                    for (int op = 0; op < key.code().size(); op++) {
                        for (Src source : key.code().get(op).sources()) {
                            if (source instanceof Src.Local local) {
                                byLocal.get(local.index()).add(op);
                            }
                        }
                    }
                    return byLocal;
                });
    }
}
