package kwaitd;

import sharelock.kernel.SpinLock;

/**
 * The kwait_t of a CPU. Its queue is singly linked here, through {@link TaskStruct#zombieNext}.
 *
 * <pre>
 *   head --> task --zombieNext--> task <-- tail       each task: zombieList --> this
 * </pre>
 */
final class Kwait {
    final int cpu;
    final SpinLock lock = new SpinLock("kwait->lock");

    /** The kwaitd of this CPU, once it runs. */
    Kwaitd task;

    /** Whether INIT_LIST_HEAD(&amp;kwait-&gt;queue) has been done. */
    boolean queueReady;

    private TaskStruct head;
    private TaskStruct tail;

    Kwait(int cpu) {
        this.cpu = cpu;
    }

    /** INIT_LIST_HEAD(&amp;kwait-&gt;queue): what was on the queue is lost. */
    void initListHead() {
        head = null;
        tail = null;
        queueReady = true;
    }

    /** kwait-&gt;queue.next, null if the queue is empty. */
    TaskStruct first() {
        return head;
    }

    /**
     * list_add_tail(&amp;p-&gt;zombie_list, &amp;kwait-&gt;queue): oopses if the queue is all
     * zeroes.
     */
    void listAddTail(TaskStruct p) {
        if (!queueReady) throw new NullPointerException("kwait->queue.prev is NULL");
        TaskStruct last = tail;
        if (last == null) {
            head = p;
        } else {
            last.zombieNext = p;
        }
        tail = p;
        p.zombieList = this;
    }

    /** list_del_init(tmp) of the first task. */
    void listDelInit(TaskStruct p) {
        TaskStruct next = p.zombieNext;
        head = next;
        if (next == null) tail = null;
        p.zombieNext = null;
        p.initZombieList();
    }
}
