package stacksteal;

import sharelock.kernel.Cpu;
import sharelock.kernel.RuleViolation;
import sharelock.kernel.RuleViolation.Rule;
import sharelock.model.Steps;

/**
 * alloc_page() and __free_page() of the pages for stacks, or kmalloc() and kfree() of the copies.
 * Unlike a Pool it writes over what is freed: nobody may count on it.
 */
final class Memory {
    private final String name;
    private final Frame[] frames;
    private final boolean mayFail;
    private final boolean tight;

    /**
     * @param mayFail whether an allocation may find no memory
     * @param tight whether an allocation with GFP_KERNEL may have to sleep until there is memory
     */
    Memory(String name, Frame[] frames, boolean mayFail, boolean tight) {
        this.name = name;
        this.frames = frames;
        this.mayFail = mayFail;
        this.tight = tight;
    }

    /** One step: null if there is no memory. */
    Frame alloc(boolean gfpKernel) {
        int index = Steps.atomically(() -> take(gfpKernel));
        return index < 0 ? null : frames[index];
    }

    private int take(boolean gfpKernel) {
        if (gfpKernel && tight) Cpu.mightSleep();
        int index = 0;
        while (index < frames.length && frames[index].live) index++;
        if (index == frames.length) return -1;
        if (mayFail && Steps.choose(2) == 1) return -1;
        frames[index].live = true;
        return index;
    }

    /** One step. */
    void free(Frame frame) {
        Steps.atomically(
                () -> {
                    if (!contains(frame)) {
                        throw new RuleViolation(Rule.FOREIGN_OBJECT, "not from " + name);
                    }
                    if (!frame.live) {
                        throw new RuleViolation(Rule.DOUBLE_FREE, name + " are freed twice");
                    }
                    frame.live = false;
                    frame.scribble();
                    Steps.ghost(() -> frame.owner = null);
                });
    }

    /** No step of its own. */
    void assertLive(Frame frame) {
        if (!frame.live) {
            throw new RuleViolation(Rule.USE_AFTER_FREE, name + " are used while they are free");
        }
    }

    private boolean contains(Frame frame) {
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] == frame) return true;
        }
        return false;
    }
}
