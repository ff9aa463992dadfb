/**
 * Dynamic kernel stacks, as Pasha Tatashin's mail of 18 March 2024 proposes them for x86-64: a user
 * thread has one page of kernel stack, and gets three more from a per-CPU cache while it is in the
 * kernel.
 *
 * <p>The mail has no code. What it leaves open is taken from Linux 6.8, and the simplest reading of
 * each sentence is the model as posted. Left out are paging-structure caches, capacity misses of
 * the TLB, memory cgroups and the content of the stacks.
 */
package dynamicstack;
