package pagetable;

/** A change that mends the patch: each is off unless a check asks for it. */
public enum Fix {
    /**
     * free_one_pmd() gives the page back after its own put_page_testzero().
     *
     * <p>The bug: it calls pte_free_slow(), which is free_page(), which puts the page a second
     * time. The count goes from 0 to -1, which is not zero, and the page table is never freed.
     * Every page table that an exit or a munmap should free is lost; no second task is needed.
     */
    FREE_AFTER_PUT,

    /**
     * free_one_pmd() clears the pmd always, before it puts the page table.
     *
     * <p>The bug: the pmd_clear() stands inside {@code if (put_page_testzero(...))}, so the pmd of
     * a table that others still share keeps pointing to it although it no longer counts. No path of
     * this model gets there: see {@link #SHARE_LOCK_IN_FREE_ONE_PMD}.
     */
    CLEAR_PMD_ALWAYS,

    /**
     * free_one_pmd() takes page_table_share_lock around the put.
     *
     * <p>The mail calls its absence a bug. It does no harm: exit and munmap zap what they free, and
     * zap_pte_range() has taken every shared table out of its pmd before.
     */
    SHARE_LOCK_IN_FREE_ONE_PMD,

    /**
     * __pte_alloc() leaves out the get_page() at unshared_unlock.
     *
     * <p>The bug: when another sharer was faster and the table is this mm's own by now, its use
     * count is raised to two although one pmd refers to it. From then on it counts as shared: the
     * next write copies it, and it and the pages it maps are never freed.
     */
    NO_GET_WHEN_UNSHARED,

    /**
     * zap_pte_range() clears the pmd of a shared table and puts the table itself, before it drops
     * page_table_share_lock.
     *
     * <p>The bug: tlb_remove_page() in gather mode, which is every exit and every mm with threads,
     * only records the table. tlb_finish_mmu() puts it later, without page_table_share_lock. Until
     * then the count is too high: two mms that zap one table at a time both see a shared table,
     * neither clears the ptes, and the pages they map are lost with the freed table. An mm that
     * unshares in that time copies a table that is its own, with the same loss.
     */
    PUT_UNDER_SHARE_LOCK,

    /**
     * zap_pte_range() flushes the TLBs of the mm between the clearing of the pmd and the put; to be
     * used with {@link #PUT_UNDER_SHARE_LOCK}.
     *
     * <p>The bug of that fix alone: once the table is put, the other sharer may be its last, may
     * zap it and free its pages, while the CPUs of this mm still have them in their TLBs.
     */
    FLUSH_BEFORE_PUT,

    /**
     * __pte_alloc() looks at the pmd again after the allocation for an unshare, and fills it if it
     * is empty.
     *
     * <p>The bug: vmtruncate() of a file that this mm maps, or a sibling thread that reads from
     * /dev/zero, can clear the pmd while page_table_lock is dropped. The patch goes on with the
     * page table of an empty pmd, which is physical page 0.
     */
    RECHECK_PMD,

    /**
     * handle_mm_fault() unshares for a read too, as Hugh Dickins proposed on 19 February 2002.
     *
     * <p>The bugs: two mms with a read fault each in one shared table hold two different locks,
     * both see an empty pte, both set it, and one page reference is lost; do_no_page() sets a pte
     * in a table that a sibling has unshared in the meantime; a pte that swap_out() cleared through
     * the other mm is set again to a page that is free.
     */
    UNSHARE_ON_READ,

    /**
     * do_no_page() backs out if the pmd no longer leads to the page table it came with.
     *
     * <p>The bug: do_no_page() drops page_table_lock to read the page and then sets the pte through
     * the pointer that it already had. By then a sibling may have unshared the table, or
     * vmtruncate() may have removed it: the pte lands in a table of another mm, or in a freed page.
     * In 2.4.17 itself a page table stays as long as mmap_sem is held.
     */
    RECHECK_TABLE,

    /**
     * swap_out() passes over shared page tables.
     *
     * <p>The bugs: it changes the ptes of a shared table under the lock of one of the mms, so that
     * the other's faults and swap_outs undo its work; the copy loop of __pte_alloc() takes a
     * reference to a page that swap_out() has freed since the pte was read; and it flushes the TLBs
     * of one mm only, so that the other goes on using the page.
     */
    SWAP_OUT_SKIPS_SHARED,

    /**
     * The copy loop of __pte_alloc() keeps the dirty bit of private pages, as copy_page_range() of
     * 2.4.17 does.
     *
     * <p>The bug: it marks every copied pte clean. swap_out() takes a clean private page that is
     * not in the swap cache for one that can be read in again, and drops it: the data is lost.
     */
    KEEP_DIRTY,

    /**
     * zap_page_range() unshares with an allocation that does not fail.
     *
     * <p>The bug: unshare_one() ignores that __pte_alloc() found no memory. zap_pte_range() then
     * sees a shared table and drops all of it, also the part outside of the range. When it is the
     * end that cannot be unshared the loop in zap_page_range() does not end.
     */
    UNSHARE_WITHOUT_FAIL,

    /**
     * unshare_one() tests {@code address & ~PMD_MASK}: it unshares what is zapped in part.
     *
     * <p>The bug: it tests {@code address & PMD_MASK}, which is the number of the table and not the
     * place in it. The lowest table is never unshared, so that a munmap of a part of it drops all
     * of it; any other table is unshared although all of it goes away, or, at the end of the range,
     * although none of it does.
     */
    UNSHARE_PARTIAL,

    /**
     * i_shared_lock becomes a semaphore, as in Linux 2.5.
     *
     * <p>The bug: vmtruncate() holds the spinlock while zap_page_range() unshares, which allocates
     * memory and may sleep.
     */
    SLEEPING_I_SHARED_LOCK,

    /**
     * copy_page_range() reads the pmd of the parent after it has taken the parent's
     * page_table_lock.
     *
     * <p>The bug: it reads it before. vmtruncate(), which needs no mmap_sem, can remove or unshare
     * the table in between: fork() then takes a reference to a freed table, or maps a table in the
     * child that the parent no longer has. In 2.4.17 itself the pmd cannot change there.
     */
    FORK_READS_PMD_LOCKED,

    /**
     * copy_page_range() write-protects all of a table when it shares it, and leaves the table alone
     * when it comes to the other vmas in it.
     *
     * <p>The bug: a table is shared as a whole with its first vma; the ptes of its other vmas are
     * write-protected when their turn comes, and the locks are dropped in between. If vmtruncate()
     * unshares the table there, it copies writable ptes; then the parent's table is no longer the
     * child's, and the other vmas are copied over what the child already has there.
     */
    PROTECT_WHOLE_TABLE,

    /**
     * copy_page_range() shares no table that has a part which fork() leaves out.
     *
     * <p>The bug: sharing a table shares all that it maps. The child sees the pages of a
     * VM_DONTCOPY vma, writable, and at its exit no vma leads to them, so they are never freed.
     */
    SHARE_WHOLE_VMAS,

    /**
     * tlb_gather_mmu() uses the fast mode only for the mm of the task that runs.
     *
     * <p>The bug is 2.4.17's own: vmtruncate() zaps the mms of others, and if such an mm has one
     * user, that user may be running on another CPU: its pages are freed before its TLB is flushed.
     */
    GATHER_FOR_OTHERS,

    /**
     * read_zero_pagealigned() takes mmap_sem for write.
     *
     * <p>The bug is 2.4.17's own: a sibling thread can fault a page in between zap_page_range() and
     * zeromap_page_range(), and forget_pte() calls BUG().
     */
    WRITE_SEM_FOR_ZERO
}
