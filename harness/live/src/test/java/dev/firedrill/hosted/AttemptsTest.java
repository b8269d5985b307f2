package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptsTest {

    @Test
    void goesOnCountingForARequestThatStillCalls() {
        Attempts attempts = new Attempts();
        for (int i = 0; i < 25_000; i++) {
            assertThat(attempts.next(0, "health")).isEqualTo(i + 1);
            attempts.next(i + 1, "draft");
        }
        assertThat(attempts.next(1, "draft")).isEqualTo(1);
    }
}
