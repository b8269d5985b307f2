package dev.firedrill.simulated;

import java.util.Arrays;

/** Count by name; made for a handful of names, where a scan beats every map. */
final class Counts {

    private String[] names = new String[2];
    private int[] values = new int[2];
    private int size;

    /** Count one more of a name and give the new count. */
    int next(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return ++values[i];
            }
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = 1;
        return 1;
    }
}
