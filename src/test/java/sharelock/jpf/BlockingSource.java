package sharelock.jpf;

import java.util.Random;

/**
 * Writes random models of tasks that wait for one another: locks, wait queues, pools, forks,
 * guards, daemons, and every so often a fault. Each task is short, since JPF tries all orders.
 */
final class BlockingSource {
    private static final String HEAD =
            """
            package random;

            import sharelock.kernel.*;
            import sharelock.model.*;

            public final class Model {
            static final class Page {
            int v;
            Page next;
            final AtomicInt count = new AtomicInt(1);
            }
            int x;
            int y;
            boolean z;
            final int[] a = {1, 0};
            final SpinLock s0 = new SpinLock("s0");
            final SpinLock s1 = new SpinLock("s1");
            final RwLock rw = new RwLock("rw");
            final Mutex mutex = new Mutex("mutex");
            final RwSemaphore any = new RwSemaphore("any", RwSemaphore.Order.ANY);
            final RwSemaphore queued = new RwSemaphore("queued", RwSemaphore.Order.QUEUE);
            final WaitQueue queue = new WaitQueue("queue");
            final AtomicInt count = new AtomicInt(1);
            final Page p0 = new Page();
            final Page p1 = new Page();
            final Pool<Page> pool = new Pool<>("pool", new Page[] {p0});
            final Pool<Page> scarce = new Pool<>("scarce", Pool.Supply.MAY_FAIL, new Page[] {p1});
            final Cpu cpu = new Cpu("cpu");
            Page shared;
            final Task[] tasks;
            static final class Everything implements Invariant<Model> {
            @Override public boolean holds(Model m) {
            int sum = m.x + m.y + m.a[0] + m.a[1] + m.p0.v + m.p1.v;
            for (Task task : m.tasks) sum += ((Base) task).mine;
            if (m.z) sum++;
            if (m.shared == null || m.p0.next == null || m.p1.next == null) sum++;
            return sum >= 0 || sum < 0;
            }
            }
            """;

    private final Random random;
    private final StringBuilder text = new StringBuilder(HEAD);
    private final boolean[] dormant;
    private int names;

    private BlockingSource(Random random) {
        this.random = random;
        dormant = new boolean[2 + random.nextInt(2)];
        for (int i = 1; i < dormant.length; i++) dormant[i] = chance(30);
    }

    static String write(long seed) {
        BlockingSource source = new BlockingSource(new Random(seed));
        source.model();
        return source.text.toString();
    }

    private void model() {
        line("public Model() {");
        line("tasks = new Task[" + dormant.length + "];");
        for (int i = 0; i < dormant.length; i++) line("tasks[" + i + "] = new T" + i + "();");
        line("}");
        line("abstract class Base extends Task {");
        line("int mine;");
        line("Base(String name) { super(name); }");
        line("}");
        for (int i = 0; i < dormant.length; i++) task(i);
        line("}");
    }

    private void task(int number) {
        boolean daemon = chance(15);
        line("final class T" + number + " extends Base {");
        line("T" + number + "() { super(\"t" + number + "\"); }");
        if (dormant[number]) flag("startsDormant");
        if (daemon) flag("isDaemon");
        line("@Override protected void run() {");
        if (daemon && chance(60)) {
            line("while (true) {");
            line(
                    "Steps.when(() -> "
                            + of("x > 1", "z", "count.get() == 0")
                            + ", () -> { x = 0; z = false; });");
            line("}");
        } else {
            block(dormant.length > 2 ? 2 : 3, number, 2);
        }
        line("}");
        line("}");
    }

    private void flag(String method) {
        line("@Override protected boolean " + method + "() { return true; }");
    }

