package asyncfork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;

/** Each property against a state that it accepts, and one that breaks it and was made by hand. */
class PropertiesTest {
    private final AsyncFork model = model(Set.of());
    private final Audit audit = model.audit;

    private static AsyncFork model(Set<Setup> setup) {
        return new AsyncFork(1, 1, EnumSet.of(Op.SLEEP), setup, Set.of(), Set.of());
    }

    private void assertHolds(Invariant<AsyncFork> property) {
        assertThat(property.holds(model)).as("%s", property.getClass()).isTrue();
    }

    private void assertFails(Invariant<AsyncFork> property) {
        assertThat(property.holds(model)).as("%s", property.getClass()).isFalse();
    }

    private void assertHoldsAtRest(AtRest<AsyncFork> property) {
        assertThat(property.holdsAtRest(model)).as("%s", property.getClass()).isTrue();
    }

    private void assertFailsAtRest(AtRest<AsyncFork> property) {
        assertThat(property.holdsAtRest(model)).as("%s", property.getClass()).isFalse();
    }

    private void assertReached(Reachable<AsyncFork> property) {
        assertThat(property.isReachedIn(model)).as("%s", property.getClass()).isTrue();
    }

    private void assertNotReached(Reachable<AsyncFork> property) {
        assertThat(property.isReachedIn(model)).as("%s", property.getClass()).isFalse();
    }

    @Test
    void aCallThatDoesSomethingTwiceIsSeen() {
        audit.returns[0] = 1;
        audit.statusWrites[0] = 1;
        audit.forks[0] = 1;
        audit.attempts[0] = 1;
        assertHolds(new OneReturnPerCall());
        assertHolds(new OneStatusPerCall());
        assertHolds(new OneForkPerCall());
        audit.returns[0] = 2;
        audit.statusWrites[0] = 2;
        audit.forks[0] = 2;
        assertFails(new OneReturnPerCall());
        assertFails(new OneStatusPerCall());
        assertFails(new OneForkPerCall());
    }

    @Test
    void aReturnOfTheDeadIsSeen() {
        assertHolds(new OneReturnPerCall());
        audit.exits(model.tasks[0]);
        audit.returned(0, 0);
        assertFails(new OneReturnPerCall());
    }

    @Test
    void aSecondAttemptIsSeenUnlessItIsAllowed() {
        audit.attempts[0] = 2;
        assertFails(new OneForkPerCall());
        AsyncFork retries = model(EnumSet.of(Setup.RETRY_CLONE));
        retries.audit.attempts[0] = 2;
        assertThat(new OneForkPerCall().holds(retries)).isTrue();
    }

    @Test
    void twoThreadsInUserModeAreSeen() {
        assertHolds(new OneThreadInUserMode());
        model.tasks[1].userMode = true;
        assertFails(new OneThreadInUserMode());
    }

    @Test
    void eachMarkOfTheAuditBreaksItsProperty() {
        assertHolds(new NoNesting());
        assertHolds(new OnlyWokenTasksGoOn());
        assertHolds(new NoSignalLost());
        assertHolds(new DeadTaskDoesNotFork());
        assertHolds(new NoErrorDropped());
        assertHolds(new StatusIsForUsers());
        audit.nested = true;
        audit.wokenByNobody = true;
        audit.signalLost = true;
        audit.forkedDead = true;
        audit.errorDropped = true;
        audit.restartCode = true;
        assertFails(new NoNesting());
        assertFails(new OnlyWokenTasksGoOn());
        assertFails(new NoSignalLost());
        assertFails(new DeadTaskDoesNotFork());
        assertFails(new NoErrorDropped());
        assertFails(new StatusIsForUsers());
    }

    @Test
    void aForkThatIsNotForASleepIsSeen() {
        assertHolds(new ForksOnlyToSleep());
        audit.forkedAwake = true;
        assertFails(new ForksOnlyToSleep());
        audit.forkedAwake = false;
        audit.forkedAfterTheCall = true;
        assertFails(new ForksOnlyToSleep());
    }

    @Test
    void theAuditTellsWhatAForkIsFor() {
        TaskStruct task = model.tasks[0];
        audit.attempt(task, task.regs, true);
        assertThat(audit.attempts[0]).isEqualTo(1);
        assertHolds(new ForksOnlyToSleep());
        assertHolds(new DeadTaskDoesNotFork());
        task.exiting = true;
        audit.served[0] = true;
        audit.attempt(task, task.regs, true);
        assertFails(new ForksOnlyToSleep());
        assertFails(new DeadTaskDoesNotFork());
    }

    @Test
    void onlyTheLogicalThreadDies() {
        audit.forked(model.tasks[1], model.tasks[1].regs);
        audit.exits(model.tasks[0]);
        assertThat(audit.dead).isFalse();
        audit.exits(model.tasks[1]);
        assertThat(audit.dead).isTrue();
    }

    @Test
    void theEffectsOfAnExitComeWithTheEndOfTheThread() {
        assertHolds(new NoExitEffectWhileAlive());
        assertFailsAtRest(new ExitEffectsCome());
        model.user.tidSet = false;
        assertFails(new NoExitEffectWhileAlive());
        audit.dead = true;
        assertHolds(new NoExitEffectWhileAlive());
        assertFailsAtRest(new ExitEffectsCome());
        model.user.vforkParentRuns = true;
        model.user.ownerDied = true;
        model.user.semUndone = true;
        assertHoldsAtRest(new ExitEffectsCome());
    }

    @Test
    void aCookieInUserModeIsSeen() {
        TaskStruct task = model.tasks[0];
        assertHolds(new NoCookieInUserMode());
        task.asyncCookie = model.failedClone;
        assertFails(new NoCookieInUserMode());
        task.userMode = false;
        assertHolds(new NoCookieInUserMode());
        task.asyncCookie = model.tasks[1].regs;
        assertFails(new NoCookieInUserMode());
    }

    @Test
    void aThreadWithoutItsSignalStackIsSeen() {
        assertHolds(new AltStackIsKept());
        model.tasks[0].altStack = false;
        assertFails(new AltStackIsKept());
    }

    @Test
    void aCallThatDoesNotReturnIsSeen() {
        assertHoldsAtRest(new EveryCallReturns());
        audit.begun[0] = true;
        assertFailsAtRest(new EveryCallReturns());
        audit.oopsed[0] = true;
        assertHoldsAtRest(new EveryCallReturns());
    }

    @Test
    void aCallWithoutAStatusIsSeen() {
        audit.begun[0] = true;
        audit.returns[0] = 1;
        assertHoldsAtRest(new EveryCallReturns());
        audit.accepted[0] = true;
        assertFailsAtRest(new EveryCallReturns());
        audit.faultReported[0] = true;
        assertHoldsAtRest(new EveryCallReturns());
    }

    @Test
    void aTaskThatIsMadeMustExit() {
        model.tasks[0].used = false;
        assertHoldsAtRest(new EveryWorkerExits());
        model.tasks[1].used = true;
        assertFailsAtRest(new EveryWorkerExits());
    }

    @Test
    void theGoalsAreReached() {
        assertNotReached(new ReturnsAsAnotherThread());
        assertNotReached(new ReturnsSynchronously());
        assertNotReached(new StatusComesLater());
        audit.attempts[0] = 1;
        audit.returns[0] = 1;
        audit.statusWrites[0] = 1;
        assertReached(new ReturnsSynchronously());
        audit.forks[0] = 1;
        model.tasks[1].userMode = true;
        assertReached(new ReturnsAsAnotherThread());
        assertReached(new StatusComesLater());
        assertNotReached(new ReturnsSynchronously());
    }
}
