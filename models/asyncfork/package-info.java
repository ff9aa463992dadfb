/**
 * Linus Torvalds' delayed fork, "Generic AIO by scheduling stacks" of 9 February 2007, as posted,
 * with the parts of Linux 2.6.20 that it meets.
 *
 * <p>Left out are signals to the whole process, which exit_notify() of that kernel hands on to
 * another thread; ptrace, posix timers and priority inheritance, which hold on to the task_struct
 * of the worker; pdeath_signal and the thread keyring; the runqueues, since each task has a CPU of
 * its own; and siglock, which is only ever taken inside tasklist_lock here.
 */
package asyncfork;
