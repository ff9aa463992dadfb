package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sharelock.compile.emit.ProgramBuilder.longNumber;
import static sharelock.compile.emit.ProgramBuilder.number;
import static sharelock.compile.emit.ProgramBuilder.object;

import java.util.Map;
import org.junit.jupiter.api.Test;
import sharelock.compile.ModelError;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Expr.UnaryOp;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;
import sharelock.compile.layout.LayoutPlan;

class EmitterTest {
    private final Toy toy = new Toy();

    private BothWays.Seen explore() {
        return BothWays.explore(toy.build(), 20_000);
    }

    @Test
    void unlockedIncrementsInterleave() {
        BothWays.Seen seen = BothWays.explore(InterpreterTest.counter(3).build(), 20_000);

        assertThat(seen.values(0)).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void chooseVisitsEveryCombination() {
        int x = toy.cell(Type.INT, 0);
        ProgramBuilder task = toy.task("chooser");
        Operand.Var a = task.intVar("a");
        Operand.Var b = task.intVar("b");
        task.enter().choose(a, number(3)).compute(b, a, BinaryOp.IADD, number(1)).choose(b, b);
        task.compute(a, a, BinaryOp.IMUL, number(10)).compute(a, a, BinaryOp.IADD, b);
        task.store(number(x), a).exit().finish();

        assertThat(explore().values(x)).containsExactly(0L, 10L, 11L, 20L, 21L, 22L);
    }

    @Test
    void guardDisablesAStepUntilItHolds() {
        int flag = toy.cell(Type.BOOLEAN, 0);
        int order = toy.cell(Type.INT, 0);
        ProgramBuilder waiter = toy.task("waiter");
        Operand.Var open = waiter.intVar("open");
        waiter.enter().load(open, number(flag)).guard(open);
        waiter.store(number(order), number(2)).exit().finish();
        toy.task("opener").visible().store(number(flag), number(1)).finish();

        BothWays.Seen seen = explore();

        assertThat(seen.states()).hasSize(3);
    }

    @Test
    void startWakesATaskAndRunsItsEntry() {
        int own = toy.cell(Type.INT, 0);
        int notDormant = toy.failure("started twice");
        ProgramBuilder parent = toy.task("parent");
        Operand.Var who = parent.intVar("who");
        parent.enter().choose(who, number(2)).compute(who, who, BinaryOp.IADD, number(1));
        parent.start(who, notDormant, 1, 2).exit();
        parent.visible().start(who, notDormant, 1, 2).finish();
        for (int i = 1; i < 3; i++) {
            ProgramBuilder child = toy.task("child" + i).startsDormant();
            Operand.Var mine = child.intVar("mine");
            child.copy(mine, number(10 * i)).store(number(own), mine);
            child.visible().store(number(own), number(3)).store(number(own), mine).finish();
        }

        BothWays.Seen seen = explore();

        assertThat(seen.values(own)).containsExactly(0L, 10L, 20L);
        assertThat(seen.failures()).containsExactly(notDormant);
    }

    @Test
    void finishedIsSeenByOthers() {
        int seenDone = toy.cell(Type.BOOLEAN, 0);
        ProgramBuilder watcher = toy.task("watcher").daemon();
        Operand.Var done = watcher.intVar("done");
        watcher.enter().askFinished(done, number(1), 1).guard(done);
        watcher.store(number(seenDone), done).exit().finish();
        toy.task("short").visible().jump("end").label("end").finish();

        assertThat(explore().values(seenDone)).containsExactly(0L, 1L);
    }

    @Test
    void switchTakesItsCases() {
        int x = toy.cell(Type.INT, 0);
        ProgramBuilder task = toy.task("switcher");
        Operand.Var a = task.intVar("a");
        task.enter()
                .choose(a, number(6))
                .choice(a, Map.of(1, "one", 3, "three", 4, "one"), "other");
        task.label("one").store(number(x), number(11)).jump("end");
        task.label("three").store(number(x), number(33)).jump("end");
        task.label("other").store(number(x), a);
        task.label("end").exit().finish();

        assertThat(explore().values(x)).containsExactly(0L, 2L, 5L, 11L, 33L);
    }

    @Test
    void computedCellsAreFoundInOneWordAndAcrossWords() {
        int[] small = toy.array(Type.INT, 1, 2, 3, 4, 5);
        int[] large = toy.array(Type.LONG, 1L << 40, 2, 3, 4, 5, 6, 7);
        ProgramBuilder task = toy.task("mover");
        Operand.Var i = task.intVar("i");
        Operand.Var from = task.intVar("from");
        Operand.Var to = task.intVar("to");
        Operand.Var value = task.intVar("value");
        Operand.Var wide = task.variable(Type.LONG, "wide");
        task.visible().choose(i, number(5));
        task.visible().compute(from, i, BinaryOp.IADD, number(small[0])).load(value, from, small);
        task.compute(wide, value, BinaryOp.LADD, longNumber(1L << 50));
        task.compute(to, i, BinaryOp.IADD, number(large[0]));
        task.visible().store(to, wide, large).store(from, number(-7), small).finish();

        BothWays.Seen seen = explore();

        assertThat(seen.values(large[2])).containsExactly(3L, 3 + (1L << 50));
        assertThat(seen.values(small[2])).containsExactly(-7L, 3L);
    }

    @Test
    void lookupsAreAffinePackedOrTables() {
        int x = toy.cell(Type.LONG, 0);
        ProgramBuilder task = toy.task("looker");
        Operand.Var i = task.intVar("i");
        Operand.Var affine = task.variable(Type.LONG, "affine");
        Operand.Var packed = task.variable(Type.INT, "packed");
        Operand.Var table = task.variable(Type.LONG, "table");
        task.enter().choose(i, number(4)).compute(i, i, BinaryOp.IADD, number(5));
        task.lookup(affine, i, 5, -100, -90, -80, -70).lookup(packed, i, 4, 9, 1, 3, 2, 7);
        task.lookup(table, i, 5, Long.MIN_VALUE, 0, 5, Long.MAX_VALUE);
        task.compute(affine, affine, BinaryOp.LADD, packed);
        task.compute(affine, affine, BinaryOp.LXOR, table);
        task.store(number(x), affine).exit().finish();

        assertThat(explore().values(x))
                .containsExactlyInAnyOrder(
                        -99 ^ Long.MIN_VALUE, -63 ^ Long.MAX_VALUE, -87L, -78L ^ 5, 0L)
                .hasSize(5);
    }

    @Test
    void everyOperatorComputesAsTheJvmDoes() {
        long[] samples = {0, 1, -1, 7, 31, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x1234_5678};
        for (BinaryOp op : BinaryOp.values()) {
            Toy one = new Toy();
            int x = one.cell(Type.LONG, 0);
            boolean onLongs = op.ordinal() >= BinaryOp.LADD.ordinal();
            boolean divides = op.name().matches(".(DIV|REM)");
            ProgramBuilder task = one.task("calculator");
            Operand.Var i = task.intVar("i");
            Operand.Var j = task.intVar("j");
            Type type = onLongs ? Type.LONG : Type.INT;
            Operand.Var left = task.variable(type, "left");
            Operand.Var right = task.variable(op.name().contains("SH") ? Type.INT : type, "right");
            Operand.Var result = task.variable(op.type(), "result");
            task.enter().choose(i, number(8)).choose(j, number(8));
            task.lookup(left, i, 0, samples).lookup(right, j, 0, samples);
            if (divides) task.unless(j, CompareOp.NE, number(0), "end");
            task.compute(result, left, op, right).store(number(x), result);
            task.label("end").exit().finish();

            assertThat(BothWays.explore(one.build(), 1000).states()).hasSizeGreaterThan(3);
        }
    }

    @Test
    void everyConversionComputesAsTheJvmDoes() {
        for (UnaryOp op : UnaryOp.values()) {
            Toy one = new Toy();
            int x = one.cell(Type.LONG, 0);
            boolean onLong = op == UnaryOp.LNEG || op == UnaryOp.L2I;
            ProgramBuilder task = one.task("converter");
            Operand.Var i = task.intVar("i");
            Operand.Var of = task.variable(onLong ? Type.LONG : Type.INT, "of");
            Operand.Var result = task.variable(op.type(), "result");
            task.enter().choose(i, number(4)).lookup(of, i, 0, 5, -200, 70_000, Integer.MIN_VALUE);
            task.compute(result, op, of).store(number(x), result).exit().finish();

            assertThat(BothWays.explore(one.build(), 1000).states()).hasSize(5);
        }
    }

    @Test
    void everyComparisonIsTakenBothWays() {
        for (CompareOp op : CompareOp.values()) {
            for (int with : new int[] {0, 1}) {
                Toy one = new Toy();
                int x = one.cell(Type.INT, 0);
                ProgramBuilder task = one.task("comparer");
                Operand.Var i = task.intVar("i");
                task.enter().choose(i, number(3)).compute(i, i, BinaryOp.ISUB, number(1 - with));
                task.unless(i, op, number(with), "no");
                task.store(number(x), number(1)).exit().finish();
                task.label("no").store(number(x), number(2)).exit().finish();

                assertThat(BothWays.explore(one.build(), 100).values(x))
                        .containsExactly(0L, 1L, 2L);
            }
        }
    }

    @Test
    void nullAndFarObjectsShareANarrowSlot() {
        int next = toy.array(Type.REF, 57)[0];
        ProgramBuilder task = toy.task("walker");
        Operand.Var at = task.variable(Type.REF, "at");
        Operand.Var i = task.intVar("i");
        task.visible().choose(i, number(4)).lookup(at, i, 0, 0, 57, 60, 58);
        task.visible().store(number(next), at);
        task.visible().store(number(next), object(0)).finish();

        BothWays.Seen seen = explore();

        assertThat(seen.values(next)).containsExactly(0L, 57L, 58L, 60L);
        assertThat(seen.plan().slot(next).width()).isEqualTo(3);
    }

    @Test
    void propertiesAnswerAndFail() {
        int x = toy.cell(Type.INT, 0);
        int divided = toy.failure("/ by zero");
        ProgramBuilder task = toy.task("counter");
        for (int i = 1; i < 4; i++) task.visible().store(number(x), number(i));
        task.finish();
        ProgramBuilder odd = toy.property("IsOdd");
        Operand.Var value = odd.intVar("value");
        odd.load(value, number(x)).compute(value, value, BinaryOp.IAND, number(1)).answer(value);
        ProgramBuilder picky = toy.property("FailsAtTwo");
        Operand.Var seen = picky.intVar("seen");
        picky.load(seen, number(x)).unless(seen, CompareOp.EQ, number(2), "fine");
        picky.fail(divided, seen).label("fine").answer(number(1));

        assertThat(explore().states()).hasSize(4);
    }

    @Test
    void loopWithoutAVisibleOperationIsNamed() {
        int x = toy.cell(Type.INT, 0);
        ProgramBuilder task = toy.task("spinner");
        task.visible().store(number(x), number(1));
        task.label("spin").jump("spin").finish();

        assertThatThrownBy(this::explore)
                .isInstanceOf(ModelError.class)
                .hasMessage(
                        "Toy.java:2 loops without a visible operation in task spinner: more than"
                                + " 1000000 rounds in one step. Bound the loop, or let it read a"
                                + " field that another task writes.");
    }

    @Test
    void loopsInsideAStepCompute() {
        int x = toy.cell(Type.INT, 0);
        ProgramBuilder task = toy.task("summer");
        Operand.Var i = task.intVar("i");
        Operand.Var sum = task.intVar("sum");
        task.enter().copy(i, number(100)).copy(sum, number(0));
        task.label("loop").compute(sum, sum, BinaryOp.IADD, i);
        task.compute(i, i, BinaryOp.ISUB, number(1)).unless(i, CompareOp.LE, number(0), "loop");
        task.store(number(x), sum).exit().finish();

        assertThat(explore().values(x)).containsExactly(0L, 5050L);
    }

    @Test
    void thousandsOfPositionsAreSplitOverMethodsAndClasses() {
        int x = toy.cell(Type.INT, 0);
        for (int t = 0; t < 2; t++) {
            ProgramBuilder task = toy.task("long" + t);
            for (int i = 0; i < 2000; i++) task.visible().store(number(x), number(t));
            task.finish();
        }

        assertThat(BothWays.explore(toy.build(), 300).states()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(Emitter.hugeMethods(LayoutPlan.of(toy.build()))).isEmpty();
    }

    @Test
    void stepTooLargeForAClassFileIsInterpreted() {
        int x = toy.cell(Type.INT, 0);
        ProgramBuilder task = toy.task("huge");
        Operand.Var i = task.intVar("i");
        task.enter().choose(i, number(2));
        for (int n = 0; n < 5000; n++) {
            task.compute(i, i, BinaryOp.IMUL, number(2 * n + 1));
            task.compute(i, i, BinaryOp.IXOR, number(23_456_789 + n));
        }
        task.store(number(x), i).exit().finish();

        assertThat(explore().states()).hasSize(3);
    }

    @Test
    void printShowsMethodsAndLines() {
        String text = Emitter.print(LayoutPlan.of(InterpreterTest.counter(1).build()));

        assertThat(text).contains("adder0_1", "LINENUMBER 3", "sharelock/system/Successors.commit");
    }
}
