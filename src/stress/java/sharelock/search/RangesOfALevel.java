package sharelock.search;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/**
 * Two workers claim the states of a level: each range goes to one of them, and then there is none.
 */
@JCStressTest
@Outcome(
        id = {"0, 256, -1", "256, 0, -1"},
        expect = Expect.ACCEPTABLE,
        desc = "a range each")
@State
public class RangesOfALevel {
    private final Frontier frontier = new Frontier();

    public RangesOfALevel() {
        frontier.nextLevel(300);
    }

    @Actor
    public void one(JJJ_Result claimed) {
        claimed.r1 = frontier.claim();
    }

    @Actor
    public void other(JJJ_Result claimed) {
        claimed.r2 = frontier.claim();
    }

    @Arbiter
    public void end(JJJ_Result claimed) {
        claimed.r3 = frontier.claim();
    }
}
