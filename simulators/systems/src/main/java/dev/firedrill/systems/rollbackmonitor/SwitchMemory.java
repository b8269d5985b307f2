package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Remember beyond a crash, and for all instances, what was told of the kill-switch and who still waits for it to be pulled. */
final class SwitchMemory {

    static final String FILE = Artifacts.FOLDER + "kill_switch.json";

    private final KeptFile file;

    SwitchMemory(KeptFile file) {
        this.file = file;
    }

    /** Give the value of which was told last; that of a switch that is not pulled if nothing was. */
    String told() {
        return content().path("told").asText(KillSwitch.OFF);
    }

    /** Give the actor in whose name it is to be pulled as soon as the store lets it; "" for none. */
    String pending() {
        return content().path("pending").asText("");
    }

    private ObjectNode content() {
        return file.read().map(Json::object).orElseGet(Json::empty);
    }

    void tell(String value) {
        file.write(content().put("told", value).toString());
    }

    void waitFor(String actor) {
        file.write(content().put("pending", actor).toString());
    }
}
