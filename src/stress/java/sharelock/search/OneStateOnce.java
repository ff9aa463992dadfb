package sharelock.search;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two workers find the same state: it is new to one of them, never to both, and never to none. The
 * one that comes later has to see the record that the other one has written, in a chunk that the
 * other one has made.
 */
@JCStressTest
@Outcome(
        id = {"1, 0", "0, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "new to one of them")
@State
public class OneStateOnce {
    private final VisitedSet visited = new VisitedSet(2, 2, 1, 4, new Memory(Long.MAX_VALUE, 0));

    @Actor
    public void one(II_Result fresh) {
        fresh.r1 = insert(visited.writer(0));
    }

    @Actor
    public void other(II_Result fresh) {
        fresh.r2 = insert(visited.writer(1));
    }

    private static int insert(VisitedSet.Writer writer) {
        writer.insert(new long[] {7, -7}, 1);
        return writer.freshCount();
    }
}
