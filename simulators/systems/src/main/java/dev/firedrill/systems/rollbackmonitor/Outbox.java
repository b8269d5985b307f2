package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.Files;
import dev.firedrill.world.SinkException;
import dev.firedrill.world.Tap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tell listeners, auditors and the on-call, and never fail: what nobody takes now is told later, in its order, and in the
 * next life if this one ends before. An event that a listener failed on is not repeated; that it failed is told.
 */
final class Outbox {

    private final Tap tap;
    private final Pager pager;
    private final KeptFile file;
    private final Backlog entries;
    private final Backlog files;
    private final Backlog alerts;
    private int unheard;

    /**
     * Go on with what an earlier life of an instance had to leave.
     *
     * @param writer writes the files that {@link #file} is given
     */
    Outbox(Tap tap, Pager pager, Files disk, String instance, Consumer<ObjectNode> writer) {
        this.tap = tap;
        this.pager = pager;
        this.file = new KeptFile(disk, Artifacts.FOLDER + "outbox_" + instance + ".json", this);
        this.entries = new Backlog(this::enter);
        this.files = new Backlog(writer);
        this.alerts = new Backlog(it ->
                tap.alerted(it.path("severity").asText(), it.path("message").asText()));
        file.read().map(Json::object).ifPresent(this::recall);
    }

    private void enter(ObjectNode entry) {
        tap.audited(
                entry.path("actor").asText(),
                entry.path("action").asText(),
                entry.path("entity").asText(),
                entry.path("details"));
    }

    private void recall(ObjectNode kept) {
        entries.read(kept.path("entries"));
        files.read(kept.path("files"));
        alerts.read(kept.path("alerts"));
        unheard = kept.path("unheard").asInt();
    }

    private void keep() {
        ObjectNode content = Json.empty().put("unheard", unheard);
        entries.write(content.putArray("entries"));
        files.write(content.putArray("files"));
        alerts.write(content.putArray("alerts"));
        file.write(content.toString());
    }

    void emit(String name, String key, ObjectNode details) {
        try {
            tap.eventEmitted(name, key, details);
        } catch (SinkException deaf) {
            unheard++;
            audit("system", "listener-failed", name, Json.empty().put("key", key));
            keep();
        }
    }

    void audit(String actor, String action, String entity, JsonNode details) {
        ObjectNode entry =
                Json.empty().put("actor", actor).put("action", action).put("entity", entity);
        entry.set("details", details);
        deliver(entries, "audit entry '%s'".formatted(action), entry);
    }

    /** Write a file; what cannot be written is kept, told of, and written later. */
    void file(String what, ObjectNode writing) {
        deliver(files, what, writing);
    }

    private void deliver(Backlog backlog, String what, ObjectNode letter) {
        if (!backlog.passes(letter)) {
            postpone(backlog, what, letter);
        }
    }

    /** Keep a file for later that is not to be written now, and tell of it. */
    void postpone(String what, ObjectNode writing) {
        postpone(files, what, writing);
    }

    private void postpone(Backlog backlog, String what, ObjectNode letter) {
        boolean first = backlog.isEmpty();
        backlog.add(letter);
        keep();
        emitLoss(what);
        if (first) {
            alert("WARNING", "audit-lost: %s is not written yet, nor is what follows".formatted(what));
        }
    }

    private void emitLoss(String what) {
        try {
            tap.eventEmitted("audit-lost", what, Json.empty().put("what", what));
        } catch (SinkException deaf) {
            unheard++;
            keep();
        }
    }

    void alert(String severity, String message) {
        ObjectNode alert = Json.empty().put("severity", severity).put("message", message);
        if (!alerts.passes(alert)) {
            alerts.add(alert);
            keep();
        }
        pager.page(severity, message);
    }

    /** Try again what could not be told. */
    void deliver() {
        boolean any = false;
        for (Backlog backlog : List.of(entries, files, alerts)) {
            any |= backlog.deliver();
        }
        any |= tellOfListeners();
        if (any) {
            keep();
        }
        // While others wait for room there is none for this one.
        if (files.isEmpty()) {
            file.retry();
        }
        pager.retry();
    }

    private boolean tellOfListeners() {
        if (unheard == 0) {
            return false;
        }
        try {
            tap.eventEmitted("listener-failed", "listeners", Json.empty().put("events", unheard));
            unheard = 0;
            return true;
        } catch (SinkException deaf) {
            return false;
        }
    }
}
