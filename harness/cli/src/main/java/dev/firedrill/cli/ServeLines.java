package dev.firedrill.cli;

import dev.firedrill.events.Event;
import dev.firedrill.result.Plain;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Prints what a served system writes for operators: its own log lines as they are, and what it decides about itself. */
final class ServeLines implements Consumer<Event> {

    private static final int LONGEST = 2_000;

    private final Terminal terminal;
    private final Map<String, String> observed = new HashMap<>();

    ServeLines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.TelemetryLine line) {
            String text = line.line().isTextual()
                    ? line.line().textValue()
                    : line.line().toString();
            print(line.prefix() + " " + text);
        } else if (event instanceof Event.AlertSent alert) {
            print("alert %s: %s".formatted(alert.severity(), alert.message()));
        } else if (event instanceof Event.TriggerFired trigger) {
            print("trigger %s: %s".formatted(trigger.trigger(), trigger.reason()));
        } else if (event instanceof Event.StateEntered state) {
            print("state %s".formatted(state.state()));
        } else if (event instanceof Event.FlagWritten write) {
            print("%s set to '%s' by %s".formatted(write.control(), write.value(), write.actor()));
        } else if (event instanceof Event.ConfigObserved now) {
            observed(now.control(), now.value());
        } else if (event instanceof Event.LifecycleChanged life
                && !life.change().equals("started")) {
            print("system %s %s".formatted(life.change(), life.detail()));
        }
    }

    /** Tell what the system goes by now, whoever wrote it; what it goes by from the start is no news. */
    private void observed(String control, String value) {
        String before = observed.put(control, value);
        if (before != null && !before.equals(value)) {
            print("%s observed as '%s', before '%s'".formatted(control, value, before));
        }
    }

    private void print(String line) {
        terminal.line(Plain.line(line, LONGEST));
        terminal.out().flush();
    }
}
