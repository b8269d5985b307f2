package dev.firedrill.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    @Test
    void findsPortsWhereverTheyAreNamed() {
        Map<String, String> ports = Placeholders.ports(LiveSystems.saying(
                "to ${port.request}", "http://127.0.0.1:${port.operation}", "${state}/${port.observation}"));

        assertThat(ports).containsOnlyKeys("port", "port.request", "port.operation", "port.observation");
    }

    @Test
    void givesEachNameAnotherPort() {
        Map<String, String> ports = Placeholders.ports(LiveSystems.saying("${port.a} ${port.b}", "${port.a}", "c"));

        assertThat(ports.values()).hasSize(3).doesNotHaveDuplicates().allMatch(port -> Integer.parseInt(port) > 0);
    }
}
