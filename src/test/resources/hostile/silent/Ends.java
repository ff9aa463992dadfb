package silent;

import sharelock.model.Invariant;
import sharelock.model.Task;

/** Models and properties that would end the run in the middle. */
final class Ends {
    private Ends() {}

    public static final class InTheConstructor extends One {
        public InTheConstructor() {
            System.exit(0);
        }
    }

    static class Ending extends One {
        Ending() {
            Runtime.getRuntime().exit(0);
        }
    }

    public static final class InASuperclass extends Ending {}

    static final class Helper {
        static int value() {
            System.exit(0);
            return 1;
        }
    }

    public static final class InAHelper extends One {
        final int value = Helper.value();
    }

    public enum Level {
        ONLY;

        static {
            System.exit(0);
        }
    }

    public static final class InAnEnum extends One {
        final Level level;

        public InAnEnum(Level level) {
            this.level = level;
        }
    }

    interface Option {
        int VALUE = halt();

        private static int halt() {
            Runtime.getRuntime().halt(0);
            return 1;
        }
    }

    public static final class InAnInterface extends One implements Option {
        final int value = VALUE;
    }

    public static final class InALambda extends One {
        public InALambda() {
            java.util.List.of(0).forEach(System::exit);
        }
    }

    public static final class ByAHook extends One {
        public ByAHook() {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0)));
        }
    }

    public static final class ByReflection extends One {
        public ByReflection() throws ReflectiveOperationException {
            System.class.getMethod("exit", int.class).invoke(null, 0);
        }
    }

    public static final class ByHandle extends One {
        public ByHandle() {
            ProcessHandle.current().destroyForcibly();
        }
    }

    public static final class ByProcess extends One {
        public ByProcess() throws java.io.IOException {
            new ProcessBuilder("kill", "-9", "0").start();
        }
    }

    public static final class InTheTask extends One {
        final Task other = new Task("other") {
            @Override
            protected void run() {
                System.exit(0);
            }
        };
    }

    public static final class InHashCode extends One {
        final java.util.Set<Object> all = new java.util.HashSet<>();

        public InHashCode() {
            all.add(this);
        }

        @Override
        public int hashCode() {
            System.exit(0);
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    public static final class InTheProperty implements Invariant<One> {
        @Override
        public boolean holds(One model) {
            System.exit(0);
            return true;
        }
    }

    public static final class InThePropertysConstructor implements Invariant<One> {
        public InThePropertysConstructor() {
            Runtime.getRuntime().halt(0);
        }

        @Override
        public boolean holds(One model) {
            return true;
        }
    }

    public static final class ByThrowing extends One {
        public ByThrowing() {
            throw new ThreadDeath();
        }
    }

    public static final class ByMemory extends One {
        public ByMemory() {
            throw new OutOfMemoryError("so it says");
        }
    }

    public static final class ByLinkage extends One {
        public ByLinkage() {
            throw new NoClassDefFoundError("so it says");
        }
    }

    public static final class ByVirtualMachine extends One {
        public ByVirtualMachine() {
            throw new InternalError("so it says");
        }
    }
}
