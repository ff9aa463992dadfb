package sharelock.compile.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import sharelock.compile.ir.Instruction;

/**
 * Which operations of a task begin a step, because somebody else may see them or change what they
 * see: a write of a cell that another task or a property may read, or that another task may write
 * and this one reads; a read of one that another task may write; the end of a task that another one
 * or a property may ask for; and every operation of {@code Steps} and {@code Task} but {@code
 * Steps.ghost}. Everything else, ghost code too, is local computation, and belongs to the step
 * before.
 */
public final class Visibility {

    /** What the programs of some task, or of all properties, may touch. */
    private static final class Touched {
        final BitSet read = new BitSet();
        final BitSet written = new BitSet();

        /** Tasks that are asked whether they have finished. */
        final BitSet asked = new BitSet();

        void add(Draft draft) {
            Instruction.Effects effects = draft.instruction.effects();
            Instruction.CellRef loaded = effects.loaded();
            Instruction.CellRef stored = effects.stored();
            if (loaded != null) read.or(loaded.cells());
            if (stored != null) written.or(stored.cells());
            effects.tasks().asked().forEach(asked::set);
        }

        void add(Touched other) {
            read.or(other.read);
            written.or(other.written);
            asked.or(other.asked);
        }
    }

    /** By task, what it may touch itself. */
    private final List<Touched> own;

    /** By task, what all others and the properties may touch. */
    private final List<Touched> others = new ArrayList<>();

    /**
     * @param tasks the drafts of each task
     * @param properties the drafts of each property, whatever its kind
     */
    public Visibility(List<List<Draft>> tasks, List<List<Draft>> properties) {
        own = tasks.stream().map(Visibility::touched).toList();
        Touched before = new Touched();
        properties.forEach(property -> before.add(touched(property)));
        for (Touched task : own) {
            Touched all = new Touched();
            all.add(before);
            others.add(all);
            before.add(task);
        }
        Touched behind = new Touched();
        for (int task = own.size() - 1; task >= 0; task--) {
            others.get(task).add(behind);
            behind.add(own.get(task));
        }
    }

    private static Touched touched(List<Draft> drafts) {
        Touched touched = new Touched();
        drafts.forEach(touched::add);
        return touched;
    }

    /** Whether an operation of a task begins a step. */
    public boolean isVisible(Draft draft, int task) {
        return draft.inSteps && draft.instruction.accept(new Visible(task));
    }

    /**
     * Refuses ghost code of a task that does not stand right behind a step.
     *
     * @param entry the task's first draft
     * @param name the task's
     * @throws sharelock.compile.ModelError that names the first place to mend
     */
    public void refuseLateGhosts(Draft entry, int task, String name) {
        GhostPlaces.check(entry, this, task, name);
    }

    /**
     * Whether it matters when a task writes one of some cells. Of two tasks that write a cell which
     * one of them reads, each write matters: the other one may come before or behind it.
     */
    private boolean isSeen(BitSet cells, int task) {
        if (cells.intersects(others.get(task).read)) return true;
        BitSet raced = (BitSet) cells.clone();
        raced.and(others.get(task).written);
        return raced.intersects(own.get(task).read);
    }

    /** Whether an instruction of a task begins a step, where it is outside of any. */
    private final class Visible implements Instruction.Visitor<Boolean> {
        private final int task;

        Visible(int task) {
            this.task = task;
        }

        @Override
        public Boolean visit(Instruction.Assign assign) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Load load) {
            return load.from().cells().intersects(others.get(task).written);
        }

        @Override
        public Boolean visit(Instruction.Store store) {
            return isSeen(store.to().cells(), task);
        }

        @Override
        public Boolean visit(Instruction.Branch branch) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Switch choice) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Skip skip) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Choose choose) {
            return true;
        }

        @Override
        public Boolean visit(Instruction.Enter enter) {
            return true;
        }

        @Override
        public Boolean visit(Instruction.Guard guard) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Exit exit) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Start start) {
            return true;
        }

        @Override
        public Boolean visit(Instruction.Finished finished) {
            return true;
        }

        @Override
        public Boolean visit(Instruction.Fail fail) {
            return false;
        }

        @Override
        public Boolean visit(Instruction.Finish finish) {
            return others.get(task).asked.get(task);
        }

        @Override
        public Boolean visit(Instruction.Answer answer) {
            return false;
        }
    }
}
