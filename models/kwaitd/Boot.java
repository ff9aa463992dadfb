package kwaitd;

/** The boot CPU's init thread, which starts kwaitd where it does not run yet. */
final class Boot extends TaskStruct {
    Boot(ThreadReaping kernel, RunQueue rq) {
        super("boot", kernel, rq, false);
    }

    /** init/main.c, init(), and kernel/cpu.c, cpu_up(), after the CPU has begun to schedule. */
    @Override
    protected void run() {
        kernel.sched.switchIn(this);
        if (kernel.boots) {
            cpuCallback(0); // start_kwaitd()
            for (int t = 0; t < kernel.threads.length; t++) kernel.threads[t].start();
        }
        if (kernel.cpus.length > 1) cpuCallback(1);
        state = State.INTERRUPTIBLE;
        kernel.sched.switchOut(this, false);
    }

    /** cpu_callback(CPU_ONLINE). */
    private void cpuCallback(int cpu) {
        if (kernel.noMemory && cpu == 1) return; // NOTIFY_BAD, which cpu_up() ignores
        kernel.kwaitds[cpu].start(); // kernel_thread()
        while (kernel.kwaitThreads[cpu].task == null) kernel.sched.yieldCpu(this);
    }
}
