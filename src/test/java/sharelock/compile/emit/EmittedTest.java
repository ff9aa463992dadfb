package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sharelock.compile.emit.ProgramBuilder.longNumber;
import static sharelock.compile.emit.ProgramBuilder.number;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sharelock.Golden;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.SlotOverflow;
import sharelock.system.Stopped;

/**
 * The shape of what is emitted: short code where there can be, and what is done where there cannot.
 */
class EmittedTest {
    private static final Pattern STEP =
            Pattern.compile("  private \\w+_\\d+\\(.*?\n(?=\n)", Pattern.DOTALL);

    private final Toy toy = new Toy();

    private String print() {
        return Emitter.print(LayoutPlan.of(toy.build()));
    }

    /** The methods of the steps. */
    private void assertPinned(String name) {
        String steps =
                STEP.matcher(print())
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.joining("\n"));
        Golden.assertSame("emitted-" + name + ".txt", steps);
        BothWays.explore(toy.build(), 2000);
    }

    /** A computed cell is a shift within a word, and a branch between runs that are unlike. */
    @Test
    void cellsAreRuns() {
        int[] even = toy.array(Type.INT, 1, 2, 3, 4);
        int[] bits = toy.array(Type.BOOLEAN, 0, 1, 0);
        int[] fixed = toy.array(Type.INT, 6, 6);
        ProgramBuilder task = toy.task("mover");
        Operand.Var i = task.intVar("i");
        Operand.Var at = task.intVar("at");
        Operand.Var value = task.intVar("value");
        task.enter().choose(i, number(2));
        task.compute(at, i, BinaryOp.IADD, number(even[1])).load(value, at, even);
        task.store(number(even[0]), value);
        task.compute(at, i, BinaryOp.IADD, number(bits[0])).load(value, at, bits);
        task.store(at, number(1), bits);
        task.compute(at, i, BinaryOp.IADD, number(fixed[0])).load(value, at, fixed);
        task.compute(at, i, BinaryOp.IMUL, number(2)).load(value, at, even[0], even[2]);
        task.compute(at, i, BinaryOp.IMUL, number(bits[2]));
        task.load(value, at, even[0], bits[2]).store(number(even[3]), value).exit().finish();
        assertPinned("cells");
    }

    /** Constant functions are arithmetic, bits of a number, or a table. */
    @Test
    void lookupsAreShort() {
        int x = toy.cell(Type.LONG, 0);
        ProgramBuilder task = toy.task("looker");
        Operand.Var i = task.intVar("i");
        Operand.Var long0 = task.variable(Type.LONG, "long0");
        Operand.Var sum = task.variable(Type.LONG, "sum");
        task.enter().choose(i, number(2)).copy(sum, longNumber(0));
        for (long[] values :
                new long[][] {
                    {4, 4, 4},
                    {0, 1, 2},
                    {3, 4, 5},
                    {0, 7, 14},
                    {5, 12, 19},
                    {1, 0, 3},
                    {3, 2, 1},
                    {1, 2, 4},
                    {-1, 5, 0}
                }) {
            for (int low : new int[] {0, -1}) {
                task.lookup(long0, i, low, values);
                task.compute(sum, sum, BinaryOp.LADD, long0);
            }
        }
        task.lookup(long0, number(3), 3, 9).compute(sum, sum, BinaryOp.LADD, long0);
        long[] filling = {(1L << 16) - 1, 0, 5, 9};
        long[] tooLarge = {1L << 16, 0, 5, 9};
        task.lookup(long0, i, 0, filling).compute(sum, sum, BinaryOp.LADD, long0);
        task.lookup(long0, i, 0, tooLarge).compute(sum, sum, BinaryOp.LADD, long0);
        task.store(number(x), sum).exit().finish();
        assertPinned("lookups");
    }

    /** Cases that lie close are a table. */
    @Test
    void switchesAreTablesWhereTheirCasesAreClose() {
        int x = toy.cell(Type.INT, 0);
        ProgramBuilder task = toy.task("switcher");
        Operand.Var a = task.intVar("a");
        task.enter().choose(a, number(8));
        task.choice(a, Map.of(1, "one", 3, "two"), "next");
        task.label("next").choice(a, Map.of(1, "one", 7, "two"), "last");
        task.label("last").choice(a, Map.of(1, "one", 6, "two"), "none");
        task.label("one").store(number(x), number(1)).exit().goingTo("end");
        task.label("two").store(number(x), number(2)).exit().goingTo("end");
        task.label("none").store(number(x), a).exit();
        task.label("end").finish();
        assertPinned("switches");
    }

    /** Slots of every place and width in their words. */
    @Test
    void slotsAreCutOutOfTheirWords() {
        int wide = toy.cell(Type.LONG, Long.MAX_VALUE);
        int high = toy.cell(Type.INT, Integer.MIN_VALUE);
        int flag = toy.cell(Type.BOOLEAN, 0);
        int fixed = toy.cell(Type.INT, 12);
        int half = toy.array(Type.LONG, 1L << 33)[0];
        ProgramBuilder task = toy.task("mover");
        Operand.Var a = task.variable(Type.LONG, "a");
        Operand.Var b = task.intVar("b");
        task.visible().load(a, number(wide)).store(number(wide), longNumber(-1));
        task.visible().load(b, number(high)).store(number(high), number(5));
        task.visible().load(b, number(flag)).store(number(flag), number(1));
        task.visible().load(b, number(fixed)).store(number(fixed), number(12));
        task.visible().load(a, number(half)).store(number(half), longNumber(3));
        task.visible().copy(a, number(32_767)).compute(a, a, BinaryOp.LADD, longNumber(32_768));
        task.store(number(half), a);
        for (int n : new int[] {-2, -1, 5, 6, 127, 128, -128, -129, 32_767, 32_768, -32_769}) {
            task.compute(b, b, BinaryOp.IXOR, number(n));
        }
        task.store(number(high), b).finish();
        assertPinned("slots");
    }

    /** What joins, or goes round, jumps. */
    @Test
    void everyKindOfNodeMayGoElsewhere() {
        int x = toy.cell(Type.INT, 0);
        int again = toy.failure("again");
        ProgramBuilder task = toy.task("joins");
        Operand.Var way = task.intVar("way");
        task.enter().choose(way, number(3)).goingTo("ways");
        task.label("guards").guard(number(1)).goingTo("join");
        task.label("ways").unless(way, CompareOp.NE, number(0), "guards");
        task.unless(way, CompareOp.NE, number(1), "starts");
        task.start(number(1), again, 1).goingTo("join");
        task.label("join").store(number(x), way).exit().finish();
        task.label("starts").start(number(1), again, 1).goingTo("join");
        ProgramBuilder child = toy.task("child").startsDormant();
        child.visible().store(number(x), number(7)).finish();
        assertPinned("joins");
    }

    /** A loop that is left before its end is reached again by the next. */
    @Test
    void loopsCount() {
        int x = toy.cell(Type.INT, 0);
        ProgramBuilder task = toy.task("loops");
        Operand.Var i = task.intVar("i");
        task.enter().choose(i, number(3));
        task.label("loop").unless(i, CompareOp.LT, number(5), "end");
        task.compute(i, i, BinaryOp.IADD, number(1)).jump("loop");
        task.label("end").store(number(x), i).exit().finish();
        assertPinned("loops");
    }

    @Test
    void positionsOfManyPagesAreAllReached() {
        int x = toy.cell(Type.INT, 0);
        ProgramBuilder task = toy.task("long");
        for (int i = 0; i < 600; i++) task.visible().store(number(x), number(i % 7));
        task.finish();
        assertThat(BothWays.explore(toy.build(), 2000).states()).hasSize(601);
    }

    private int classes(int... positions) {
        Toy some = new Toy();
        int x = some.cell(Type.INT, 0);
        for (int t = 0; t < positions.length; t++) {
            ProgramBuilder task = some.task("task" + t);
            for (int i = 0; i < positions[t]; i++) task.visible().store(number(x), number(t));
            task.finish();
        }
        String text = Emitter.print(LayoutPlan.of(some.build()));
        return (int) Pattern.compile("class .*Emitted_Toy").matcher(text).results().count();
    }

    @Test
    void tasksShareAClassOfAtMost3000Positions() {
        assertThat(classes(3001)).isOne();
        assertThat(classes(1500, 1500)).isOne();
        assertThat(classes(1500, 1501)).isEqualTo(2);
        assertThat(classes(1, 2999, 3000)).isEqualTo(2);
        assertThat(classes(3001, 1, 2999)).isEqualTo(2);
    }

    @Test
    void tasksOfOneNameHaveMethodsOfTheirOwn() {
        int x = toy.cell(Type.INT, 0);
        for (String name : new String[] {"a.b", "a_b", "a-b", "observe"}) {
            toy.task(name).visible().store(number(x), number(2)).finish();
        }
        assertThat(print()).contains("a_b_0(", "a_b$2_0(", "a_b$3_0(", "observe$2_0(");
        assertThat(BothWays.explore(toy.build(), 200).states()).hasSize(16);
    }

    /** Numbers as in slots and steps, until they are more than a method may have. */
    private static void compute(ProgramBuilder program, Operand.Var of, int times) {
        for (int n = 0; n < times; n++) {
            program.compute(of, of, BinaryOp.IMUL, number(2 * n + 1));
            program.compute(of, of, BinaryOp.IXOR, number(23_456_789 + n));
        }
    }

    @Test
    void methodsThatHotSpotDoesNotCompileAreNamed() {
        int x = toy.cell(Type.INT, 0);
        ProgramBuilder task = toy.task("huge");
        Operand.Var i = task.intVar("i");
        task.enter().choose(i, number(2));
        compute(task, i, 800);
        task.store(number(x), i).exit().finish();
        LayoutPlan plan = LayoutPlan.of(toy.build());
        assertThat(Emitter.hugeMethods(plan)).containsExactly("huge_0");
        assertThat(Emitter.print(plan)).startsWith("// huge_0 has ");
    }

    @Test
    void anEntryTooLargeForAClassFileIsInterpreted() {
        int x = toy.cell(Type.INT, 0);
        int y = toy.cell(Type.INT, 0);
        ProgramBuilder task = toy.task("huge");
        Operand.Var i = task.intVar("i");
        task.load(i, number(x));
        compute(task, i, 5000);
        task.store(number(x), i).visible().store(number(y), number(1)).finish();
        assertThat(BothWays.explore(toy.build(), 100).states()).hasSize(2);
    }

    @Test
    void anEntryTooLargeForAClassFileMayFail() {
        int x = toy.cell(Type.INT, 0);
        int never = toy.failure("never");
        ProgramBuilder task = toy.task("huge");
        Operand.Var i = task.intVar("i");
        task.load(i, number(x));
        compute(task, i, 5000);
        task.fail(never);
        assertThat(BothWays.explore(toy.build(), 100).failures()).containsExactly(never);
    }

    /** One that does not hold, one that does, one that fails, and one that is small. */
    @Test
    void propertiesTooLargeForAClassFileAreInterpreted() {
        int x = toy.cell(Type.INT, 0);
        int wrong = toy.failure("wrong");
        ProgramBuilder task = toy.task("counter");
        for (int i = 1; i < 4; i++) task.visible().store(number(x), number(i));
        task.finish();
        for (int with = 0; with < 3; with++) {
            ProgramBuilder property = toy.property("Huge" + with);
            Operand.Var seen = property.intVar("seen");
            Operand.Var much = property.intVar("much");
            property.load(seen, number(x)).load(much, number(x));
            compute(property, much, 5000);
            property.unless(seen, CompareOp.EQ, number(with + 1), "other");
            if (with == 2) property.fail(wrong);
            else property.answer(number(with));
            property.label("other").answer(number(1 - with % 2));
        }
        ProgramBuilder small = toy.property("Small");
        Operand.Var seen = small.intVar("seen");
        small.load(seen, number(x)).answer(seen);
        assertThat(BothWays.explore(toy.build(), 100).states()).hasSize(4);
    }

    @Test
    void numbersAreWidened() {
        int x = toy.cell(Type.LONG, 0);
        ProgramBuilder task = toy.task("widens");
        Operand.Var i = task.intVar("i");
        Operand.Var l = task.variable(Type.LONG, "l");
        task.enter().choose(l, number(3)).choose(i, number(2));
        task.compute(l, l, BinaryOp.LADD, i).store(number(x), l);
        task.compute(l, i, BinaryOp.IADD, number(5)).store(number(x), l).exit().finish();
        assertThat(BothWays.explore(toy.build(), 100).values(x)).containsExactly(0L, 5L, 6L);
    }

    /** Only what belongs there may stand before the first position, or in a property. */
    @Test
    void whatCannotBeThereIsRefused() {
        toy.task("waits").guard(number(1)).visible().finish();
        assertThatThrownBy(this::print)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("waits runs 'when (1)")
                .hasMessageEndingWith("before its first position, but this is a visible operation");
        Toy other = new Toy();
        other.task("task").visible().finish();
        other.property("Starts").start(number(0), 0, 0).answer(number(1));
        assertThatThrownBy(() -> Emitter.print(LayoutPlan.of(other.build())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRunThatIsToStopStops() {
        toy.task("task").visible().finish();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(this::print).isInstanceOf(Stopped.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatDoesNotFitIsToldWithItsSlot() {
        int x = toy.cell(Type.INT, 0);
        toy.task("task").visible().store(number(x), number(-77)).finish();
        assertThat(BothWays.explore(toy.build(), 10).values(x)).containsExactly(-77L, 0L);
        assertThat(EmittedSystem.overflow(x, -77)).isInstanceOf(SlotOverflow.class);
    }
}
