package dev.firedrill.systems.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Trouble OVERLOADED = Trouble.of(Reason.OVERLOADED);

    private final RetryPolicy policy = new RetryPolicy(Patience.of("ask"));

    @Test
    void doublesTheWait() {
        assertThat(policy.waitAfter(OVERLOADED, 1, AT_ONCE, 0)).contains(Duration.ofMillis(500));
        assertThat(policy.waitAfter(OVERLOADED, 2, AT_ONCE, 0)).contains(Duration.ofSeconds(1));
    }

    @Test
    void takesUpToAQuarterOffTheWait() {
        assertThat(policy.waitAfter(OVERLOADED, 1, AT_ONCE, 1)).contains(Duration.ofMillis(375));
    }

    @Test
    void triesTwiceMore() {
        assertThat(policy.waitAfter(OVERLOADED, 2, AT_ONCE, 0)).isPresent();
        assertThat(policy.waitAfter(OVERLOADED, 3, AT_ONCE, 0)).isEmpty();
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        assertThat(policy.waitAfter(asking(8), 1, AT_ONCE, 1)).contains(Duration.ofSeconds(8));
    }

    @Test
    void givesUpWhereTheProviderAsksForMoreThanTheUserBears() {
        assertThat(policy.waitAfter(asking(9), 1, AT_ONCE, 0)).isEmpty();
    }

    @Test
    void bearsAnHourForAMailThatNobodyWaitsFor() {
        RetryPolicy ofADigest = new RetryPolicy(Patience.of("digest"));

        assertThat(ofADigest.waitAfter(asking(3600), 1, AT_ONCE, 0)).contains(Duration.ofHours(1));
    }

    @Test
    void startsNoAttemptThatCouldOutlastTheUsersTime() {
        assertThat(policy.waitAfter(asking(5), 1, Duration.ofSeconds(15), 0)).isPresent();
        assertThat(policy.waitAfter(asking(5), 1, Duration.ofSeconds(15).plusNanos(1), 0))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"QUOTA_EXHAUSTED", "NOT_AUTHORIZED", "MODEL_GONE", "BAD_REQUEST", "REFUSED", "WRONG_SHAPE"})
    void neverRepeatsWhatNoRepetitionHeals(Reason reason) {
        assertThat(policy.waitAfter(Trouble.of(reason), 1, AT_ONCE, 0)).isEmpty();
    }

    private static Trouble asking(long seconds) {
        return new Trouble(Reason.RATE_LIMITED, Optional.of(Duration.ofSeconds(seconds)));
    }
}
