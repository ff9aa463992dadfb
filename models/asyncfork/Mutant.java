package asyncfork;

/**
 * An order or an assignment of the patch or of the kernel that is right, changed to show what rests
 * on it. What a check can name as a place, a call or a condition, has no constant here.
 */
public enum Mutant {
    /** schedule() calls schedule_async() after it has locked the runqueue. */
    ASYNC_UNDER_RQ_LOCK,
    /** schedule_async() clears the cookie after the fork. */
    CLEAR_COOKIE_LATE,
    /** do_async() sets the cookie before copy_from_user(). */
    COOKIE_BEFORE_COPY,
    /** do_async() leaves the cookie as it is after a synchronous call. */
    NO_COOKIE_CLEAR,
    /** A waiter looks at its condition before prepare_to_wait(). */
    CONDITION_BEFORE_STATE
}
