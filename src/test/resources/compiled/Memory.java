package compiled;

import sharelock.model.*;

/** Fields and elements of one object or of several, at known and at computed places, null among them. */
public final class Memory {
    static final class Page {
        int count;
        final int number;
        Page next;

        Page(int number) {
            this.number = number;
        }
    }

    final Page[] pages = {new Page(10), new Page(11), new Page(12)};
    final Page first = pages[0];
    Page current = pages[0];
    final int[] sizes = {3, 5, 8};
    final int[] counts = new int[3];
    final int[][] rows = {new int[2], new int[3]};
    final boolean[] bits = new boolean[2];
    final Object[] mixed = {first, "text", null};
    final long[] empty = {};
    static final int[] PRIMES = {2, 3, 5};
    int sum;
    Page nothing;
    int index;

    final Task reader = new Task("reader") {
        @Override
        protected void run() {
            sum = first.number + current.number + sizes[1];
            sum += sizes[index] + PRIMES[index] + pages.length;
            sum += counts[2] + counts[index];
            sum += rows[index].length;
            sum += rows[index][1];
            Page page = pages[index];
            sum += page.count;
            if (page.next != null) sum += page.next.number;
            if (current == first) sum++;
            current.count = 4;
            if (bits[index]) bits[0] = false;
            nothing = null;
        }
    };

    final Task writer = new Task("writer") {
        @Override
        protected void run() {
            int at = Steps.choose(3);
            pages[at].count++;
            counts[at] = at;
            counts[1] += 2;
            rows[1][at] = 1;
            bits[1] = !bits[0];
            index = at;
            current = at == 2 ? null : pages[at];
            pages[1].next = pages[at];
        }
    };

    final Task wrong = new Task("wrong") {
        @Override
        protected void run() {
            Object object = mixed[Steps.choose(3)];
            if (object instanceof Page) sum = 1;
            Page page = (Page) object;
            sum = page.number;
            if (sum == 1) sum = sizes[3];
            if (sum == 2) sum = sizes[-1];
            if (sum == 3) sum = nothing.count;
            if (sum == 4) sum = (int) empty[index];
            if (sum == 5) page = (Page) mixed[1];
            int[] some = sum == 6 ? sizes : counts;
            sum = some[2];
            some = sum == 6 ? sizes : PRIMES;
            sum = some[sum];
        }
    };
}
