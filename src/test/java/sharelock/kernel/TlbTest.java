package sharelock.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TlbTest {
    private static final class Page {}

    private final Page page = new Page();
    private final Tlb<Page> tlb = new Tlb<>(new Page[3]);

    @Test
    void itStartsEmpty() {
        Tlb<Page> filled = new Tlb<>(new Page[] {page});

        assertThat(filled.lookup(0)).isNull();
        assertThat(filled.refersTo(page)).isFalse();
    }

    @Test
    void anEntryStaysUntilItIsFlushed() {
        tlb.fill(1, page, true);
        assertThat(tlb.lookup(1)).isSameAs(page);
        assertThat(tlb.mayWrite(1)).isTrue();
        assertThat(tlb.lookup(0)).isNull();

        tlb.flush(1);
        assertThat(tlb.lookup(1)).isNull();
        assertThat(tlb.mayWrite(1)).isFalse();
    }

    @Test
    void aFlushOfAllLeavesNothing() {
        tlb.fill(0, page, true);
        tlb.fill(2, page, false);

        tlb.flushAll();

        assertThat(tlb.refersTo(page)).isFalse();
        assertThat(tlb.mayWrite(0)).isFalse();
    }

    @Test
    void aPageThatIsFreeButStillMappedIsFound() {
        Pool<Page> pool = new Pool<>("pages", new Page[] {page});
        tlb.fill(2, page, false);

        assertThat(pool.isFree(page) && tlb.refersTo(page)).isTrue();
        tlb.flush(2);
        assertThat(pool.isFree(page) && tlb.refersTo(page)).isFalse();
    }
}
