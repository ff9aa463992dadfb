/**
 * Huang Ying's patch that steals the stack of a sleeping task, posted to linux-tiny on 24 September
 * 2006, as posted, with the parts of Linux 2.6.17 for i386 with 4 KiB stacks that it meets.
 *
 * <p>Left out are what no claim of the mail is about: the layout of the virtual address space, the
 * allocation of page tables (the stack area has one page table, which is never freed), interrupt
 * stacks, priorities and time slices.
 */
package stacksteal;
