package asyncfork;

/** The registers that a system call saves on the kernel stack of its task: the way back. */
final class PtRegs {
    /** Which call of the logical thread this is. */
    int call;
}
