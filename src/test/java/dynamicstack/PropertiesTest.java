package dynamicstack;

import static org.assertj.core.api.Assertions.assertThat;

import dynamicstack.UserThread.Where;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sharelock.model.Invariant;
import sharelock.model.Reachable;

/** Each property against a state that it accepts, and one that breaks it and was made by hand. */
class PropertiesTest {

    /** Two threads on two CPUs, in user mode, with one page in each cache. */
    private static DynamicStacks model(Op... ops) {
        EnumSet<Op> all = EnumSet.of(Op.SYSCALL, ops);
        return new DynamicStacks(2, 2, 1, all, Set.of(), Set.of());
    }

    /** The thread enters the kernel on its CPU. */
    private static void enter(DynamicStacks model, int thread) {
        UserThread entering = model.threads[thread];
        PageCache cache = entering.cpu.cache;
        cache.count--;
        entering.stack.pte[0] = cache.pages[cache.count];
        cache.pages[cache.count] = null;
        entering.where = Where.KERNEL;
    }

    private static void assertHolds(Invariant<DynamicStacks> property, DynamicStacks model) {
        assertThat(property.holds(model)).as("%s", property.getClass()).isTrue();
    }

    private static void assertFails(Invariant<DynamicStacks> property, DynamicStacks model) {
        assertThat(property.holds(model)).as("%s", property.getClass()).isFalse();
    }

    private static void assertReached(Reachable<DynamicStacks> goal, DynamicStacks model) {
        assertThat(goal.isReachedIn(model)).as("%s", goal.getClass()).isTrue();
    }

    private static void assertNotReached(Reachable<DynamicStacks> goal, DynamicStacks model) {
        assertThat(goal.isReachedIn(model)).as("%s", goal.getClass()).isFalse();
    }

    private static void access(DynamicStacks model, PerCpu cpu, ThreadStack stack, int page) {
        cpu.walk(stack, page);
        model.audit.access(cpu, stack, page);
    }

    private static void accessFromOutside(
            DynamicStacks model, PerCpu cpu, ThreadStack stack, int page) {
        cpu.walk(stack, page);
        model.audit.accessFromOutside(cpu, stack, page);
    }

    @Test
    void anAccessThroughAnOldEntryIsSeen() {
        DynamicStacks model = model();
        enter(model, 0);
        PerCpu cpu = model.cpus[0];
        ThreadStack stack = model.threads[0].stack;
        access(model, cpu, stack, 0);
        assertHolds(new StackAccessUsesPte(), model);
        assertHolds(new NoDoubleFault(), model);
        stack.pte[0] = model.pages[1];
        accessFromOutside(model, cpu, stack, 0);
        assertHolds(new StackAccessUsesPte(), model);
        assertFails(new WalkerReadsRightPage(), model);
        access(model, cpu, stack, 0);
        assertFails(new StackAccessUsesPte(), model);
        assertHolds(new NoAccessWhileUnmapped(), model);
    }

    @Test
    void anAccessWithoutAPageIsSeen() {
        DynamicStacks model = model();
        ThreadStack stack = model.threads[0].stack;
        assertHolds(new NoAccessWhileUnmapped(), model);
        accessFromOutside(model, model.cpus[1], stack, 0);
        assertHolds(new NoDoubleFault(), model);
        assertFails(new WalkerDoesNotFault(), model);
        assertFails(new NoAccessWhileUnmapped(), model);
        access(model, model.cpus[1], stack, 0);
        assertFails(new NoDoubleFault(), model);
    }

    @Test
    void eachMarkOfTheAuditBreaksItsProperty() {
        DynamicStacks model = model();
        assertHolds(new CacheNotEmptyAtEntry(), model);
        assertHolds(new ExitReturnsWhatWasTaken(), model);
        assertHolds(new EachThreadKeepsItsPages(), model);
        model.audit.cacheEmpty = true;
        model.audit.returnedNothing = true;
        model.audit.pageChangedStack = true;
        assertFails(new CacheNotEmptyAtEntry(), model);
        assertFails(new ExitReturnsWhatWasTaken(), model);
        assertFails(new EachThreadKeepsItsPages(), model);
    }

