package compiled;

import java.util.Objects;
import sharelock.model.*;

/** Constants by number, by name, in a switch, all of them, and classes of their own. */
public final class Enums {
    enum Hue {
        RED,
        GREEN,
        BLUE;

        Hue next() {
            return values()[(ordinal() + 1) % values().length];
        }
    }

    enum Sign {
        PLUS {
            @Override
            int of(int x) {
                return x;
            }
        },
        MINUS {
            @Override
            int of(int x) {
                return -x;
            }
        };

        abstract int of(int x);
    }

    Hue hue = Hue.RED;
    Sign sign = Sign.PLUS;
    final Hue fixed = Hue.BLUE;
    String name = "";
    int x;

    final Task turns = new Task("turns") {
        @Override
        protected void run() {
            hue = hue.next();
            x = hue.ordinal() + fixed.ordinal();
            name = hue.name();
            name = fixed.toString();
            name = String.valueOf((Object) hue);
            x = sign.of(x);
            sign = x > 1 ? Sign.MINUS : sign;
            hue = Objects.requireNonNull(hue);
            Objects.requireNonNull(fixed);
            if (hue != Hue.GREEN && sign == Sign.PLUS) x = 3;
        }
    };

    final Task clears = new Task("clears") {
        @Override
        protected void run() {
            switch (hue) {
                case RED -> x = 1;
                case BLUE -> x = 2;
                default -> x = 3;
            }
            hue = null;
        }
    };
}
