package sharelock.compile.emit;

import sharelock.compile.ir.ModelProgram;

/** The comparison of interpreted and emitted code, for tests of other packages. */
public final class BothEngines {
    private BothEngines() {}

    /** Demands that both agree on everything in at least so many states, if there are as many. */
    public static void agree(ModelProgram program, int states) {
        BothWays.explore(program, states);
    }
}
