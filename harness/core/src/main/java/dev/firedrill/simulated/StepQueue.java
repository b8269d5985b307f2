package dev.firedrill.simulated;

import java.util.Arrays;
import java.util.function.Predicate;

/** Keep steps in a binary heap by (time, lane, due time, order). The keys are total, so equal steps cannot swap. */
final class StepQueue {

    private static final int FIRST_CAPACITY = 64;

    private Step[] heap = new Step[FIRST_CAPACITY];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    boolean holds(Predicate<Step> wanted) {
        return Arrays.stream(heap, 0, size).anyMatch(wanted);
    }

    Step first() {
        return heap[0];
    }

    void add(Step step) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!step.isBefore(heap[parent])) {
                break;
            }
            heap[hole] = heap[parent];
            hole = parent;
        }
        heap[hole] = step;
    }

    @SuppressWarnings("NullAway") // slots past 'size' hold null so that a finished step can be collected
    Step poll() {
        Step first = heap[0];
        Step last = heap[--size];
        heap[size] = null;
        if (size > 0) {
            sink(last);
        }
        return first;
    }

    private void sink(Step step) {
        int hole = 0;
        for (int child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(step)) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = step;
    }
}
