package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.world.SinkException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final List<String> told = new ArrayList<>();
    private final List<String> down = new ArrayList<>();
    private final Disk disk = new Disk();
    private final Outbox outbox = life("main");

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
        disk.fill();
        outbox.file("artifact", Shelf.line("artifact", "a"));
        outbox.deliver();
        disk.clear();
        outbox.deliver();
        outbox.deliver();

        assertThat(disk.read("artifact")).hasValue("a");
    }

    @Test
    void tellsInTheNextLifeWhatNobodyTookInThisOne() {
        down.addAll(List.of("audit", "alert"));
        outbox.audit("auto:rollback", "first", "w", Json.empty());
        outbox.audit("auto:rollback", "second", "w", Json.empty());
        outbox.alert("CRITICAL", "rollback-failed: x");
        outbox.postpone("artifact", Shelf.line("artifact", "a"));
        down.clear();

        Outbox next = life("main");
        next.deliver();
        life("main").deliver();

        assertThat(told)
                .filteredOn(it -> !it.startsWith("event"))
                .startsWith("audit first", "audit second")
                .containsOnlyOnce("audit first", "audit second", "alert rollback-failed: x");
        assertThat(disk.read("artifact")).hasValue("a");
    }

    @Test
    void putsWhatANewLifeTellsBehindWhatTheLastOneLeft() {
        down.add("audit");
        outbox.audit("auto:rollback", "first", "w", Json.empty());
        down.clear();

        Outbox next = life("main");
        next.audit("auto:rollback", "second", "w", Json.empty());
        next.deliver();

        assertThat(told).filteredOn(it -> it.startsWith("audit")).containsExactly("audit first", "audit second");
    }

    @Test
    void leavesToEachInstanceWhatItHasToTell() {
        down.add("audit");
        outbox.audit("auto:rollback", "first", "w", Json.empty());
        down.clear();
        life("second").deliver();

        assertThat(told).filteredOn(it -> it.startsWith("audit")).isEmpty();
    }

    @Test
    void tellsInTheNextLifeThatListenersFailed() {
        down.add("event");
        outbox.emit("health-check", "p", Json.empty());
        down.clear();
        life("main").deliver();

        assertThat(told).containsExactly("audit listener-failed", "event listener-failed");
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

    private Outbox life(String instance) {
        return new Outbox(new Ears(), SilentTap.pager(), disk, instance, new Shelf(disk)::put);
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
