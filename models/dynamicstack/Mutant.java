package dynamicstack;

/**
 * A line that is right as it stands, moved or changed on purpose: it carries the protocol. Lines
 * that are left out are named by their place, in the checks.
 */
public enum Mutant {
    /** The invalidation on all CPUs comes after the mapping, and not before it. */
    MAP_BEFORE_FLUSH,
    /** Interrupts are on while an entry takes pages: the thread can be preempted there. */
    PREEMPTIBLE_ENTRY,
    /** Interrupts are on while an exit unmaps and returns pages. */
    PREEMPTIBLE_EXIT,
    /** The pages are returned to the cache before the ptes are cleared. */
    RETURN_BEFORE_UNMAP,
    /** context_switch() invalidates after it has switched to the stack of the thread. */
    FLUSH_AFTER_SWITCH,
    /** A thread remembers the CPU of its first entry, and not of its last. */
    REMEMBER_FIRST_CPU,
    /** do_exit() returns the pages itself, while the thread still runs on them. */
    RETURN_BEFORE_DEATH,
    /** A child asks for more stack only after it has used it. */
    EXPAND_AFTER_USE,
    /** The request for more stack is made with preemption off. */
    REQUEST_IN_ATOMIC,
    /** The invalidation on all CPUs does not wait for CPUs that have interrupts off. */
    NO_WAIT_FOR_FLUSH,
    /** Who reads the stack of another thread invalidates it before it takes the lock. */
    WALKER_FLUSHES_UNLOCKED,
    /** An entry uses the extra stack before it has expanded it. */
    EXPAND_AFTER_WORK,
    /** An exit has work to do on the extra stack after it has unmapped it. */
    UNMAP_BEFORE_WORK,
    /** Who takes kept pages invalidates them before it clears the ptes. */
    SHRINKER_FLUSHES_FIRST,
    /** Who takes kept pages gives up the lock before it has invalidated them on all CPUs. */
    SHRINKER_UNLOCKS_EARLY
}