    private void block(int most, int task, int depth) {
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) statement(task, depth);
    }

    private void statement(int task, int depth) {
        switch (random.nextInt(depth > 0 ? 14 : 10)) {
            case 0, 1, 2 -> plain();
            case 3 -> step();
            case 4 -> counted();
            case 5 -> sleep();
            case 6 -> fork(task);
            case 7 -> allocate();
            case 8 -> fault();
            case 9 -> mine();
            case 10 -> {
                line("if (" + condition() + ") {");
                block(1, task, depth - 1);
                line("}");
            }
            case 11 -> {
                String i = "i" + names++;
                line("for (int " + i + " = 0; " + i + " < 2; " + i + "++) {");
                block(1, task, 0);
                line("}");
            }
            default -> locked(task, depth - 1);
        }
    }

    private void plain() {
        line(
                of(
                        "x = (x + 1) & 3;",
                        "y = x;",
                        "x++;",
                        "y = x + a[y & 1];",
                        "a[x & 1]++;",
                        "z = !z;",
                        "z = x > y;",
                        "shared = p0;",
                        "p0.v = x;",
                        "count.set(x);"));
    }

    private void mine() {
        line(of("mine++;", "mine = x; mine++;", "mine = 3; y = mine; mine = 0;"));
    }

    private String condition() {
        return of("x == y", "x > 0", "z", "a[0] != a[1]", "count.get() > 1", "x + y < 2", "!z");
    }

    private void step() {
        String body = of("{ x++; y = x; }", "{ z = true; x = Steps.choose(2); }", "x = y + 1");
        line(
                of(
                        "Steps.atomically(() -> "
                                + body.replace("x = y + 1", "{ x = y + 1; }")
                                + ");",
                        "Steps.await(() -> " + condition() + ");",
                        "Steps.when(() -> "
                                + condition()
                                + ", () -> { "
                                + of("x++;", "z = false;", "y = 2; x = 0;")
                                + " });",
                        "y = Steps.choose(3);",
                        "if (Steps.choose(2) == 1) x = 2;"));
    }

    private void counted() {
        switch (random.nextInt(4)) {
            case 0 -> line("count.inc();");
            case 1 -> line("if (count.decAndTest()) " + of("x = 3;", "z = true;", "count.set(1);"));
            case 2 -> line("if (count.compareAndSet(1, 2)) y++;");
            default -> line("if (!count.incNotZero()) " + of("x = 1;", "return;"));
        }
    }

    private void sleep() {
        switch (random.nextInt(5)) {
            case 0 -> line("queue.sleepOn();");
            case 1 -> line("queue.wakeUp();");
            case 2 -> line("queue.wakeUpOne();");
            case 3 -> {
                line("queue.prepareToWait();");
                line("if (" + condition() + ") queue.schedule();");
                line("queue.finishWait();");
            }
            default -> line("z = true; queue.wakeUp();");
        }
    }

    private void fork(int task) {
        for (int i = 0; i < dormant.length; i++) {
            if (i != task && dormant[i] && chance(60)) {
                line("tasks[" + i + "].start();");
                return;
            }
        }
        // It is only waited for: a look at finished() may come before private writes (warts.md).
        line("Steps.await(() -> tasks[" + (task + 1) % dormant.length + "].finished());");
    }

    private void allocate() {
        String p = "p" + (9 + names++);
        String from = of("pool", "scarce");
        line("Page " + p + " = " + from + of(".alloc();", ".allocSleeping();"));
        if (chance(85)) line("if (" + p + " != null) {");
        else line("{");
        line(of(p + ".v = x;", "x = " + p + ".v;", p + ".count.inc();", "shared = " + p + ";"));
        if (chance(75)) line(from + ".free(" + p + ");");
        if (chance(10)) line("pool.free(p0);");
        line("}");
    }

    private void fault() {
        if (chance(40)) {
            plain();
            return;
        }
        line(
                of(
                        "assert x <= 2 : \"x\";",
                        "assert x <= y || z : \"y\";",
                        "shared.v++;",
                        "a[y] = 2;",
                        "y = 6 / (2 - x);",
                        "if (x == 2) throw new AssertionError(\"two\");",
                        "s0.unlock();",
                        "pool.assertLive(p0);",
                        "Cpu.mightSleep();"));
    }

    private void locked(int task, int depth) {
        String[] pair =
                of(
                        new String[] {"s0.lock();", "s0.unlock();"},
                        new String[] {"s1.lock();", "s1.unlock();"},
                        new String[] {"rw.readLock();", "rw.readUnlock();"},
                        new String[] {"rw.writeLock();", "rw.writeUnlock();"},
                        new String[] {"mutex.lock();", "mutex.unlock();"},
                        new String[] {"any.downRead();", "any.upRead();"},
                        new String[] {"any.downWrite();", "any.upWrite();"},
                        new String[] {"queued.downRead();", "queued.upRead();"},
                        new String[] {"queued.downWrite();", "queued.upWrite();"},
                        new String[] {"cpu.enter();", "cpu.leave();"},
                        new String[] {"Cpu.preemptDisable();", "Cpu.preemptEnable();"},
                        new String[] {"if (s0.trylock()) {", "s0.unlock(); }"});
        line(pair[0]);
        block(2, task, depth);
        boolean open = pair[1].endsWith("}");
        if (open || chance(95)) line(pair[1]);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }
}
