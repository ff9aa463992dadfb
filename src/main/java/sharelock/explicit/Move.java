package sharelock.explicit;

import java.util.List;

/**
 * One step of a path to follow.
 *
 * @param task number of the task that moves
 * @param choices the nondeterministic choices that it makes, in order
 */
public record Move(int task, List<Integer> choices) {

    public Move {
        choices = List.copyOf(choices);
    }
}
