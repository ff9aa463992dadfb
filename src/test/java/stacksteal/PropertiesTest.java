package stacksteal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;
import stacksteal.StackSteal.Setup;
import stacksteal.TaskStruct.State;

/** Each property against a state that it accepts, and one that breaks it and was made by hand. */
class PropertiesTest {

    private static StackSteal awake() {
        return model(EnumSet.of(Setup.SLEEPER));
    }

    private static StackSteal stolen() {
        return model(EnumSet.of(Setup.SLEEPER, Setup.STOLEN));
    }

    private static StackSteal model(Set<Setup> setup, Fix... fixes) {
        return new StackSteal(2, 1, EnumSet.of(Op.SLEEP), setup, Set.of(fixes), Set.of());
    }

    private static void assertHolds(Invariant<StackSteal> property, StackSteal model) {
        assertThat(property.holds(model)).as("%s", property.getClass()).isTrue();
    }

    private static void assertFails(Invariant<StackSteal> property, StackSteal model) {
        assertThat(property.holds(model)).as("%s", property.getClass()).isFalse();
    }

    private static void assertHoldsAtRest(AtRest<StackSteal> property, StackSteal model) {
        assertThat(property.holdsAtRest(model)).as("%s", property.getClass()).isTrue();
    }

    private static void assertFailsAtRest(AtRest<StackSteal> property, StackSteal model) {
        assertThat(property.holdsAtRest(model)).as("%s", property.getClass()).isFalse();
    }

    private static void assertReached(Reachable<StackSteal> goal, StackSteal model) {
        assertThat(goal.isReachedIn(model)).as("%s", goal.getClass()).isTrue();
    }

    private static void assertNotReached(Reachable<StackSteal> goal, StackSteal model) {
        assertThat(goal.isReachedIn(model)).as("%s", goal.getClass()).isFalse();
    }

    @Test
    void aThreadWithoutAStackIsSeen() {
        StackSteal model = awake();
        assertHolds(new RunsOnItsOwnStack(), model);
        model.cpus[0].tlb.flushAll();
        assertHolds(new RunsOnItsOwnStack(), model);
        model.pte[1] = null;
        assertFails(new RunsOnItsOwnStack(), model);
    }

    @Test
    void aThreadOnTheStackOfAnotherIsSeen() {
        StackSteal model = awake();
        model.cpus[0].tlb.fill(1, model.pte[2], true);
        assertFails(new RunsOnItsOwnStack(), model);
    }

    @Test
    void aThreadOnAFreedPageIsSeen() {
        StackSteal model = awake();
        model.allPages[0].live = false;
        assertFails(new RunsOnItsOwnStack(), model);
    }

    @Test
    void aCopyWithoutTheLastWriteIsSeen() {
        StackSteal model = stolen();
        assertHolds(new NoStackWriteLost(), model);
        model.tasks[2].wroteStack |= Frame.LINKED;
        assertFails(new NoStackWriteLost(), model);
    }

    @Test
    void aCopyWithoutAFlagIsSeen() {
        StackSteal model = stolen();
        assertHolds(new NoFlagLost(), model);
        model.tasks[2].wroteFlags |= Frame.MEMDIE;
        assertFails(new NoFlagLost(), model);
    }

    @Test
    void theCopyOfTheOtherStealCountsToo() {
        StackSteal model = model(EnumSet.of(Setup.SLEEPER, Setup.STOLEN), Fix.UNMAP_FIRST);
        assertReached(new StackIsStolen(), model);
        assertHolds(new NoStackWriteLost(), model);
        model.tasks[2].wroteStack |= Frame.LINKED;
        assertFails(new NoStackWriteLost(), model);
    }

    @Test
    void twoStacksAtOneAddressAreSeen() {
        StackSteal model = awake();
        assertHolds(new OneStackPerAddress(), model);
        model.tasks[1].pid = 1;
        assertFails(new OneStackPerAddress(), model);
    }

    @Test
    void aDeadTaskWithACopyNeedsNoAddress() {
        StackSteal model = awake();
        model.tasks[1].pid = 1;
        model.tasks[1].dead = true;
        assertFails(new OneStackPerAddress(), model);
        model.tasks[1].threadInfo = model.allCopies[0];
        assertHolds(new OneStackPerAddress(), model);
    }

