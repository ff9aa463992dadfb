package pagetable;

/** What a thread can do: an entry into the kernel, or an access of its own. */
public enum Op {
    /** A page fault of a read, at any address of the mapping. */
    READ_FAULT,
    /** A page fault of a write, at any address of the mapping. */
    WRITE_FAULT,
    /** fork(), once in a run: the last mm of the model becomes the child's. */
    FORK,
    /** exit(): the thread's last operation. The last thread of an mm tears it down. */
    EXIT,
    /** munmap() of any part of the mapping. */
    MUNMAP,
    /** truncate() of the mapped file, at any page: it zaps every mm, without mmap_sem. */
    TRUNCATE,
    /** read() from /dev/zero into any part of the mapping: it zaps with mmap_sem held for read. */
    READ_ZERO,
    /** Memory pressure: the thread's allocation runs into swap_out() of any pte of any mm. */
    SWAP_OUT,
    /** An access from user mode, through the TLB of the thread's CPU. */
    TOUCH
}
