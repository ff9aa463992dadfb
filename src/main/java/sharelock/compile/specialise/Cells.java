package sharelock.compile.specialise;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sharelock.compile.ir.ModelProgram.Cell;
import sharelock.compile.ir.Type;
import sharelock.compile.read.Op;
import sharelock.compile.read.Resolver;
import sharelock.compile.specialise.Frame.Site;
import sharelock.system.Stopped;

/**
 * Which fields and elements need a cell in the state, and the numbers of the cells.
 *
 * <p>A fact needs a cell if a task writes it, or if it is read at a computed number together with
 * one that does; an array has cells for all elements or for none. Facts that one operation can mean
 * are a group and get consecutive numbers.
 */
final class Cells {
    private final Heap heap;
    private final Resolver resolver;
    private final List<Obj> objects;
    private final Map<Fact, Fact> leaders = new HashMap<>();
    private final Set<Fact> needed = new LinkedHashSet<>();
    private final Set<Obj> arrays = new HashSet<>();
    private final Set<Obj> grouped = new HashSet<>();
    private final List<Cell> cells = new ArrayList<>();

    Cells(Analysis analysis, List<Frame> roots) {
        heap = analysis.heap();
        resolver = analysis.resolver();
        objects = heap.number();
        List<List<Fact>> accesses = new ArrayList<>();
        roots.forEach(root -> collect(root, accesses));
        for (boolean changed = true; changed; ) {
            changed = false;
            for (List<Fact> access : accesses) changed |= need(access);
        }
        accesses.forEach(this::group);
        number();
    }

    /** Every object by number, {@code null} first. */
    List<Obj> objects() {
        return objects;
    }

    List<Cell> cells() {
        return cells;
    }

    /** The facts that an operation can read or write, grouped by object. */
    List<List<Fact>> facts(Site site) {
        Op op = site.frame().body().code().get(site.op());
        return op instanceof Op.Access access ? facts(site, access) : List.of();
    }

    /** Those of the operation at a place, which is this one. */
    List<List<Fact>> facts(Site site, Op.Access access) {
        return access.by(field -> fields(site, field), element -> elements(site, element));
    }

    private List<List<Fact>> fields(Site site, Op.FieldAccess access) {
        if (access instanceof Op.PutField put && Transfer.isOfError(site, put)) return List.of();
        Field field = resolver.field(access.field());
        List<List<Fact>> all = new ArrayList<>();
        for (Obj each : Transfer.refs(site, access.object()).present()) {
            all.add(List.of(heap.field(each, field)));
        }
        return all;
    }

    private List<List<Fact>> elements(Site site, Op.ElementAccess access) {
        List<List<Fact>> all = new ArrayList<>();
        for (Obj each : Transfer.refs(site, access.array()).present()) {
            all.add(Transfer.touched(heap.elements(each), site.frame().value(access.index())));
        }
        return all;
    }

    private void collect(Frame frame, List<List<Fact>> accesses) {
        frame.reached().stream()
                .forEach(
                        op -> {
                            List<Fact> touched = new ArrayList<>();
                            facts(new Site(frame, op)).forEach(touched::addAll);
                            if (!touched.isEmpty()) accesses.add(touched);
                            frame.children(op).forEach(child -> collect(child, accesses));
                        });
    }

    private boolean need(List<Fact> access) {
        Stopped.ifAsked();
        if (access.stream().noneMatch(fact -> fact.written() || needed.contains(fact))) {
            return false;
        }
        boolean changed = false;
        for (Fact fact : access) {
            changed |= needed.add(fact);
            boolean array = fact.owner().isArray() && arrays.add(fact.owner());
            if (array) changed |= needed.addAll(heap.elements(fact.owner()));
        }
        return changed;
    }

    private void group(List<Fact> access) {
        if (!needed.contains(access.get(0))) return;
        Stopped.ifAsked();
        for (Fact fact : access) leaders.put(leader(fact), leader(access.get(0)));
        for (Fact fact : access) {
            if (!fact.owner().isArray() || !grouped.add(fact.owner())) continue;
            for (Fact element : heap.elements(fact.owner())) {
                leaders.put(leader(element), leader(fact));
            }
        }
    }

    private Fact leader(Fact fact) {
        Fact at = fact;
        while (true) {
            Fact up = leaders.get(at);
            if (up == null || up == at) return at;
            at = up;
        }
    }

    private void number() {
        List<Fact> order = new ArrayList<>(needed);
        order.sort(
                Comparator.comparing((Fact fact) -> fact.member().name())
                        .thenComparingInt(fact -> fact.owner().number())
                        .thenComparingInt(fact -> fact.member().index()));
        Map<Fact, List<Fact>> groups = new java.util.LinkedHashMap<>();
        for (Fact fact : order) {
            groups.computeIfAbsent(leader(fact), key -> new ArrayList<>()).add(fact);
        }
        int group = 0;
        for (List<Fact> members : groups.values()) {
            for (Fact fact : members) {
                fact.cell(cells.size());
                cells.add(cell(fact, group));
            }
            group++;
        }
    }

    /** A field goes by its class too where a subclass hides it. */
    private static String path(Fact fact) {
        Obj owner = fact.owner();
        for (Map.Entry<Field, Fact> field : owner.fields().entrySet()) {
            if (field.getValue() != fact) continue;
            String name = owner.nameOf(field.getKey());
            return owner.path().isEmpty() ? name : owner.path() + "." + name;
        }
        return fact.path();
    }

    private Cell cell(Fact fact, int group) {
        long least = fact.least();
        long greatest = fact.greatest();
        List<String> names = new ArrayList<>();
        if (fact.type() == Type.BOOLEAN) {
            least = 0;
            greatest = 1;
            names.addAll(List.of("false", "true"));
        } else if (fact.value() instanceof Value.Refs refs) {
            least = refs.objects().stream().mapToInt(Obj::number).min().orElse(0);
            greatest = refs.objects().stream().mapToInt(Obj::number).max().orElse(0);
            for (long i = least; i <= greatest; i++) names.add(objects.get((int) i).path());
        }
        return new Cell(
                fact.cell(),
                path(fact),
                fact.type(),
                number(fact.initial()),
                least,
                greatest,
                names,
                group,
                fact.member().bookkeeping());
    }

    /** How a constant stands in a state. */
    static long number(Value constant) {
        return constant.constant().orElse(0);
    }
}
