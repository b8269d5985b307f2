package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperationsManagerTest {

    private final OperationsManager operations = new OperationsManager();

    @Test
    void knowsNoRateWithoutWork() {
        assertThat(operations.takeFailureRate()).isEmpty();
    }

    @Test
    void measuresOnlyWhatHappenedSinceTheLastSnapshot() {
        operations.failed();
        operations.takeFailureRate();
        operations.succeeded();
        operations.succeeded();
        operations.succeeded();
        operations.failed();

        assertThat(operations.takeFailureRate()).hasValue(0.25);
    }
}
