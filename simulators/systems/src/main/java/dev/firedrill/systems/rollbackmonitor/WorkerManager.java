package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.Function;

/**
 * Know which worker serves and which one served before. The file that says so to the on-call is what all instances go by.
 */
class WorkerManager {

    static final String FILE = Artifacts.FOLDER + "worker_manager.json";

    /** The canaries that are deployed. */
    static final List<String> CANARIES = List.of("canary-7", "canary-8");

    private final KeptFile file;
    private final Function<String, Worker> workers;
    private Worker serving;
    private Worker previous;
    private String known;

    WorkerManager(String first, KeptFile file, Function<String, Worker> workers) {
        this.file = file;
        this.workers = workers;
        this.serving = workers.apply(first);
        this.previous = serving;
        this.known = content();
        if (file.read().isEmpty()) {
            record();
        }
    }

    final Worker serving() {
        follow();
        return serving;
    }

    final Worker previous() {
        follow();
        return previous;
    }

    final Worker named(String name) {
        return workers.apply(name);
    }

    final void switchToCanary(String canary) {
        follow();
        if (!serving.name().equals(canary)) {
            previous = serving;
            serving = workers.apply(canary);
            record();
        }
    }

    /** Put the worker from before the promotion back, if it is still the canary that serves; tells whether it was. */
    boolean switchToActive(String canary) {
        follow();
        boolean serves = serving.name().equals(canary);
        if (serves) {
            serving = previous;
            record();
        }
        return serves;
    }

    private void follow() {
        file.read().filter(text -> !text.equals(known)).ifPresent(this::adopt);
    }

    private void adopt(String text) {
        JsonNode content = Json.object(text);
        known = text;
        if (content.path("active").isTextual()) {
            serving = workers.apply(content.path("active").asText());
            previous = workers.apply(content.path("previous").asText(previous.name()));
        }
    }

    private void record() {
        known = content();
        file.write(known);
    }

    private String content() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("active", serving.name())
                .put("previous", previous.name())
                .toString();
    }
}
