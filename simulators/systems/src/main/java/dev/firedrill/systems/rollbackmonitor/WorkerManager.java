package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.world.Files;

/** Know which worker serves and which one served before, and keep that readable for the on-call. */
class WorkerManager {

    private static final String FILE = "state/analytics/worker_manager.json";

    private final Files files;
    private Worker serving;
    private Worker previous;

    WorkerManager(Worker first, Files files) {
        this.files = files;
        this.serving = first;
        this.previous = first;
        record();
    }

    final Worker serving() {
        return serving;
    }

    final Worker previous() {
        return previous;
    }

    final void switchToCanary(Worker canary) {
        previous = serving;
        serving = canary;
        record();
    }

    /** Put the worker from before the promotion back. */
    void switchToActive() {
        serving = previous;
        record();
    }

    private void record() {
        files.write(
                FILE,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("active", serving.name())
                        .toString());
    }
}
