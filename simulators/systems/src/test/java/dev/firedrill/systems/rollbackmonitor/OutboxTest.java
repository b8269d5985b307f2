package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.world.SinkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final List<String> told = new ArrayList<>();
    private final List<String> down = new ArrayList<>();
    private final Outbox outbox = new Outbox(new Ears());

    @Test
    void tellsAtOnceWhatSomebodyHears() {
        outbox.emit("health-check", "p", Json.empty());
        outbox.audit("auto:monitor", "rollback", "w", Json.empty());
        outbox.alert("CRITICAL", "escalation: x");

        assertThat(told).containsExactly("event health-check", "audit rollback", "alert escalation: x");
    }

    @Test
    void tellsAuditorsLaterAndInOrderWhatTheyDidNotTake() {
        down.add("audit");
        outbox.audit("auto:monitor", "first", "w", Json.empty());
        outbox.audit("auto:monitor", "second", "w", Json.empty());
        down.clear();
        outbox.audit("auto:monitor", "third", "w", Json.empty());
        outbox.deliver();
        outbox.deliver();

        assertThat(told)
                .filteredOn(it -> it.startsWith("audit"))
                .containsExactly("audit first", "audit second", "audit third");
    }

    @Test
    void alertsOnceOfAnOutageOfTheAudit() {
        down.add("audit");
        outbox.audit("auto:monitor", "first", "w", Json.empty());
        outbox.audit("auto:monitor", "second", "w", Json.empty());

        assertThat(told)
                .filteredOn(it -> it.startsWith("alert"))
                .hasSize(1)
                .first()
                .asString()
                .contains("audit-lost");
        assertThat(told).filteredOn("event audit-lost"::equals).hasSize(2);
    }

    @Test
    void writesAFileLaterThatTheDiskDidNotTake() {
        List<String> disk = new ArrayList<>();
        boolean[] full = {true};
        outbox.file("artifact", () -> {
            if (full[0]) {
                throw new UncheckedIOException(new IOException("no space"));
            }
            disk.add("artifact");
        });
        outbox.deliver();
        full[0] = false;
        outbox.deliver();
        outbox.deliver();

        assertThat(disk).containsExactly("artifact");
    }

    @Test
    void keepsAlertsUntilSomebodyHearsThem() {
        down.add("alert");
        outbox.alert("CRITICAL", "escalation: x");
        down.clear();
        outbox.deliver();

        assertThat(told).containsExactly("alert escalation: x");
    }

    @Test
    void tellsOfListenersThatFailedAndDoesNotRepeatTheirEvents() {
        down.add("event");
        outbox.emit("health-check", "p", Json.empty());
        outbox.deliver();
        down.clear();
        outbox.deliver();
        outbox.deliver();

        assertThat(told).containsExactly("audit listener-failed", "event listener-failed");
    }

    private final class Ears extends SilentTap {
        @Override
        public void eventEmitted(String name, String key, JsonNode details) {
            tell("event", name);
        }

        @Override
        public void audited(String actor, String action, String entity, JsonNode details) {
            tell("audit", action);
        }

        @Override
        public void alerted(String severity, String message) {
            tell("alert", message);
        }

        private void tell(String sink, String what) {
            if (down.contains(sink)) {
                throw new SinkException(sink + " is down");
            }
            told.add(sink + " " + what);
        }
    }
}
