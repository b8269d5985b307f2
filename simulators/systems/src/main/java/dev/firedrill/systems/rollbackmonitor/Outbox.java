package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.SinkException;
import dev.firedrill.world.Tap;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Tell listeners, auditors and the on-call, and never fail: what nobody takes now is told later, in its order. An event that
 * a listener failed on is not repeated; that it failed is told.
 */
final class Outbox {

    private final Tap tap;
    private final Queue<Runnable> entries = new ArrayDeque<>();
    private final Queue<Runnable> files = new ArrayDeque<>();
    private final Queue<Runnable> alerts = new ArrayDeque<>();
    private int unheard;

    Outbox(Tap tap) {
        this.tap = tap;
    }

    void emit(String name, String key, ObjectNode details) {
        try {
            tap.eventEmitted(name, key, details);
        } catch (SinkException deaf) {
            unheard++;
            audit("system", "listener-failed", name, details().put("key", key));
        }
    }

    void audit(String actor, String action, String entity, JsonNode details) {
        keep(entries, "audit entry '%s'".formatted(action), () -> tap.audited(actor, action, entity, details));
    }

    /** Write a file; what cannot be written is kept, told of, and written later. */
    void file(String what, Runnable writing) {
        keep(files, what, writing);
    }

    private void keep(Queue<Runnable> waiting, String what, Runnable telling) {
        if (!waiting.isEmpty() || !done(telling)) {
            lost(what, waiting.isEmpty());
            waiting.add(telling);
        }
    }

    /** Keep a file for later that is not to be written now, and tell of it. */
    void postpone(String what, Runnable writing) {
        lost(what, files.isEmpty());
        files.add(writing);
    }

    /** Tell whether every file is written that was to be. */
    boolean hasWrittenAll() {
        return files.isEmpty();
    }

    private void lost(String what, boolean first) {
        emitLoss(what);
        if (first) {
            alert("WARNING", "audit-lost: %s is not written yet, nor is what follows".formatted(what));
        }
    }

    private void emitLoss(String what) {
        try {
            tap.eventEmitted("audit-lost", what, details().put("what", what));
        } catch (SinkException deaf) {
            unheard++;
        }
    }

    void alert(String severity, String message) {
        Runnable telling = () -> tap.alerted(severity, message);
        if (!alerts.isEmpty() || !done(telling)) {
            alerts.add(telling);
        }
    }

    /** Try again what could not be told. */
    void deliver() {
        deliver(entries);
        deliver(files);
        deliver(alerts);
        if (unheard > 0) {
            int failed = unheard;
            if (done(() ->
                    tap.eventEmitted("listener-failed", "listeners", details().put("events", failed)))) {
                unheard -= failed;
            }
        }
    }

    private static void deliver(Queue<Runnable> waiting) {
        while (!waiting.isEmpty() && done(waiting.element())) {
            waiting.remove();
        }
    }

    private static boolean done(Runnable telling) {
        try {
            telling.run();
            return true;
        } catch (SinkException | UncheckedIOException refused) {
            return false;
        }
    }

    private static ObjectNode details() {
        return JsonNodeFactory.instance.objectNode();
    }
}
