package sharelock.compile.read;

/** Why a construct is refused and what to write instead. */
public final class Refusals {
    public static final String SYNCHRONIZED =
            "The checker does not see the JVM's own locks. Use sharelock.kernel.SpinLock, or Steps.atomically for one indivisible step.";
    public static final String NATIVE =
            "Only bytecode can be compiled. Write what it does in Java.";
    public static final String TRY =
            "A failure of the model ends the search, so no task can catch it or clean up behind it. Test the condition with if before the call.";
    public static final String FLOATING = "States hold whole numbers only. Use int or long.";
    public static final String NEW =
            "A state has a fixed size, so all objects are made in the constructor. Make a spare there and keep it in a field, or take it out of a sharelock.kernel.Pool.";
    public static final String REFLECTION =
            "Tasks are compiled before the search, when no class can be looked up. Name the class, field or method directly.";
    public static final String DYNAMIC =
            "Only lambdas and method references that stand as arguments of Steps can be compiled. Write an ordinary method.";

    private Refusals() {}
}
