package sharelock.compile;

import java.util.List;
import sharelock.compile.ir.ModelProgram;
import sharelock.compile.specialise.Specialiser;

/** Compiles a constructed model and its properties into programs. */
public final class Compiler {

    private Compiler() {}

    /**
     * @param model the object that the model's constructor made
     * @param properties instances of Invariant, AtRest or Reachable; their programs come in this
     *     order
     * @throws ModelError when the model or a property does what cannot be compiled
     */
    public static ModelProgram compile(Object model, List<?> properties) {
        return new Specialiser(model, properties).specialise();
    }
}
