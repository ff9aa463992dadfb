package sharelock.jpf;

import sharelock.model.AtRest;
import sharelock.model.Task;
import sharelock.random.ModelHeap;

/** Inside JPF: prints each state in which no task can move, as one line. Holds in all of them. */
final class EndPrinter implements AtRest<Object> {
    static final String MARK = "END ";

    private ModelHeap heap;

    @Override
    public boolean holdsAtRest(Object model) {
        if (heap == null) {
            heap = new ModelHeap(model); // the first look, before the tasks begin
            return true;
        }
        boolean finished = true;
        for (Task task : heap.tasks()) {
            if (!task.finished()) finished = false;
        }
        System.out.println(MARK + finished + heap.line(heap.show(heap.current())));
        return true;
    }
}
