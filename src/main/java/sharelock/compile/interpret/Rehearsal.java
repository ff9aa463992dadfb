package sharelock.compile.interpret;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import sharelock.compile.ModelError;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.SlotOverflow;
import sharelock.system.Stopped;
import sharelock.system.Successors;

/**
 * Some random walks through a model before the search, so that its layout has room for what they
 * meet: a walk that starts again costs next to nothing, a search that does costs a new class. The
 * walks are the same every time.
 */
final class Rehearsal implements Successors.Sink {
    private static final int WALKS = 16;
    private static final int STEPS = 400;

    private final Random random = new Random(1);
    private final LayoutPlan plan;
    private final Interpreter interpreter;
    private final Successors batch;
    private final long[] state;
    private int offered;

    private Rehearsal(LayoutPlan plan) {
        this.plan = plan;
        this.interpreter = new Interpreter(plan);
        this.state = new long[plan.layout().words()];
        this.batch = new Successors(state.length, 16, this);
    }

    /** A layout for the search to begin with. */
    static LayoutPlan plan(ModelProgram program) {
        LayoutPlan plan = LayoutPlan.of(program);
        while (true) {
            try {
                Rehearsal rehearsal = new Rehearsal(plan);
                for (int walk = 0; walk < WALKS; walk++) rehearsal.walk();
                return plan;
            } catch (SlotOverflow overflow) {
                plan = plan.widen(overflow);
            } catch (ModelError | IllegalStateException leftToTheSearch) {
                return plan;
            }
        }
    }

    private void walk() {
        offered = 0;
        interpreter.initial(batch);
        take();
        List<Integer> tasks = new ArrayList<>();
        for (int task = 0; task < plan.program().tasks().size(); task++) tasks.add(task);
        Stopped.ifAsked();
        for (int step = 0; step < STEPS && offered > 0; step++) {
            Collections.shuffle(tasks, random);
            offered = 0;
            long[] before = state.clone();
            for (int i = 0; i < tasks.size() && offered == 0; i++) {
                try {
                    interpreter.successors(tasks.get(i), before, 0, batch);
                } catch (Enough enough) {
                    // One of these is as good as one of all.
                }
                take();
            }
        }
    }

    private void take() {
        full(batch);
    }

    /** Keeps one of all successors, each with the same chance. */
    @Override
    public void full(Successors full) {
        for (int i = 0; i < full.size(); i++) {
            offered++;
            if (random.nextInt(offered) > 0) continue;
            System.arraycopy(full.words(), i * state.length, state, 0, state.length);
        }
        full.clear();
    }

    @Override
    public void choosing() {
        Stopped.ifAsked();
        throw new Enough();
    }

    @Override
    public void failed(long origin, int step, int failure) {
        // the search will meet it too
    }

    /** A step has more successors than a walk looks at. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("", null, false, false);
        }
    }
}
