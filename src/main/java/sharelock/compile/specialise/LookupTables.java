package sharelock.compile.specialise;

import java.util.Collection;
import java.util.function.ToLongFunction;
import sharelock.compile.ir.Expr;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;

/** Constant functions of the number of an object. */
final class LookupTables {

    private LookupTables() {}

    /** What {@code of} answers for whichever of the objects the operand is. */
    static Expr.Lookup lookup(
            String name,
            Operand object,
            Collection<Obj> objects,
            ToLongFunction<Obj> of,
            Type type) {
        int low = objects.stream().mapToInt(Obj::number).min().orElse(0);
        int high = objects.stream().mapToInt(Obj::number).max().orElse(0);
        long[] values = new long[high - low + 1];
        for (Obj each : objects) values[each.number() - low] = of.applyAsLong(each);
        return new Expr.Lookup(name, object, low, values, type);
    }
}
