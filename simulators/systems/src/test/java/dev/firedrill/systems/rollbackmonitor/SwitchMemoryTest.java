package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SwitchMemoryTest {

    private final Disk disk = new Disk();

    @Test
    void knowsNothingBeforeAnythingWasTold() {
        assertThat(life().told()).isEqualTo("0");
        assertThat(life().pending()).isEmpty();
    }

    @Test
    void remembersWhatWasToldAndWhoWaitsInTheNextLife() {
        life().waitFor("auto:escalation");
        life().tell("true");

        assertThat(life().told()).isEqualTo("true");
        assertThat(life().pending()).isEqualTo("auto:escalation");
    }

    @Test
    void knowsNothingFromAFileThatIsGarbage() {
        disk.write(SwitchMemory.FILE, "{\"told");

        assertThat(life().told()).isEqualTo("0");
    }

    private SwitchMemory life() {
        Outbox outbox = new Outbox(new SilentTap(), SilentTap.pager(), disk, "main", new Shelf(disk)::put);
        return new SwitchMemory(new KeptFile(disk, SwitchMemory.FILE, outbox));
    }
}
