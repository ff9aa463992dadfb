package sharelock.explicit;

import java.util.List;
import sharelock.model.AtRest;
import sharelock.model.Invariant;
import sharelock.model.Reachable;

/**
 * What to check of a model, besides what is always checked.
 *
 * @param always must hold in every state
 * @param atRest must hold where no task can move
 * @param sometimes must hold in some state
 */
public record Properties(
        List<Invariant<?>> always, List<AtRest<?>> atRest, List<Reachable<?>> sometimes) {

    public Properties {
        always = List.copyOf(always);
        atRest = List.copyOf(atRest);
        sometimes = List.copyOf(sometimes);
    }
}
