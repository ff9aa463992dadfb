package compiled;

import java.util.Objects;
import sharelock.kernel.*;
import sharelock.model.*;

/** What objects and fields are called, and what messages say of them. */
public final class Named {
    enum Hue {
        RED,
        BLUE
    }

    static class Base {
        int value;
        protected int shared;
    }

    static final class Derived extends Base {
        int value;
        final Hue hue = Hue.RED;
    }

    static final class Lost extends RuntimeException {
        private final int page;

        Lost(int page) {
            this.page = page;
        }
    }

    static final Base HOME = new Base();

    final Derived derived = new Derived();
    final Base[] two = {derived, new Base()};
    final RwLock lock = new RwLock("lock");
    final SpinLock[] locks = {new SpinLock("left"), new SpinLock("right")};
    final Object[] boxes = {1, 'c', true, 2.5, 7L, "text", Hue.BLUE, locks[0], null};
    final Task[] twins = {new Twin("twin"), new Twin("twin"), new Twin("other")};
    Object kept = "kept";
    Hue hue = Hue.BLUE;
    int x;

    final class Twin extends Task {
        Twin(String name) {
            super(name);
        }

        @Override
        protected void run() {
            lock.readLock();
            x++;
            lock.readUnlock();
            derived.value = x;
            ((Base) derived).value = x + 1;
            two[x % 2].shared = 3;
            HOME.value = x;
            locks[0].lock();
            locks[0].unlock();
        }
    }

    final Task says = new Task("says") {
        @Override
        protected void run() {
            assert x != 1 : String.valueOf(boxes[x % 9]);
            assert x != 2 : twins[x % 3];
            assert x != 3 : (Object) null;
            assert x != 4 : String.valueOf(new Lost(3));
            assert x != 5 : Objects.toString(hue);
            assert x != 6 : two[x % 2];
            assert x != 11 : HOME;
            assert x != 12 : locks;
            assert x != 13 : locks[x % 2];
            assert x != 14 : this;
            if (x == 7) throw new Lost(x);
            kept = x == 8 ? Hue.RED : x == 9 ? boxes[0] : derived;
            if (kept instanceof Hue) x = 10;
        }
    };
}
