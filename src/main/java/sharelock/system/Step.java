package sharelock.system;

import java.util.BitSet;

/**
 * What one task does from one position to its next: a visible operation and the local computation
 * behind it.
 *
 * @param id number of the step, its index in {@link TransitionSystem#steps}
 * @param task number of the task
 * @param name what the step does, as one line of Java, with the source line
 * @param reads the slots it may read, by number; its own position and locals included
 * @param writes the slots it may write, by number; likewise
 */
public record Step(int id, int task, String name, BitSet reads, BitSet writes) {}
