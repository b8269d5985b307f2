package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.SinkException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** Hold what nobody took yet, in its order, as data that the next life can deliver. */
final class Backlog {

    private final Consumer<ObjectNode> courier;
    private final Queue<ObjectNode> waiting = new ArrayDeque<>();

    /**
     * Hold nothing.
     *
     * @param courier delivers one; fails with a {@link SinkException} or an {@link UncheckedIOException} if nobody takes it
     */
    Backlog(Consumer<ObjectNode> courier) {
        this.courier = courier;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Deliver one now, unless others wait; tells whether it was taken. */
    boolean passes(ObjectNode letter) {
        return waiting.isEmpty() && delivered(letter);
    }

    void add(ObjectNode letter) {
        waiting.add(letter);
    }

    /** Deliver as many as are taken; tells whether any was. */
    boolean deliver() {
        int before = waiting.size();
        while (!waiting.isEmpty() && delivered(waiting.element())) {
            waiting.remove();
        }
        return waiting.size() < before;
    }

    private boolean delivered(ObjectNode letter) {
        try {
            courier.accept(letter);
            return true;
        } catch (SinkException | UncheckedIOException refused) {
            return false;
        }
    }

    void write(ArrayNode target) {
        waiting.forEach(target::add);
    }

    /** Hold what an earlier life had to leave. */
    void read(JsonNode kept) {
        for (JsonNode letter : kept) {
            if (letter instanceof ObjectNode object) {
                waiting.add(object);
            }
        }
    }
}
