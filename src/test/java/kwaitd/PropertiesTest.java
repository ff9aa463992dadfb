package kwaitd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import kwaitd.TaskStruct.State;
import kwaitd.ThreadReaping.Setup;
import org.junit.jupiter.api.Test;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;

/** Each property against a state that it accepts, and one that breaks it and was made by hand. */
class PropertiesTest {

    private static ThreadReaping model() {
        return model(EnumSet.of(Op.EXIT), Set.of());
    }

    private static ThreadReaping model(Set<Op> ops, Set<Setup> setup) {
        return new ThreadReaping(2, 2, ops, setup, Set.of(), Set.of());
    }

    private static void assertHolds(Invariant<ThreadReaping> property, ThreadReaping model) {
        assertThat(property.holds(model)).as("%s", property.getClass()).isTrue();
    }

    private static void assertFails(Invariant<ThreadReaping> property, ThreadReaping model) {
        assertThat(property.holds(model)).as("%s", property.getClass()).isFalse();
    }

    private static void assertHoldsAtRest(AtRest<ThreadReaping> property, ThreadReaping model) {
        assertThat(property.holdsAtRest(model)).as("%s", property.getClass()).isTrue();
    }

    private static void assertFailsAtRest(AtRest<ThreadReaping> property, ThreadReaping model) {
        assertThat(property.holdsAtRest(model)).as("%s", property.getClass()).isFalse();
    }

    private static void assertReached(Reachable<ThreadReaping> goal, ThreadReaping model) {
        assertThat(goal.isReachedIn(model)).as("%s", goal.getClass()).isTrue();
    }

    private static void assertNotReached(Reachable<ThreadReaping> goal, ThreadReaping model) {
        assertThat(goal.isReachedIn(model)).as("%s", goal.getClass()).isFalse();
    }

    @Test
    void aFreedTaskOnARunQueueIsSeen() {
        ThreadReaping model = model();
        assertHolds(new FreedTaskIsOffTheCpus(), model);
        model.threads[0].free();
        assertFails(new FreedTaskIsOffTheCpus(), model);
        model.threads[0].array = false;
        assertHolds(new FreedTaskIsOffTheCpus(), model);
    }

    @Test
    void aFreedTaskOnItsWayOffTheCpuIsSeen() {
        ThreadReaping model = model();
        model.threads[0].free();
        model.threads[0].array = false;
        model.cpus[1].curr = model.threads[0];
        assertFails(new FreedTaskIsOffTheCpus(), model);
        model.cpus[1].curr = null;
        model.cpus[1].holder = model.threads[0];
        assertFails(new FreedTaskIsOffTheCpus(), model);
    }

    @Test
    void aZombieThatNobodyReleasesIsSeen() {
        ThreadReaping model = model();
        assertHoldsAtRest(new NoZombieLeft(), model);
        model.threads[0].state = State.ZOMBIE;
        assertFailsAtRest(new NoZombieLeft(), model);
        model.threads[0].free();
        assertHoldsAtRest(new NoZombieLeft(), model);
        model.parent.state = State.ZOMBIE;
        assertFailsAtRest(new NoZombieLeft(), model);
    }

    @Test
    void aZombieThatItsParentMayWaitForIsNoMatter() {
        ThreadReaping model = model(EnumSet.of(Op.WAIT), EnumSet.of(Setup.JOINABLE));
        model.threads[1].state = State.ZOMBIE;
        assertHoldsAtRest(new NoZombieLeft(), model);
    }

    @Test
    void aThreadOnAQueueAtRestIsSeen() {
        ThreadReaping model = model();
        assertHoldsAtRest(new QueuesAreEmptyAtRest(), model);
        model.kwaitThreads[1].listAddTail(model.threads[0]);
        assertFailsAtRest(new QueuesAreEmptyAtRest(), model);
    }

    @Test
    void whoSleepsInWait4AtRestIsSeen() {
        ThreadReaping model = model(EnumSet.of(Op.WAIT, Op.TRACE_WAIT), Set.of());
        assertHoldsAtRest(new NobodyWaitsInVain(), model);
        model.parent.waits = true;
        assertFailsAtRest(new NobodyWaitsInVain(), model);
        model.parent.waits = false;
        model.debugger.waits = true;
        assertFailsAtRest(new NobodyWaitsInVain(), model);
    }

