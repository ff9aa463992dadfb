/**
 * Ingo Molnar's kwaitd, the patch kwaitd-2.5.31-A1 of 13 August 2002, as posted, with the parts of
 * Linux 2.5.31 that it meets: exit, wait4, ptrace attach, the scheduler and CPU bring-up.
 *
 * <p>Left out are what no claim of the mail is about: process groups and stopped jobs, pdeath
 * signals, times and limits, {@code /proc}, and a wait4() that looks at the children of sibling
 * threads.
 */
package kwaitd;
