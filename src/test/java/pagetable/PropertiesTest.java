package pagetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pagetable.PageTableSharing.Setup;
import sharelock.model.Invariant;

/** Each property against a state that it accepts, and one that breaks it and was made by hand. */
class PropertiesTest {

    private static PageTableSharing twoSharers() {
        return model(2, EnumSet.of(Op.TOUCH), Set.of());
    }

    private static PageTableSharing model(int mms, Set<Op> ops, Set<Setup> setup) {
        return new PageTableSharing(mms, 2, 1, ops, setup, Set.of());
    }

    private static void assertHolds(Invariant<PageTableSharing> property, PageTableSharing model) {
        assertThat(property.holds(model)).as("%s", property.getClass()).isTrue();
    }

    private static void assertFails(Invariant<PageTableSharing> property, PageTableSharing model) {
        assertThat(property.holds(model)).as("%s", property.getClass()).isFalse();
    }

    @Test
    void aUseCountThatIsTooHighIsSeen() {
        PageTableSharing model = twoSharers();
        assertHolds(new UseCountIsExact(), model);
        model.allTables[0].count.set(3);
        assertFails(new UseCountIsExact(), model);
    }

    @Test
    void aFreedTableInAPmdIsSeen() {
        PageTableSharing model = twoSharers();
        assertHolds(new NoFreedTableMapped(), model);
        model.mms[1].pmd[0] = model.allTables[1];
        assertFails(new NoFreedTableMapped(), model);
    }

    @Test
    void aFreedPageInAPteIsSeen() {
        PageTableSharing model = twoSharers();
        assertHolds(new NoFreedPageMapped(), model);
        model.allTables[0].pte[0] = model.allPages[1].clean;
        assertFails(new NoFreedPageMapped(), model);
    }

    @Test
    void aFreedPageInAFreeTableIsNoMatter() {
        PageTableSharing model = twoSharers();
        model.allTables[1].pte[0] = model.allPages[1].clean;
        assertHolds(new NoFreedPageMapped(), model);
    }

    @Test
    void aWritablePageOfTwoProcessesIsSeen() {
        PageTableSharing model = twoSharers();
        assertHolds(new WrittenPageIsPrivate(), model);
        model.allTables[0].pte[0] = model.allPages[0].writable;
        assertFails(new WrittenPageIsPrivate(), model);
    }

    @Test
    void aWritableTlbEntryOfASharedPageIsSeen() {
        PageTableSharing model = twoSharers();
        model.threads[0].tlb.fill(0, model.allPages[0], true);
        assertFails(new WrittenPageIsPrivate(), model);
    }

    @Test
    void aWritablePageOfOneProcessIsRight() {
        assertHolds(new WrittenPageIsPrivate(), model(1, EnumSet.of(Op.TOUCH), Set.of()));
    }

    @Test
    void aWrittenPageWithoutAPteIsSeen() {
        PageTableSharing model = twoSharers();
        assertHolds(new WrittenPageStaysMapped(), model);
        model.allTables[0].pte[0] = model.filePages[0].clean;
        assertFails(new WrittenPageStaysMapped(), model);
        model.allTables[0].pte[0] = null;
        assertFails(new WrittenPageStaysMapped(), model);
    }

    @Test
    void aWrittenPageInSwapSpaceIsNotLost() {
        PageTableSharing model = model(2, EnumSet.of(Op.SWAP_OUT), EnumSet.of(Setup.SWAP));
        model.allTables[0].pte[0] = model.allEntries[0].pte;
        assertHolds(new WrittenPageStaysMapped(), model);
    }

    @Test
    void eachMarkOfTheAuditBreaksItsProperty() {
        PageTableSharing model = twoSharers();
        assertHolds(new NoFreedPageTouched(), model);
        assertHolds(new NoWriteThroughSharedTable(), model);
        assertHolds(new PteSetInOwnTable(), model);
        assertHolds(new NoPteUpdateLost(), model);
        assertHolds(new NoUnmapOfSharedTable(), model);
        assertHolds(new UnshareLeavesASharer(), model);
        assertHolds(new TableStaysDuringCopy(), model);
        model.audit.touchedFreePage = true;
        model.audit.wroteSharedTable = true;
        model.audit.wroteForeignTable = true;
        model.audit.lostUpdate = true;
        model.audit.freedSharedTable = true;
        model.audit.unsharedLast = true;
        model.audit.zappedSharedTable = true;
        model.audit.wroteCopiedTable = true;
        assertFails(new NoFreedPageTouched(), model);
        assertFails(new NoWriteThroughSharedTable(), model);
        assertFails(new PteSetInOwnTable(), model);
        assertFails(new NoPteUpdateLost(), model);
        assertFails(new NoUnmapOfSharedTable(), model);
        assertFails(new UnshareLeavesASharer(), model);
        assertFails(new TableStaysDuringCopy(), model);
    }

    @Test
    void theAuditTellsWhoseTableIsWritten() {
        PageTableSharing model = twoSharers();
        model.audit.written(model.allTables[0], model.mms[0]);
        assertThat(model.audit.wroteSharedTable).isTrue();
        assertThat(model.audit.wroteForeignTable).isFalse();
        assertThat(model.audit.wroteCopiedTable).isFalse();
        model.audit.copied = model.allTables[1];
        model.audit.written(model.allTables[1], model.mms[0]);
        assertThat(model.audit.wroteForeignTable).isTrue();
        assertThat(model.audit.wroteCopiedTable).isTrue();
        model.audit.zapped(model.allTables[1], model.mms[0]);
        assertThat(model.audit.zappedSharedTable).isFalse();
        assertHolds(new NoUnmapOfSharedTable(), model);
        model.audit.zapped(model.allTables[0], model.mms[0]);
        assertFails(new NoUnmapOfSharedTable(), model);
    }

    /** In its only user's zap a page may be put before the pte is cleared. */
    @Test
    void anMmIsQuietWhileItsOnlyUserHoldsItsLock() {
        PageTableSharing model = twoSharers();
        Mm mm = model.mms[0];
        assertThat(model.audit.isQuiet(mm)).isFalse();
        assertThat(model.audit.isMapped(model.allPages[0])).isTrue();
    }

    @Test
    void aTableThatNobodyFindsIsALeak() {
        PageTableSharing model = twoSharers();
        assertThat(new NoTableLeaked().holdsAtRest(model)).isTrue();
        model.mms[0].pmd[0] = null;
        assertThat(new NoTableLeaked().holdsAtRest(model)).isTrue();
        model.mms[1].pmd[0] = null;
        assertThat(new NoTableLeaked().holdsAtRest(model)).isFalse();
    }

    @Test
    void aPageWithAUseTooManyIsALeak() {
        PageTableSharing model = twoSharers();
        assertThat(new NoPageLeaked().holdsAtRest(model)).isTrue();
        model.allPages[0].count.set(2);
        assertThat(new NoPageLeaked().holdsAtRest(model)).isFalse();
    }

    @Test
    void aPageOfTheFileWithAUseTooManyIsALeak() {
        PageTableSharing model = twoSharers();
        model.filePages[0].count.set(2);
        assertThat(new NoPageLeaked().holdsAtRest(model)).isFalse();
    }

    @Test
    void aChildThatIsForkedMustFinish() {
        PageTableSharing model = model(1, EnumSet.of(Op.FORK), Set.of());
        assertThat(new NoThreadIsStuck().holdsAtRest(model)).isTrue();
        model.child.live = true;
        assertThat(new NoThreadIsStuck().holdsAtRest(model)).isFalse();
    }
}
