package dev.firedrill.systems.rollbackmonitor;

import static dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall.ANSWERED;
import static dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.rollbackmonitor.Watch.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final CheckWindow EMPTY = CheckWindow.ofSize(5);
    private static final Watch WATCH = new Watch(
            "promotion-1",
            "worker.canary-7",
            "main",
            7,
            3,
            2,
            Phase.MONITORING,
            EMPTY.with(HealthCheck.of(OptionalDouble.of(0.200_04), ANSWERED))
                    .with(HealthCheck.of(OptionalDouble.empty(), FAILED, "timeout")),
            Optional.empty());
    private static final Incident INCIDENT = new Incident(
            "promotion-1",
            "worker.canary-7",
            Instant.parse("2025-10-22T14:32:15.123Z"),
            2,
            Json.object("{\"decision\":\"rollback\",\"reason\":\"High\"}"));

    private final Disk files = new Disk();
    private final Memory memory = life();

    @Test
    void recallsExactlyWhatWasKept() {
        memory.keep(WATCH);

        assertThat(life().recall()).hasValue(WATCH);
    }

    @Test
    void recallsWhatWasDecidedAndHowFarItIs() {
        memory.keep(WATCH);
        memory.claim(WATCH, INCIDENT);
        memory.advance(INCIDENT.with("executed"), Phase.PROTECTED);

        assertThat(life().recall()).hasValueSatisfying(watch -> {
            assertThat(watch.phase()).isEqualTo(Phase.PROTECTED);
            assertThat(watch.incident()).hasValue(INCIDENT.with("executed"));
        });
    }

    @Test
    void letsOnlyOneClaimAPromotion() {
        memory.keep(WATCH);

        assertThat(memory.claim(WATCH, INCIDENT)).isTrue();
        assertThat(life().claim(WATCH, INCIDENT)).isFalse();
    }

    @Test
    void letsNobodyClaimWhatAnotherInstanceTookOver() {
        memory.keep(WATCH.heldBy("second"));

        assertThat(memory.claim(WATCH, INCIDENT)).isFalse();
    }

    @Test
    void takesNothingOverThatItCannotWriteDown() {
        memory.keep(WATCH);
        Memory second = life();
        files.fill();

        assertThat(second.takes(WATCH.heldBy("second"))).isFalse();
        assertThat(second.holds(WATCH.heldBy("second"))).isFalse();
        assertThat(second.recall()).hasValue(WATCH);
    }

    @Test
    void goesByWhatItCouldNotWriteItself() {
        memory.keep(WATCH);
        files.fill();
        memory.claim(WATCH, INCIDENT);

        assertThat(memory.recall()).map(Watch::phase).hasValue(Phase.ACTING);
        assertThat(life().recall()).hasValue(WATCH);
    }

    @Test
    void tellsOthersThatItTookAWatchOver() {
        memory.keep(WATCH);

        assertThat(memory.takes(WATCH.heldBy("second"))).isTrue();
        assertThat(life().recall()).hasValue(WATCH.heldBy("second"));
    }

    @Test
    void knowsNothingFromAFileThatIsGarbage() {
        files.write(Memory.FILE, "{\"promo");

        assertThat(memory.recall()).isEmpty();
    }

    private Memory life() {
        Outbox outbox = new Outbox(new SilentTap(), SilentTap.pager(), files, "main", new Shelf(files)::put);
        return new Memory(new KeptFile(files, Memory.FILE, outbox), EMPTY);
    }
}
