package sharelock.compile.specialise;

import java.util.Set;
import sharelock.compile.ModelError;
import sharelock.compile.specialise.Frame.Region;
import sharelock.compile.specialise.Frame.Site;

/**
 * Refuses a model whose protocol reads or writes what its ghost code writes: such state is there
 * for properties only, so that leaving it out changes nothing that the tasks do.
 */
final class GhostState {
    private GhostState() {}

    /**
     * @throws ModelError that names the first access to mend
     */
    static void check(Heap heap) {
        heap.facts().forEach(GhostState::check);
    }

    private static void check(Fact fact) {
        Site ghost = first(fact.writers(), true);
        if (ghost == null) return;
        Site writer = first(fact.writers(), false);
        if (writer != null) throw refusal(writer, "writes", fact, ghost);
        for (Site reader : fact.readers()) {
            Region region = reader.frame().region();
            if (region != Region.GHOST && region != Region.PROPERTY) {
                throw refusal(reader, "reads", fact, ghost);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Site first(Set<Site> sites, boolean ghost) {
        return sites.stream()
                .filter(site -> (site.frame().region() == Region.GHOST) == ghost)
                .findFirst()
                .orElse(null);
    }

    private static ModelError refusal(Site site, String verb, Fact fact, Site ghost) {
        return Refusal.at(
                site,
                "%s %s, which ghost code writes (%s:%d),"
                        .formatted(
                                verb,
                                fact.path(),
                                ghost.frame().body().file(),
                                ghost.frame().body().lines().get(ghost.op())),
                "What Steps.ghost writes is for properties only. Use a field of the protocol's own, or write it in Steps.ghost alone.");
    }
}
