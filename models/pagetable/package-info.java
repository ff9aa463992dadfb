/**
 * Daniel Phillips' patch that lets fork() share page tables, ptab-2.4.17-2 of 18 February 2002, as
 * posted, with the parts of Linux 2.4.17 that it meets.
 */
package pagetable;
