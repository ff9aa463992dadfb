package sharelock.compile.refusals;

import java.util.stream.Stream;

/** The threads, locks and services of the JVM. */
final class ThreadRefusals {
    private ThreadRefusals() {}

    static Stream<Refusal> all() {
        return Stream.concat(jvmLocks(), libraries());
    }

    private static Stream<Refusal> jvmLocks() {
        return Stream.of(
                Refusal.of(
                        "a synchronized block",
                        "final Object lock = new Object();",
                        "synchronized (lock) { /*here*/\nx++;\n}",
                        "LINE uses synchronized inside task worker. "
                                + "The checker does not see the JVM's own locks. "
                                + "Use sharelock.kernel.SpinLock, or Steps.atomically for one indivisible step."),
                Refusal.of(
                        "a synchronized method",
                        "synchronized void bump() { x++; } /*here*/",
                        "bump();",
                        "LINE is a synchronized method inside task worker. "
                                + "The checker does not see the JVM's own locks. "
                                + "Use sharelock.kernel.SpinLock, or Steps.atomically for one indivisible step."),
                Refusal.of(
                        "an atomic integer",
                        "final AtomicInteger count = new AtomicInteger();",
                        "x = count.incrementAndGet(); /*here*/",
                        "LINE calls java.util.concurrent.atomic.AtomicInteger.incrementAndGet inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "The checker does not see java.util.concurrent. "
                                + "Use sharelock.kernel, or plain fields in Steps.atomically."),
                Refusal.of(
                        "a lock of java.util.concurrent",
                        "final ReentrantLock lock = new ReentrantLock();",
                        "lock.lock(); /*here*/\nx++;",
                        "LINE calls java.util.concurrent.locks.ReentrantLock.lock inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "The checker does not see java.util.concurrent. "
                                + "Use sharelock.kernel, or plain fields in Steps.atomically."));
    }

    private static Stream<Refusal> libraries() {
        return Stream.of(
                Refusal.of(
                        "a monitor that is waited for",
                        "final Object lock = new Object();",
                        "lock.notifyAll(); /*here*/",
                        "LINE calls java.lang.Object.notifyAll inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "The checker does not see the JVM's own monitors. "
                                + "Use sharelock.kernel.WaitQueue, or Steps.when and a field."),
                Refusal.of(
                        "a thread that sleeps",
                        "void pause() { Thread.yield(); } /*here*/",
                        "pause();",
                        "LINE calls java.lang.Thread.yield inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "A model has neither threads nor a clock nor output. "
                                + "A thread is a sharelock.model.Task, kept in a field of the model; wait with Steps.await."),
                Refusal.of(
                        "reflection",
                        "Class<?> type;",
                        "type = getClass(); /*here*/",
                        "LINE calls java.lang.Object.getClass inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Reflection cannot be compiled. "
                                + "Name the class, field or method directly."),
                Refusal.of(
                        "the clock",
                        "long now;",
                        "now = System.nanoTime(); /*here*/",
                        "LINE calls java.lang.System.nanoTime inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "A model has neither threads nor a clock nor output. "
                                + "A thread is a sharelock.model.Task, kept in a field of the model; wait with Steps.await."),
                Refusal.of(
                        "random numbers",
                        "final Random random = new Random(1);",
                        "x = random.nextInt(2); /*here*/",
                        "LINE calls java.util.Random.nextInt inside task worker. "
                                + "Tasks and properties can call methods of model classes, sharelock.kernel and Steps. "
                                + "Chance is a choice of the checker's. "
                                + "Use Steps.choose(bound)."));
    }
}
