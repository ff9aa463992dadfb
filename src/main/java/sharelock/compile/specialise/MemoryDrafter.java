package sharelock.compile.specialise;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import sharelock.compile.graph.Chain;
import sharelock.compile.graph.Draft;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Instruction.CellRef;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;
import sharelock.compile.read.Op;
import sharelock.compile.read.Op.Src;
import sharelock.compile.specialise.Frame.Site;

/** Drafts reads and writes of fields and elements, with Java's checks for null and bounds. */
final class MemoryDrafter {
    private final Analysis analysis;
    private final Cells cells;
    private final Variables variables;

    MemoryDrafter(Analysis analysis, Cells cells, Variables variables) {
        this.analysis = analysis;
        this.cells = cells;
        this.variables = variables;
    }

    /** Drafts a read of a field; false if it always fails. */
    boolean draft(Site site, Op.GetField get, Chain chain) {
        if (!requirePresent(site, get.object(), chain)) return false;
        if (isInMemory(site, get)) load(site, get, chain);
        else constant(site, get, chain);
        return true;
    }

    boolean draft(Site site, Op.PutField put, Chain chain) {
        if (Transfer.isOfError(site, put)) return true;
        if (!requirePresent(site, put.object(), chain)) return false;
        store(site, put, put.value(), chain);
        return true;
    }

    boolean draft(Site site, Op.GetElement get, Chain chain) {
        if (!requireElement(site, get.array(), get.index(), chain)) return false;
        if (isInMemory(site, get)) load(site, get, chain);
        else constant(site, get, chain);
        return true;
    }

    boolean draft(Site site, Op.PutElement put, Chain chain) {
        if (!requireElement(site, put.array(), put.index(), chain)) return false;
        store(site, put, put.value(), chain);
        return true;
    }

    boolean draft(Site site, Op.Length length, Chain chain) {
        if (!requirePresent(site, length.array(), chain)) return false;
        if (isNeeded(site, length)) {
            chain.assign(variables.of(site.frame(), length.to()), lengths(site, length.array()));
        }
        return true;
    }

    /** Fails as a NullPointerException if the reference is null; false if it always is. */
    boolean requirePresent(Site site, Src object, Chain chain) {
        Value.Refs refs = Transfer.any(site, object);
        String message = "null in " + site.frame().body().texts().get(site.op());
        if (refs.present().isEmpty()) {
            chain.fail("NullPointerException", message);
            return false;
        }
        if (refs.mayBeNull()) {
            Operand operand = variables.operand(site.frame(), object);
            Operand nothing = new Operand.Const(Type.REF, 0);
            chain.require(CompareOp.NE, operand, nothing, "NullPointerException", message);
        }
        return true;
    }

    private boolean requireElement(Site site, Src array, Src index, Chain chain) {
        if (!requirePresent(site, array, chain)) return false;
        String message = "index out of bounds in " + site.frame().body().texts().get(site.op());
        String exception = "ArrayIndexOutOfBoundsException";
        List<Integer> lengths =
                Transfer.refs(site, array).present().stream()
                        .map(each -> analysis.heap().elements(each).size())
                        .toList();
        if (site.frame().value(index) instanceof Value.Num number) {
            boolean never = lengths.stream().noneMatch(length -> inside(number, length));
            boolean always = lengths.stream().allMatch(length -> inside(number, length));
            if (never) {
                chain.fail(exception, message);
                return false;
            }
            if (always) return true;
        }
        Operand at = variables.operand(site.frame(), index);
        chain.require(CompareOp.GE, at, Drafter.ZERO, exception, message);
        Operand length = new Operand.Const(Type.INT, lengths.get(0));
        if (lengths.stream().distinct().count() > 1) {
            Operand.Var computed = variables.temporary(Type.INT, "length");
            chain.assign(computed, lengths(site, array));
            length = computed;
        }
        chain.require(CompareOp.LT, at, length, exception, message);
        return true;
    }

    private static boolean inside(Value.Num index, int length) {
        return index.value() >= 0 && index.value() < length;
    }

    private Expr lengths(Site site, Src array) {
        return LookupTables.lookup(
                "length",
                variables.operand(site.frame(), array),
                Transfer.refs(site, array).present(),
                each -> analysis.heap().elements(each).size(),
                Type.INT);
    }

    private static boolean isNeeded(Site site, Op op) {
        return Variables.isVariable(site.frame(), op.to());
    }

    private boolean isInMemory(Site site, Op.Access access) {
        return facts(site, access).stream().anyMatch(fact -> fact.cell() >= 0);
    }

    private void load(Site site, Op.Access access, Chain chain) {
        List<Fact> facts = facts(site, access);
        Operand.Var target =
                isNeeded(site, access)
                        ? variables.of(site.frame(), access.to())
                        : variables.temporary(facts.get(0).type(), "unused");
        Draft before = chain.end();
        String text = site.frame().body().texts().get(site.op());
        CellRef place = place(cell(site, access, chain), facts, text);
        chain.access(before, new Instruction.Load(target, place));
    }