    @Test
    void eachMarkOfTheAuditBreaksItsProperty() {
        StackSteal model = awake();
        assertHolds(new NoFlagLost(), model);
        assertHolds(new NoStackWriteLost(), model);
        assertHolds(new NoFreedPageTouched(), model);
        assertHolds(new NoFaultInFaultHandler(), model);
        assertHolds(new WakeUpsLockTheRightRunqueue(), model);
        assertHolds(new NoWriteToALeftFrame(), model);
        assertHolds(new SmallStacksAreStolen(), model);
        assertHolds(new OnlySleepersLoseTheirStack(), model);
        model.audit.lostFlag = true;
        model.audit.lostWrite = true;
        model.audit.touchedFreePage = true;
        model.audit.nestedFault = true;
        model.audit.wrongRunqueue = true;
        model.audit.strayWrite = true;
        model.audit.passedOver = true;
        model.audit.stoleFromRunnable = true;
        assertFails(new NoFlagLost(), model);
        assertFails(new NoStackWriteLost(), model);
        assertFails(new NoFreedPageTouched(), model);
        assertFails(new NoFaultInFaultHandler(), model);
        assertFails(new WakeUpsLockTheRightRunqueue(), model);
        assertFails(new NoWriteToALeftFrame(), model);
        assertFails(new SmallStacksAreStolen(), model);
        assertFails(new OnlySleepersLoseTheirStack(), model);
    }

    @Test
    void theAuditTellsWhosePageIsUsed() {
        StackSteal model = awake();
        model.audit.used(model.pte[1], model.tasks[0]);
        assertHolds(new NoFreedPageTouched(), model);
        model.audit.used(model.pte[1], model.tasks[1]);
        assertFails(new NoFreedPageTouched(), model);
    }

    @Test
    void aPageThatNobodyHasIsALeak() {
        StackSteal model = awake();
        assertHoldsAtRest(new MemoryIsConserved(), model);
        model.pte[1] = null;
        assertFailsAtRest(new MemoryIsConserved(), model);
    }

    @Test
    void aCopyThatNobodyHasIsALeak() {
        StackSteal model = stolen();
        assertHoldsAtRest(new MemoryIsConserved(), model);
        model.tasks[2].threadInfo = null;
        assertFailsAtRest(new MemoryIsConserved(), model);
    }

    @Test
    void aStackThatIsStolenAndMappedIsSeen() {
        StackSteal model = stolen();
        assertHoldsAtRest(new StolenOrMapped(), model);
        model.pte[3] = model.allPages[0];
        assertFailsAtRest(new StolenOrMapped(), model);
    }

    @Test
    void aSleeperWithASignalIsSeen() {
        StackSteal model = awake();
        assertHoldsAtRest(new NoWakeUpLost(), model);
        model.tasks[2].pending = true;
        assertFailsAtRest(new NoWakeUpLost(), model);
        model.tasks[2].wroteFlags = Frame.SIGPENDING;
        assertFailsAtRest(new NoWakeUpLost(), model);
        model.tasks[2].state = State.RUNNING;
        assertHoldsAtRest(new NoWakeUpLost(), model);
        model.tasks[2].wroteFlags = 0;
        assertFailsAtRest(new NoWakeUpLost(), model);
    }

    @Test
    void theGoalsAreNotReachedAtTheStart() {
        StackSteal model = awake();
        assertNotReached(new StackIsStolen(), model);
        assertNotReached(new FaultRestoresAStack(), model);
        assertNotReached(new StealIsEnded(), model);
        assertNotReached(new PidIsUsedAgain(), model);
        assertNotReached(new ThreadMoves(), model);
        model.audit.faultRestored = true;
        model.audit.stealEnded = true;
        model.audit.pidUsedAgain = true;
        model.audit.threadMoved = true;
        assertReached(new StackIsStolen(), stolen());
        assertReached(new FaultRestoresAStack(), model);
        assertReached(new StealIsEnded(), model);
        assertReached(new PidIsUsedAgain(), model);
        assertReached(new ThreadMoves(), model);
    }
}
