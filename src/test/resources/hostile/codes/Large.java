package codes;

import sharelock.model.Steps;
import sharelock.model.Task;

/** What is large, deep or out of all bounds. */
public final class Large {
    /** What it is. */
    public enum How {
        SMALL, TASKS_1001, ARRAY, WRITTEN_ARRAY, SHARED_ARRAY, LIST, MATRIX, CHOICES, NO_CHOICE, NEGATIVE_CHOICE, COUNTER,
        NEGATIVE_ARRAY, RECURSION, RECURSION_OF_TWO, LONG_COUNTER, DEEP_ARRAY, LOCAL_LOOP, OWN_ARRAY
    }

    static final class Node {
        Node next;
        int value;
    }

    final How how;
    int x;
    long wide;
    int[] array = new int[1];
    int[][] matrix;
    Object deep;
    Node list;
    final Task[] tasks;

    public Large(How how) {
        this.how = how;
        tasks = new Task[how == How.TASKS_1001 ? 1001 : how == How.SHARED_ARRAY ? 2 : 1];
        for (int i = 0; i < tasks.length; i++) tasks[i] = new Runner("t" + i);
        if (how == How.ARRAY || how == How.WRITTEN_ARRAY || how == How.SHARED_ARRAY) array = new int[1_000_000];
        if (how == How.MATRIX) matrix = new int[1000][100];
        if (how == How.NEGATIVE_ARRAY) array = new int[-1];
        for (int i = 0; how == How.LIST && i < 2_000; i++) {
            Node node = new Node();
            node.next = list;
            list = node;
        }
        for (int i = 0; how == How.DEEP_ARRAY && i < 1_000; i++) deep = new Object[] {deep};
    }

    int fall(int depth) {
        return depth == 0 ? 0 : fall(depth - 1) + 1;
    }

    int ping(int depth) {
        return depth == 0 ? 0 : pong(depth - 1);
    }

    int pong(int depth) {
        return depth == 0 ? 0 : ping(depth - 1);
    }

    final class Runner extends Task {
        Runner(String name) {
            super(name);
        }

        @Override
        protected void run() {
            if (how == How.SMALL || how == How.TASKS_1001) x = 1;
            if (how == How.ARRAY) x = array[x];
            if (how == How.WRITTEN_ARRAY) array[x] = 1;
            if (how == How.SHARED_ARRAY) array[x] = array[x] + 1;
            if (how == How.LIST) list.value = 1;
            if (how == How.MATRIX) matrix[x][x] = 1;
            if (how == How.CHOICES) x = Steps.choose(2000);
            if (how == How.NO_CHOICE) x = Steps.choose(x);
            if (how == How.NEGATIVE_CHOICE) x = Steps.choose(x - 1);
            if (how == How.COUNTER) while (true) Steps.atomically(() -> x++);
            if (how == How.LONG_COUNTER) while (true) Steps.atomically(() -> wide += 1L << 40);
            if (how == How.RECURSION) x = fall(5);
            if (how == How.RECURSION_OF_TWO) x = ping(5);
            if (how == How.DEEP_ARRAY) x = deep == null ? 1 : 2;
            if (how == How.LOCAL_LOOP) for (int i = 0; i >= 0; i++) x = i;
            if (how == How.OWN_ARRAY) array = new int[3];
        }
    }
}
