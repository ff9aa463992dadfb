/**
 * Daniel Phillips' patch that lets fork() share page tables, ptab-2.4.17-2 of 18 February 2002, as
 * posted, with the parts of Linux 2.4.17 that it meets.
 *
 * <p>Left out are what no claim of the mail is about: rss, the accessed bits, the swap cache, page
 * directories above the pmd, and the paths mremap, mprotect, ptrace and swapoff, which the patch
 * leaves as they are although they write ptes of shared tables too.
 */
package pagetable;
