package compiled;

import sharelock.model.*;

/** Calls of one class, of one of several, of an interface, by super, with a parameter that is assigned. */
public final class Calls {
    interface Shape {
        int corners();

        default int twice() {
            return 2 * corners();
        }
    }

    static class Square implements Shape {
        int cut;

        @Override
        public int corners() {
            return 4 + cut;
        }
    }

    static final class Star extends Square {
        @Override
        public int corners() {
            return super.corners() + 4;
        }

        @Override
        public int twice() {
            return 7;
        }
    }

    static final class Dot implements Shape {
        @Override
        public int corners() {
            return 0;
        }
    }

    final Square square = new Square();
    final Star star = new Star();
    Shape some = square;
    final Shape known = new Dot();
    int sum;

    static int down(int from) {
        int steps = 0;
        while (from > 0) {
            from--;
            steps++;
        }
        return steps;
    }

    private int add(int by) {
        sum += by;
        return sum;
    }

    private static void nothing() {}

    private void set(Shape to) {
        some = to;
    }

    final Task caller = new Task("caller") {
        @Override
        protected void run() {
            add(known.corners());
            add(some.corners());
            add(some.twice());
            nothing();
            sum = down(sum) + down(3);
            square.cut = add(1);
        }
    };

    final Task changer = new Task("changer") {
        @Override
        protected void run() {
            set(star);
            set(Steps.choose(2) == 0 ? square : null);
        }
    };
}
