package sharelock.search;

import java.util.Arrays;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIJ_Result;

/**
 * Two workers fill one segment of the index until it grows, each with a state of its own and one
 * that both find. No state is lost or stands twice, whoever makes the segment grow.
 */
@JCStressTest
@Outcome(
        id = {"14, 13, 27", "13, 14, 27"},
        expect = Expect.ACCEPTABLE,
        desc = "each state once, and the index finds all of them")
@State
public class GrowingSegment {
    private static final int OWN = 13;

    /** States whose hashes all begin with the same bits, so that they share a segment. */
    private static final long[] STATES = statesOfOneSegment(2 * OWN + 1);

    private final VisitedSet visited =
            new VisitedSet(1, 2, OWN + 1, 64, new Memory(Long.MAX_VALUE, 0));

    @Actor
    public void one(IIJ_Result result) {
        result.r1 = insert(visited.writer(0), 0);
    }

    @Actor
    public void other(IIJ_Result result) {
        result.r2 = insert(visited.writer(1), OWN);
    }

    @Arbiter
    public void settle(IIJ_Result result) {
        visited.settle();
        visited.checkInvariants();
        result.r3 = visited.size();
    }

    private static int insert(VisitedSet.Writer writer, int from) {
        writer.insert(Arrays.copyOfRange(STATES, from, from + OWN + 1), OWN + 1);
        return writer.freshCount();
    }

    private static long[] statesOfOneSegment(int count) {
        long[] states = new long[count];
        VisitedSet set = new VisitedSet(1, 1, 1, 1, new Memory(Long.MAX_VALUE, 0));
        int found = 0;
        for (long state = 1; found < count; state++) {
            if (StateIndex.segmentOf(set.hash(new long[] {state}, 0)) == 5) states[found++] = state;
        }
        return states;
    }
}
