package compiled;

import sharelock.kernel.SpinLock;
import sharelock.model.*;

/** What assertions, exceptions and rules say. */
public final class Messages {
    enum Hue {
        RED,
        BLUE
    }

    static final class Lost extends RuntimeException {
        Lost(int page, String why) {
            super("page " + page + why);
        }
    }

    static final class Silent extends IllegalStateException {}

    int x;
    char c = 'c';
    boolean z;
    Hue hue = Hue.RED;
    String word = "one";
    final String[] words = {"one", null, "two"};
    final SpinLock lock = new SpinLock("lock");
    final Object plain = new Object[0];

    final Task says = new Task("says") {
        @Override
        protected void run() {
            assert x != 1;
            assert x != 2 : "x is " + x + ", c " + c + ", z " + z;
            assert x != 3 : hue;
            assert x != 4 : "h " + hue.name() + " w " + words[x - 3];
            if (x == 5) throw new Lost(x, z ? " is gone" : word);
            if (x == 6) throw new Silent();
            if (x == 7) throw new ArrayIndexOutOfBoundsException(x);
            if (x == 8) throw new IllegalStateException(new Lost(1, "?"));
            if (x == 9) throw new AssertionError("of " + x, new Silent());
            if (x == 10) throw z ? new IllegalStateException("a") : new IllegalArgumentException("b" + x);
            if (x == 11) throw new IllegalStateException(z ? "z" : x == 1 ? null : "not z");
            RuntimeException e = z ? new Silent() : null;
            if (x == 12) throw e;
            String s = "";
            for (int i = 0; i < 2; i++) s = s + x + ";";
            if (x == 13) throw new UnsupportedOperationException(s);
            if (x == 14) throw new IndexOutOfBoundsException("at " + Integer.toString(x) + String.valueOf(z));
            lock.unlock();
            word = z ? "two" : null;
        }
    };

    final Task changes = new Task("changes") {
        @Override
        protected void run() {
            x = Steps.choose(15);
            z = true;
            c = 'd';
            hue = Hue.BLUE;
        }
    };
}
