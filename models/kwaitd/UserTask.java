package kwaitd;

import kwaitd.Wait.Option;
import sharelock.model.Steps;

/** A task of user space: what it does is one of its operations, or nothing. */
final class UserTask extends TaskStruct {
    private final Op[] ops;

    UserTask(String name, ThreadReaping kernel, RunQueue rq, Op[] ops, boolean thread) {
        super(name, kernel, rq, thread);
        this.ops = ops;
        array = ops.length != 0;
    }

    @Override
    protected boolean startsDormant() {
        return thread && kernel.boots;
    }

    /** One operation; an exit after it, if it may exit; else it sleeps for ever. */
    @Override
    protected void run() {
        if (ops.length == 0) return;
        kernel.sched.switchIn(this);
        Op op = ops[ops.length == 1 ? 0 : Steps.choose(ops.length)];
        perform(op);
        if (op.exits() || mayExit()) {
            kernel.exit.doExit(this);
        } else {
            state = State.INTERRUPTIBLE;
            kernel.sched.switchOut(this, false);
        }
    }

    private void perform(Op op) {
        switch (op) {
            case WAIT -> waitForAll(Option.NONE);
            case WAIT_CLONE -> waitForAll(Option.WCLONE);
            case WAIT_ALL -> waitForAll(Option.WALL);
            case EXEC -> newExecId = true;
            case TRACE_WAIT -> {
                kernel.wait.ptraceAttach(this, kernel.threads[0]);
                waitForAll(Option.WALL);
            }
            case TRACE_EXIT -> kernel.wait.ptraceAttach(this, kernel.threads[0]);
            case TRACE_DETACH -> {
                kernel.wait.ptraceAttach(this, kernel.threads[0]);
                kernel.wait.ptraceDetach(this, kernel.threads[0]);
            }
            case EXIT -> {
                // run() does it.
            }
        }
    }

    /** wait4() until it says -ECHILD. */
    private void waitForAll(Option option) {
        boolean reaped = true;
        while (reaped) reaped = kernel.wait.wait4(this, option, false);
    }

    private boolean mayExit() {
        boolean may = false;
        for (int i = 0; i < ops.length; i++) {
            if (ops[i] == Op.EXIT) may = true;
        }
        return may;
    }
}
