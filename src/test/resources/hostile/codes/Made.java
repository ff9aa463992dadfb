package codes;

import sharelock.model.Task;

/** Models that cannot be made, each in its own way. */
final class Made {
    private Made() {}

    public static class One {
        int x;
        final Task task = new Setting();

        final class Setting extends Task {
            Setting() {
                super("task");
            }

            @Override
            protected void run() {
                x = 1;
            }
        }
    }

    public static final class Throws extends One {
        public Throws() {
            throw new IllegalArgumentException("a\u001b[31mb\n  holds      c");
        }
    }

    public static final class ThrowsChecked extends One {
        public ThrowsChecked() throws Exception {
            throw new Exception("checked");
        }
    }

    public static final class ThrowsNull extends One {
        public ThrowsNull() {
            throw null;
        }
    }

    public static final class ThrowsWhatThrows extends One {
        public ThrowsWhatThrows() {
            throw new Silent();
        }
    }

    static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    public static final class ThrowsMuch extends One {
        public ThrowsMuch() {
            throw new IllegalStateException("x".repeat(1_000_000));
        }
    }

    public static final class Asserts extends One {
        public Asserts(int size) {
            assert size > 3 : "size is " + size;
        }
    }

    public static final class StaticFails extends One {
        static final int SIZE = Integer.parseInt("none");
        final int size = SIZE;
    }

    public static final class Falls extends One {
        public Falls() {
            x = new Falls().x;
        }
    }

    static final class A {
        static int value = B.value + 1;
    }

    static final class B {
        static int value = fall(1);

        static int fall(int i) {
            return fall(i + 1) + 1;
        }
    }

    public static final class StaticFalls extends One {
        final int value = A.value;
    }

    public static final class TwoConstructors extends One {
        public TwoConstructors() {}

        public TwoConstructors(int size) {
            x = size;
        }
    }

    public static final class PrivateConstructor extends One {
        private PrivateConstructor() {}
    }

    public static final class TakesText extends One {
        public TakesText(String text) {
            x = text.length();
        }
    }

    public static final class TakesChar extends One {
        public TakesChar(char c, short s, byte b, double d) {
            x = c + s + b + (int) d;
        }
    }

    public static final class TakesArray extends One {
        public TakesArray(int... sizes) {
            x = sizes.length;
        }
    }

    public static final class Generic<T> extends One {}

    public final class Inner extends One {}

    public interface Interface {}

    public enum Constants { ONE }

    public record Recorded(int size) {}

    public @interface Annotation {}

    public static final class Sleeps extends One {
        public Sleeps() throws InterruptedException {
            Thread.sleep(100_000);
        }
    }

    public static final class Waits extends One {
        public Waits() throws InterruptedException {
            synchronized (this) {
                wait();
            }
        }
    }

    public static final class Locks extends One {
        public Locks() {
            synchronized (task) {
                x = 2;
            }
        }
    }

    public static final class Huge extends One {
        final long[] huge = new long[Integer.MAX_VALUE - 8];
    }

    public static final class Endless extends One {
        public Endless() {
            while (x == 0) {}
        }
    }
}
