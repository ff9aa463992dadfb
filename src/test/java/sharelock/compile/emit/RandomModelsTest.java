package sharelock.compile.emit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.layout.LayoutPlan;
import sharelock.system.SlotOverflow;

class RandomModelsTest {

    @Property(tries = 300)
    void emittedCodeAgreesWithTheInterpreterInEveryState(@ForAll long seed) {
        ModelProgram model = RandomModels.model(seed);
        try {
            BothWays.Seen seen = BothWays.explore(model, 60);

            assertThat(seen.restarts()).isLessThan(128 * seen.plan().layout().slots().size());
        } catch (sharelock.compile.ModelError loopsForEver) {
            assertThat(loopsForEver).hasMessageContaining("without a visible operation");
        }
    }

    @Property(tries = 50)
    void widerLayoutHoldsEverythingThatTheNarrowOneHeld(@ForAll long seed, @ForAll long value) {
        LayoutPlan plan = LayoutPlan.of(RandomModels.model(seed));
        int cells = plan.program().cells().size();
        for (int slot = 0; slot < cells; slot++) {
            long inType =
                    Math.max(
                            plan.program().cells().get(slot).type().least(),
                            Math.min(plan.program().cells().get(slot).type().greatest(), value));
            if (plan.slot(slot).fits(inType)) continue;
            LayoutPlan wider = plan.widen(new SlotOverflow(slot, inType));

            assertThat(wider.slot(slot).fits(inType)).isTrue();
            for (int other = 0; other < plan.layout().slots().size(); other++) {
                assertThat(wider.slot(other).fits(plan.slot(other).low())).isTrue();
            }
            plan = wider;
        }
    }
}
