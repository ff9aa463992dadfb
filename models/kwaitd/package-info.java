/**
 * Ingo Molnar's kwaitd, the patch kwaitd-2.5.31-A1 of 13 August 2002, as posted, with the parts of
 * Linux 2.5.31 that it meets: exit, wait4, ptrace, the scheduler and CPU bring-up.
 *
 * <p>Left out are what no claim of the mail is about: process groups and stopped jobs, for which
 * exit_notify() drops tasklist_lock in the middle, pdeath signals, the SIGCHLD of a thread that
 * stops, times and limits, {@code /proc}, priorities, and a wait4() that looks at the children of
 * sibling threads. The futexes by which threads join come with other patches.
 */
package kwaitd;
