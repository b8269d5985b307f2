package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Schedule schedule = new Schedule(seconds(100), INTERVAL, Duration.ofMinutes(10));

    @ParameterizedTest
    @CsvSource({"10, 20", "15, 30", "5, 10", "2, 4"})
    void hasOneCheckForEachFullInterval(int minutes, int checks) {
        assertThat(new Schedule(0, INTERVAL, Duration.ofMinutes(minutes)).last())
                .isEqualTo(checks);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 0", "129, 0", "130, 1", "159, 1", "700, 20", "9000, 20"})
    void saysWhichCheckIsDue(long now, int check) {
        assertThat(schedule.dueAt(seconds(now))).isEqualTo(check);
    }

    @Test
    void checksLastWhenTheGracePeriodEnds() {
        assertThat(schedule.due(schedule.last())).isEqualTo(schedule.end()).isEqualTo(seconds(700));
    }

    @Test
    void staysAsItWasWhenTimeWentOn() {
        assertThat(schedule.anchored(seconds(410), 10)).isEqualTo(schedule);
    }

    @Test
    void keepsItsRemainingChecksWhenTheClockStartedAnew() {
        Schedule resumed = schedule.anchored(seconds(2), 10);

        assertThat(resumed.due(11)).isEqualTo(seconds(32));
        assertThat(resumed.last()).isEqualTo(20);
    }

    private static long seconds(long number) {
        return Duration.ofSeconds(number).toNanos();
    }
}
