package sharelock.compile.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import sharelock.compile.ModelError;
import sharelock.compile.ir.Instruction;
import sharelock.compile.ir.Node.Origin;

/**
 * Refuses ghost code that does not stand right behind a step. It is written as part of that step,
 * in every engine; but Java PathFinder, which knows of no private fields, lets others move before
 * each access to memory, so that none may lie in between.
 */
final class GhostPlaces {
    private static final String STEP = "";

    private final Visibility visibility;
    private final int task;
    private final String name;

    /** What lies between the last step and a draft; {@link #STEP} if nothing does. */
    private final IdentityHashMap<Draft, String> between = new IdentityHashMap<>();

    private final ArrayDeque<Draft> work = new ArrayDeque<>();

    private GhostPlaces(Visibility visibility, int task, String name) {
        this.visibility = visibility;
        this.task = task;
        this.name = name;
    }

    /**
     * Looks at all drafts of a task.
     *
     * @throws ModelError that names the first place to mend
     */
    static void check(Draft entry, Visibility visibility, int task, String name) {
        GhostPlaces places = new GhostPlaces(visibility, task, name);
        places.reach(entry, "before the first step");
        while (!places.work.isEmpty()) places.pass(places.work.remove());
    }

    private void reach(Draft draft, String found) {
        String known = between.get(draft);
        if (known != null && (!known.equals(STEP) || found.equals(STEP))) return;
        between.put(draft, found);
        work.add(draft);
    }

    private void pass(Draft draft) {
        String before = between.getOrDefault(draft, STEP);
        if (draft.ghost && !before.equals(STEP)) throw refusal(draft.origin, before);
        String behind = behind(draft, before);
        for (Draft next : successors(draft)) reach(next, behind);
    }

    private String behind(Draft draft, String before) {
        Instruction instruction = draft.instruction;
        if (visibility.isVisible(draft, task)) {
            boolean chooses = instruction instanceof Instruction.Choose;
            return chooses ? "behind the choice at " + draft.origin : STEP;
        }
        Instruction.Effects effects = instruction.effects();
        boolean accesses = effects.loaded() != null || effects.stored() != null;
        if (!draft.inSteps || !(accesses || draft.touches)) return before;
        Origin at = draft.origin;
        return "behind \"%s\" (%s), which is no step".formatted(at.text(), at);
    }

    private static List<Draft> successors(Draft draft) {
        List<Draft> all = new ArrayList<>(draft.cases.values());
        if (draft.next != null) all.add(draft.next);
        if (draft.other != null) all.add(draft.other);
        return all;
    }

    private ModelError refusal(Origin at, String found) {
        return new ModelError(
                "%s:%d calls Steps.ghost %s inside task %s. Ghost code belongs to the step before and stands right behind it: move it there, or into the body of that step (Steps.atomically)."
                        .formatted(at.file(), at.line(), found, name));
    }
}
