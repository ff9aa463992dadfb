package jpf;

import gov.nasa.jpf.annotation.FilterField;
import gov.nasa.jpf.annotation.NeverBreak;
import gov.nasa.jpf.vm.Verify;
import sharelock.model.Task;

/** Models in the words of Java PathFinder, of threads, and of lambdas. */
final class Words {
    private Words() {}

    public static class One {
        int x;
        final Task task = new Setting();

        /** What the task does; models override it. */
        void act() {
            x = 1;
        }

        final class Setting extends Task {
            Setting() {
                super("task");
            }

            @Override
            protected void run() {
                act();
            }
        }
    }

    public static final class GetInt extends One {
        @Override
        void act() {
            x = Verify.getInt(0, 3);
        }
    }

    public static final class GetBoolean extends One {
        @Override
        void act() {
            if (Verify.getBoolean()) x = 1;
        }
    }

    public static final class RandomBool extends One {
        @Override
        void act() {
            if (Verify.randomBool()) x = 1;
        }
    }

    public static final class BeginAtomic extends One {
        @Override
        void act() {
            Verify.beginAtomic();
            x = 1;
            Verify.endAtomic();
        }
    }

    public static final class IgnoreIf extends One {
        @Override
        void act() {
            Verify.ignoreIf(x == 0);
        }
    }

    public static final class InAConstructor extends One {
        final int any = Verify.getInt(0, 1);
    }

    public static final class Filtered extends One {
        @FilterField int rounds;
    }

    public static final class FilteredIf extends One {
        @FilterField(condition = "x") int rounds;
    }

    public static final class Unbroken extends One {
        @NeverBreak int rounds;
    }

    public static final class AThread extends One {
        @Override
        void act() {
            new Thread(() -> x = 1).start();
        }
    }

    public static final class ARunnable extends One implements Runnable {
        @Override
        public void run() {
            x = 1;
        }

        @Override
        void act() {
            run();
        }
    }

    public static final class ThreadsOnly {
        int x;
        final Thread thread = new Thread(() -> x = 1);
    }

    public static final class Main {
        public static void main(String[] args) {
            System.out.println("holds");
        }
    }

    public static final class WaitsForIt extends One {
        @Override
        void act() {
            try {
                wait();
            } catch (InterruptedException e) {
                x = 2;
            }
        }
    }

    public static final class Notifies extends One {
        @Override
        void act() {
            notifyAll();
        }
    }

    public static final class Synchronizes extends One {
        @Override
        synchronized void act() {
            x = 1;
        }
    }

    public static final class Yields extends One {
        @Override
        void act() {
            Thread.yield();
            x = 1;
        }
    }

    public static final class Volatile extends One {
        volatile int y;

        @Override
        void act() {
            y = 1;
        }
    }

    interface Operation {
        int apply(int value);
    }

    public static final class StoredLambda extends One {
        final Operation operation = value -> value + 1;

        @Override
        void act() {
            x = operation.apply(x);
        }
    }

    public static final class StoredReference extends One {
        final Operation operation = Math::abs;

        @Override
        void act() {
            x = operation.apply(x);
        }
    }

    public static final class StoredInAnArray extends One {
        final Operation[] operations = {value -> value + 1};

        @Override
        void act() {
            x = operations[0].apply(x);
        }
    }

    public static final class PassedLambda extends One {
        @Override
        void act() {
            x = with(value -> value + 1);
        }

        private int with(Operation operation) {
            return operation.apply(x);
        }
    }

    public static final class StoredClass extends One {
        static final class Increment implements Operation {
            @Override
            public int apply(int value) {
                return value + 1;
            }
        }

        final Operation operation = new Increment();

        @Override
        void act() {
            x = operation.apply(x);
        }
    }
}