    @Test
    void aKwaitdOnAnotherCpuIsSeen() {
        ThreadReaping model = model();
        assertHolds(new KwaitdStaysOnItsCpu(), model);
        model.kwaitds[0].rq = model.cpus[1];
        assertFails(new KwaitdStaysOnItsCpu(), model);
    }

    @Test
    void aKwaitdThatStartsMayBeOnTheBootCpu() {
        assertHolds(new KwaitdStaysOnItsCpu(), model(Set.of(), EnumSet.of(Setup.CPU_UP)));
    }

    @Test
    void aDetachedThreadOfWhichAParentIsToldIsSeen() {
        ThreadReaping model = model();
        assertHolds(new ParentIsNotTold(), model);
        model.audit.notified(model.threads[0]);
        assertFails(new ParentIsNotTold(), model);
    }

    @Test
    void aTracerMayBeToldOfADetachedThread() {
        ThreadReaping model = model(EnumSet.of(Op.TRACE_WAIT), Set.of());
        model.threads[0].parent = model.debugger;
        model.audit.notified(model.threads[0]);
        assertHolds(new ParentIsNotTold(), model);
    }

    @Test
    void whoReleasesAThreadIsSeen() {
        ThreadReaping model = model(EnumSet.of(Op.EXIT), EnumSet.of(Setup.JOINABLE));
        model.audit.released(model.kwaitds[0], model.threads[0]);
        model.audit.released(model.parent, model.threads[1]);
        assertHolds(new OnlyKwaitdReapsDetached(), model);
        assertHolds(new KwaitdReapsDetachedOnly(), model);
        assertHolds(new InitReapsNoThread(), model);
        assertHolds(new ReleasedWhereItRan(), model);
        model.audit.released(model.init, model.threads[0]);
        model.audit.released(model.kwaitds[0], model.threads[1]);
        assertFails(new OnlyKwaitdReapsDetached(), model);
        assertFails(new KwaitdReapsDetachedOnly(), model);
        assertFails(new InitReapsNoThread(), model);
        assertFails(new ReleasedWhereItRan(), model);
    }

    @Test
    void whoQueuesAThreadIsSeen() {
        ThreadReaping model = model();
        model.audit.queued(model.threads[0], model.threads[0], model.kwaitThreads[0]);
        assertHolds(new QueuedByItself(), model);
        model.audit.queued(model.parent, model.threads[0], model.kwaitThreads[1]);
        assertFails(new QueuedByItself(), model);
        model = model();
        model.audit.queued(model.threads[0], model.threads[0], model.kwaitThreads[1]);
        assertFails(new QueuedByItself(), model);
        assertReached(new QueuedOnOtherCpu(), model);
    }

    @Test
    void aThreadThatIsReapedTwiceIsSeen() {
        ThreadReaping model = model();
        assertHolds(new NotReapedTwice(), model);
        assertNotReached(new SecondReapIsSeen(), model);
        model.audit.reapedAlready = true;
        assertFails(new NotReapedTwice(), model);
        assertReached(new SecondReapIsSeen(), model);
    }

    @Test
    void noGoalIsReachedAtTheStart() {
        ThreadReaping model = model();
        assertNotReached(new EveryThreadReleased(), model);
        assertNotReached(new KwaitdReapsThread(), model);
        assertNotReached(new ParentReaps(), model);
        assertNotReached(new OrphanIsReleased(), model);
        assertNotReached(new SignalZeroWakesParent(), model);
        assertNotReached(new QueuedOnOtherCpu(), model);
    }

    @Test
    void theGoalsAreReachedInTheEnd() {
        ThreadReaping model = model(EnumSet.of(Op.EXIT), EnumSet.of(Setup.SIGNAL_0));
        model.parent.waits = true;
        model.audit.notified(model.threads[1]);
        assertReached(new SignalZeroWakesParent(), model);
        model.audit.released(model.kwaitds[0], model.threads[0]);
        assertReached(new KwaitdReapsThread(), model);
        for (UserTask thread : model.threads) {
            thread.newExecId = true;
            thread.free();
        }
        assertReached(new EveryThreadReleased(), model);
        assertReached(new ParentReaps(), model);
        assertReached(new OrphanIsReleased(), model);
    }
}
