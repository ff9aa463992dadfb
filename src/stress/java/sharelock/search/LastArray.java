package sharelock.search;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIJ_Result;

/** Two workers ask for the last array of the budget: one gets it, and it is counted once. */
@JCStressTest
@Outcome(
        id = {"1, 0, 96", "0, 1, 96"},
        expect = Expect.ACCEPTABLE,
        desc = "one of them gets it")
@State
public class LastArray {
    private static final int LONGS = 10;

    private final Memory memory = new Memory(100, 0);

    @Actor
    public void one(IIJ_Result got) {
        got.r1 = allocate();
    }

    @Actor
    public void other(IIJ_Result got) {
        got.r2 = allocate();
    }

    @Arbiter
    public void used(IIJ_Result got) {
        got.r3 = memory.used();
    }

    private int allocate() {
        try {
            return memory.allocate(LONGS).length / LONGS;
        } catch (Cut budgetIsUsedUp) {
            return 0;
        }
    }
}