    @Test
    void anInvalidationThatDropsAnEntryIsSeen() {
        DynamicStacks model = model();
        enter(model, 0);
        model.audit.invalidated(model.cpus[0], model.threads[0].stack);
        assertHolds(new NoStackEntryInvalidated(), model);
        access(model, model.cpus[0], model.threads[0].stack, 0);
        model.audit.invalidated(model.cpus[0], model.threads[0].stack);
        assertFails(new NoStackEntryInvalidated(), model);
    }

    @Test
    void aPageInTwoPlacesIsSeen() {
        DynamicStacks model = model();
        enter(model, 0);
        assertHolds(new PageInOnePlace(), model);
        model.threads[1].stack.pte[0] = model.pages[0];
        assertFails(new PageInOnePlace(), model);
        model.threads[1].stack.pte[0] = model.pages[1];
        assertFails(new PageInOnePlace(), model);
    }

    @Test
    void aPageThatIsNowhereIsSeen() {
        DynamicStacks model = model();
        enter(model, 0);
        assertHolds(new NoPageLost(), model);
        model.threads[0].stack.pte[0] = null;
        assertFails(new NoPageLost(), model);
        model.threads[0].hand[0] = model.pages[0];
        model.threads[0].where = Where.OFF_CPU;
        assertHolds(new NoPageLost(), model);
    }

    @Test
    void aCacheWithThePagesOfAnotherIsSeen() {
        DynamicStacks model = model();
        assertHolds(new CachesBalanced(), model);
        enter(model, 0);
        assertHolds(new CachesBalanced(), model);
        model.threads[0].stack.pte[0] = null;
        model.cpus[1].cache.count++;
        assertNotReached(new PagesArePumped(), model);
        model.threads[0].where = Where.USER;
        assertFails(new CachesBalanced(), model);
        assertReached(new PagesArePumped(), model);
    }

    @Test
    void anExtraPageInUserModeIsSeen() {
        DynamicStacks model = model();
        enter(model, 0);
        assertHolds(new UserThreadHasOnePage(), model);
        model.threads[0].where = Where.USER;
        assertFails(new UserThreadHasOnePage(), model);
    }

    @Test
    void aKernelThreadWithoutAFullStackIsSeen() {
        DynamicStacks model = model(Op.KERNEL_THREAD);
        assertHolds(new KernelThreadHasFullStack(), model);
        assertHolds(new NoPageLost(), model);
        model.threads[0].stack.pte[0] = null;
        assertFails(new KernelThreadHasFullStack(), model);
    }

    @Test
    void theGoalsAreReachedWhereTheyShould() {
        DynamicStacks model = model();
        enter(model, 0);
        access(model, model.cpus[0], model.threads[0].stack, 0);
        assertNotReached(new StaleEntryStays(), model);
        assertNotReached(new EveryThreadHasExtraStack(), model);
        enter(model, 1);
        assertReached(new EveryThreadHasExtraStack(), model);
        assertNotReached(new PageServesAnotherThread(), model);
        model.threads[0].stack.pte[0] = model.pages[1];
        model.threads[1].stack.pte[0] = model.pages[0];
        assertReached(new StaleEntryStays(), model);
        model.audit.pageChangedStack = true;
        assertReached(new PageServesAnotherThread(), model);
        assertNotReached(new RequestIsRefused(), model);
        model.audit.saidNo = true;
        assertNotReached(new EveryThreadComesHome(), model);
        for (UserThread thread : model.threads) thread.where = Where.USER;
        assertReached(new EveryThreadComesHome(), model);
        assertReached(new RequestIsRefused(), model);
    }
}
