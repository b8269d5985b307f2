package dev.firedrill.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.drill.LiveStage;
import dev.firedrill.model.Controls.Control;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tell a service the run it is in, as {@code ${setup}}. Each life is told what the run has come to: the calendar goes on, and
 * what operators wrote stays written.
 */
final class SetupFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final LiveStage.Setup setup;
    private final ObjectNode content = JSON.createObjectNode();
    private final Map<String, String> environment;
    private final Map<String, String> flags;

    SetupFile(Path file, LiveStage.Setup setup, double timeScale, Map<String, String> providers, Path state, int port) {
        this.file = file;
        this.setup = setup;
        this.environment = new TreeMap<>(setup.scenario().environment());
        this.flags = new TreeMap<>(setup.scenario().flags());
        content.put("seed", setup.timeline().seed());
        content.put("timeScale", timeScale);
        content.put("variant", setup.variant());
        content.set("providers", JSON.valueToTree(providers));
        content.put("state", state.toString());
        content.put("port", port);
    }

    /** Remember what an operator wrote. */
    synchronized void written(String control, String value) {
        Control.Source source = setup.scenario()
                .controls()
                .control(control)
                .map(Control::source)
                .orElse(Control.Source.FLAGS);
        switch (source) {
            case ENVIRONMENT -> environment.put(control, value);
            case FLAGS -> flags.put(control, value);
        }
    }

    /**
     * Write it for a life that begins now.
     *
     * @param now nanoseconds of the scenario since t0
     */
    synchronized void write(long now) {
        content.set("environment", JSON.valueToTree(environment));
        content.set("flags", JSON.valueToTree(flags));
        content.put("startsAt", setup.scenario().startsAt().plusNanos(now).toString());
        try {
            Files.writeString(file, content.toPrettyString(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
