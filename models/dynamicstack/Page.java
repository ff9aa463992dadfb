package dynamicstack;

/** A physical page of kernel stack; the model needs no more of it than which one it is. */
final class Page {
    /** With {@link Op#FOLLOW_PAGES}, the stack that had the page last: ghost state. */
    ThreadStack lastStack;
}