    /** A read of a field that nobody writes. */
    private void constant(Site site, Op.GetField get, Chain chain) {
        Field field = analysis.resolver().field(get.field());
        if (!Modifier.isFinal(field.getModifiers())) chain.touch();
        if (!isNeeded(site, get)) return;
        chain.assign(variables.of(site.frame(), get.to()), fieldConstants(site, get));
    }

    /** A read of an element that nobody writes. */
    private void constant(Site site, Op.GetElement get, Chain chain) {
        chain.touch();
        if (!isNeeded(site, get)) return;
        Operand.Var target = variables.of(site.frame(), get.to());
        chain.assign(target, elementConstants(site, get, chain));
    }

    private void store(Site site, Op.Access access, Src value, Chain chain) {
        List<Fact> facts = facts(site, access);
        Operand stored = variables.operand(site.frame(), value);
        Draft before = chain.end();
        String text = site.frame().body().texts().get(site.op());
        int assignment = text.indexOf(" = ");
        if (assignment >= 0) text = text.substring(0, assignment);
        CellRef place = place(cell(site, access, chain), facts, text);
        chain.access(before, new Instruction.Store(place, stored));
    }

    private List<Fact> facts(Site site, Op.Access access) {
        return cells.facts(site, access).stream().flatMap(Collection::stream).toList();
    }

    private static CellRef place(Operand cell, List<Fact> facts, String text) {
        BitSet numbers = new BitSet();
        facts.forEach(fact -> numbers.set(fact.cell()));
        return new CellRef(cell, numbers, text);
    }

    private Operand cell(Site site, Op.Access access, Chain chain) {
        return access.by(
                field -> fieldCell(site, field, chain),
                element -> elementCell(site, element.array(), element.index(), chain));
    }

    private Operand fieldCell(Site site, Op.FieldAccess access, Chain chain) {
        List<List<Fact>> facts = cells.facts(site, access);
        List<Obj> objects = Transfer.refs(site, access.object()).present();
        if (objects.size() == 1) return cellConstant(facts.get(0).get(0));
        Operand.Var cell = variables.temporary(Type.INT, "cell");
        chain.assign(
                cell,
                LookupTables.lookup(
                        "cell",
                        variables.operand(site.frame(), access.object()),
                        objects,
                        each -> facts.get(objects.indexOf(each)).get(0).cell(),
                        Type.INT));
        return cell;
    }

    private static Operand cellConstant(Fact fact) {
        return new Operand.Const(Type.INT, fact.cell());
    }

    private Operand elementCell(Site site, Src array, Src index, Chain chain) {
        List<Obj> arrays =
                Transfer.refs(site, array).present().stream()
                        .filter(each -> !analysis.heap().elements(each).isEmpty())
                        .toList();
        Operand base = cellConstant(analysis.heap().elements(arrays.get(0)).get(0));
        if (arrays.size() > 1) {
            Operand.Var computed = variables.temporary(Type.INT, "base");
            chain.assign(
                    computed,
                    LookupTables.lookup(
                            "base",
                            variables.operand(site.frame(), array),
                            arrays,
                            each -> analysis.heap().elements(each).get(0).cell(),
                            Type.INT));
            base = computed;
        }
        return plus(base, variables.operand(site.frame(), index), chain);
    }

    private Operand plus(Operand base, Operand index, Chain chain) {
        if (base instanceof Operand.Const b && index instanceof Operand.Const i) {
            return new Operand.Const(Type.INT, b.value() + i.value());
        }
        Operand.Var sum = variables.temporary(Type.INT, "cell");
        chain.assign(sum, new Expr.Binary(BinaryOp.IADD, base, index));
        return sum;
    }

    private Expr fieldConstants(Site site, Op.GetField get) {
        List<Obj> objects = Transfer.refs(site, get.object()).present();
        List<List<Fact>> facts = cells.facts(site, get);
        return LookupTables.lookup(
                get.field().name(),
                variables.operand(site.frame(), get.object()),
                objects,
                each -> constant(facts.get(objects.indexOf(each)).get(0)),
                facts.get(0).get(0).type());
    }

    private static long constant(Fact fact) {
        return Cells.number(fact.initial());
    }

    /** The elements of all arrays that are possible, one array behind the other. */
    private Expr elementConstants(Site site, Op.GetElement get, Chain chain) {
        List<Obj> arrays = Transfer.refs(site, get.array()).present();
        List<Fact> all = new ArrayList<>();
        List<Integer> bases = new ArrayList<>();
        for (Obj array : arrays) {
            bases.add(all.size());
            all.addAll(analysis.heap().elements(array));
        }
        Operand base = Drafter.ZERO;
        if (arrays.size() > 1) {
            Operand.Var computed = variables.temporary(Type.INT, "base");
            chain.assign(
                    computed,
                    LookupTables.lookup(
                            "base",
                            variables.operand(site.frame(), get.array()),
                            arrays,
                            each -> bases.get(arrays.indexOf(each)),
                            Type.INT));
            base = computed;
        }
        Operand at = plus(base, variables.operand(site.frame(), get.index()), chain);
        long[] values = all.stream().mapToLong(MemoryDrafter::constant).toArray();
        String name = arrays.stream().map(Obj::path).collect(Collectors.joining("|"));
        return new Expr.Lookup(name, at, 0, values, all.get(0).type());
    }
}
