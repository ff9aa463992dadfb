package sharelock.compile.emit;

import static sharelock.compile.emit.ProgramBuilder.longNumber;
import static sharelock.compile.emit.ProgramBuilder.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import sharelock.compile.ir.Expr.BinaryOp;
import sharelock.compile.ir.Expr.CompareOp;
import sharelock.compile.ir.Expr.UnaryOp;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.ir.Operand;
import sharelock.compile.ir.Type;

/** Small models at random: every instruction, over few cells and variables of several types. */
final class RandomModels {
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        3,
        -1,
        5,
        7,
        100,
        -100,
        127,
        128,
        32_767,
        65_535,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE
    };

    private final Random random;
    private final Toy toy = new Toy();
    private final List<int[]> arrays = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();
    private final int tasks;
    private int labels;

    private ProgramBuilder program;
    private Operand.Var[] ints;
    private Operand.Var[] longs;
    private Operand.Var index;

    private RandomModels(long seed) {
        random = new Random(seed);
        Type[] all = {Type.INT, Type.BYTE, Type.LONG, Type.BOOLEAN, Type.CHAR, Type.SHORT};
        for (int i = 0; i < 4; i++) {
            Type type = all[random.nextInt(all.length)];
            long[] initial = new long[1 + random.nextInt(5)];
            for (int cell = 0; cell < initial.length; cell++) {
                long value = random.nextBoolean() ? 0 : NUMBERS[random.nextInt(9)];
                initial[cell] = Math.max(type.least(), Math.min(type.greatest(), value));
            }
            arrays.add(toy.array(type, initial));
            types.add(type);
        }
        for (int i = 0; i < 3; i++) toy.failure("failure " + i);
        tasks = 1 + random.nextInt(3);
        for (int task = 0; task < tasks; task++) addTask(task);
        addProperty();
    }

    static ModelProgram model(long seed) {
        return new RandomModels(seed).toy.build();
    }

    private boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void begin(ProgramBuilder builder) {
        program = builder;
        ints = new Operand.Var[4];
        longs = new Operand.Var[2];
        for (int i = 0; i < ints.length; i++) ints[i] = program.intVar("i" + i);
        for (int i = 0; i < longs.length; i++) longs[i] = program.variable(Type.LONG, "l" + i);
        index = program.intVar("index");
    }

    private void addTask(int task) {
        begin(toy.task("task " + task));
        if (task > 0 && sometimes(3)) program.startsDormant();
        if (sometimes(4)) program.daemon();
        for (Operand.Var variable : ints) program.copy(variable, number(random.nextInt(3)));
        for (Operand.Var variable : longs) program.copy(variable, longNumber(0));
        boolean loops = sometimes(2);
        if (sometimes(3)) local(2);
        program.visible().label("first" + task).jump("go" + task).label("go" + task);
        int steps = 2 + random.nextInt(4);
        for (int i = 0; i < steps; i++) {
            if (sometimes(3)) {
                atomic(task);
            } else {
                visible();
            }
            local(random.nextInt(3));
        }
        if (loops) {
            program.unless(anInt(), compare(), number(random.nextInt(3)), "first" + task);
        }
        program.finish();
    }

    private void addProperty() {
        for (int i = 0; i < 3; i++) {
            begin(toy.property("property " + i));
            for (Operand.Var variable : ints) program.copy(variable, number(i));
            for (Operand.Var variable : longs) program.copy(variable, longNumber(i));
            for (int n = 0; n < 4; n++) {
                load();
                compute();
                if (sometimes(4)) mayFail();
            }
            if (sometimes(2)) askFinished();
            program.answer(anInt());
        }
    }

    private void atomic(int task) {
        program.enter();
        if (sometimes(2)) {
            load();
            local(1);
            program.guard(anInt());
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> program.choose(anIntVar(), number(1 + random.nextInt(3)));
                case 1 -> askFinished();
                case 2 -> start(task);
                case 3 -> load();
                case 4 -> loop();
                default -> store();
            }
            if (sometimes(3)) local(1);
        }
        program.exit();
    }

    private void visible() {
        program.visible();
        switch (random.nextInt(5)) {
            case 0 -> program.choose(anIntVar(), number(1 + random.nextInt(3)));
            case 1 -> askFinished();
            case 2, 3 -> load();
            default -> store();
        }
    }

    private Integer[] allTasks() {
        Integer[] all = new Integer[tasks];
        for (int i = 0; i < tasks; i++) all[i] = i;
        return all;
    }

    private void askFinished() {
        if (sometimes(2)) {
            program.askFinished(anIntVar(), number(random.nextInt(tasks)), allTasks());
            return;
        }
        restrict(tasks);
        program.askFinished(anIntVar(), index, allTasks());
    }

    private void start(int task) {
        if (sometimes(2) || task > 0) {
            program.start(number(random.nextInt(tasks)), 2, allTasks());
            return;
        }
        restrict(tasks);
        program.start(index, 2, allTasks());
    }

    /** Leaves in {@code index} a number below a bound. */
    private void restrict(int bound) {
        program.compute(index, anInt(), BinaryOp.IAND, number(1023));
        program.compute(index, index, BinaryOp.IREM, number(bound));
    }

    private int placeOf(int array) {
        int[] cells = arrays.get(array);
        restrict(cells.length);
        program.compute(index, index, BinaryOp.IADD, number(cells[0]));
        return array;
    }

    private void load() {
        int array = random.nextInt(arrays.size());
        boolean asLong = types.get(array) == Type.LONG;
        Operand.Var to = asLong ? longs[random.nextInt(longs.length)] : anIntVar();
        boolean computed = sometimes(2);
        // a visible node comes first, so a computed number is left over from before
        int[] cells = arrays.get(array);
        if (!computed) {
            program.load(to, number(cells[random.nextInt(cells.length)]));
            return;
        }
        program.jump("load" + labels).label("load" + labels++);
        placeOf(array);
        program.load(to, index, cells);
    }

    private void store() {
        int array = random.nextInt(arrays.size());
        int[] cells = arrays.get(array);
        Operand value = fitting(types.get(array));
        if (sometimes(2)) {
            program.store(number(cells[random.nextInt(cells.length)]), value);
            return;
        }
        program.jump("store" + labels).label("store" + labels++);
        placeOf(array);
        program.store(index, value, cells);
    }

    /** A value as Java would store it into a field of a type. */
    private Operand fitting(Type type) {
        if (type == Type.LONG) return longs[random.nextInt(longs.length)];
        Operand.Var narrow = ints[3];
        program.jump("fit" + labels).label("fit" + labels++);
        switch (type) {
            case BYTE -> program.compute(narrow, UnaryOp.I2B, anInt());
            case CHAR -> program.compute(narrow, UnaryOp.I2C, anInt());
            case SHORT -> program.compute(narrow, UnaryOp.I2S, anInt());
            case BOOLEAN -> program.compute(narrow, anInt(), BinaryOp.IAND, number(1));
            default -> program.copy(narrow, anInt());
        }
        return narrow;
    }

    private void local(int count) {
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(6)) {
                case 0 -> branch();
                case 1 -> choice();
                case 2 -> mayFail();
                default -> compute();
            }
        }
    }

    private void branch() {
        String no = "no" + labels;
        String end = "end" + labels++;
        program.unless(anInt(), compare(), anInt(), no);
        compute();
        program.jump(end).label(no);
        compute();
        program.label(end);
    }

    private void choice() {
        String otherwise = "otherwise" + labels++;
        Map<Integer, String> cases = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            cases.put(random.nextInt(sometimes(2) ? 5 : 1000), "case" + labels + "." + i);
        }
        int first = labels++;
        program.choice(anInt(), cases, otherwise);
        for (int i = 0; i < 3; i++) {
            program.label("case" + first + "." + i);
            compute();
            if (sometimes(2)) program.jump(otherwise);
        }
        program.label(otherwise);
    }

    private void mayFail() {
        if (!sometimes(3)) return;
        String fine = "fine" + labels++;
        program.unless(
                anInt(), CompareOp.EQ, number(NUMBERS[random.nextInt(NUMBERS.length)]), fine);
        program.fail(random.nextInt(2), anInt()).label(fine);
    }

    private void loop() {
        String again = "again" + labels++;
        Operand.Var counter = ints[0];
        program.copy(counter, number(1 + random.nextInt(4))).label(again);
        Operand.Var sum = ints[1 + random.nextInt(2)];
        program.compute(sum, sum, BinaryOp.IADD, counter);
        program.compute(counter, counter, BinaryOp.ISUB, number(1));
        program.unless(counter, CompareOp.LE, number(0), again);
    }

    private void compute() {
        switch (random.nextInt(6)) {
            case 0 -> program.copy(anIntVar(), anInt());
            case 1 -> {
                UnaryOp op = UnaryOp.values()[random.nextInt(UnaryOp.values().length)];
                boolean fromLong = op == UnaryOp.LNEG || op == UnaryOp.L2I;
                Operand.Var to = op.type() == Type.LONG ? longs[0] : anIntVar();
                program.compute(to, op, fromLong ? longs[random.nextInt(2)] : anInt());
            }
            case 2 -> {
                restrict(4);
                long[] values = new long[4];
                for (int i = 0; i < 4; i++)
                    values[i] = NUMBERS[random.nextInt(sometimes(2) ? 4 : 15)];
                program.lookup(anIntVar(), index, 0, values);
            }
            case 3 -> compute(BinaryOp.LADD.ordinal(), BinaryOp.values().length);
            default -> compute(0, BinaryOp.LADD.ordinal());
        }
    }

    private void compute(int from, int to) {
        BinaryOp op = BinaryOp.values()[from + random.nextInt(to - from)];
        boolean onLongs = from > 0;
        boolean divides = op.name().matches(".(DIV|REM)");
        boolean shifts = op.name().contains("SH");
        Operand left = onLongs ? longs[random.nextInt(2)] : anInt();
        Operand right = onLongs && !shifts ? longs[random.nextInt(2)] : anInt();
        if (divides) right = onLongs ? longNumber(3) : number(sometimes(2) ? -1 : 2);
        Operand.Var result = op.type() == Type.LONG ? longs[random.nextInt(2)] : anIntVar();
        program.compute(result, left, op, right);
        if (!sometimes(4) && op.type() == Type.INT) {
            program.compute(result, result, BinaryOp.IAND, number(7));
        } else if (!sometimes(4) && op.type() == Type.LONG) {
            program.compute(result, result, BinaryOp.LAND, longNumber(7));
        }
    }

    private Operand.Var anIntVar() {
        return ints[random.nextInt(ints.length)];
    }

    private Operand anInt() {
        if (sometimes(4)) return number(NUMBERS[random.nextInt(NUMBERS.length)]);
        return anIntVar();
    }

    private CompareOp compare() {
        return CompareOp.values()[random.nextInt(CompareOp.values().length)];
    }
}
