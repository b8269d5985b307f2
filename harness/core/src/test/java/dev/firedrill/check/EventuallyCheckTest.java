package dev.firedrill.check;

import static dev.firedrill.check.Given.mark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Eventually;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventuallyCheckTest {

    private static Finding judge(String after, Logs log) {
        Eventually wanted = new Eventually(
                Given.head("eventually"),
                new Pattern(Subject.STATE, "rolled_back"),
                mark(after),
                Optional.of(Duration.ofSeconds(10)));
        return new EventuallyCheck(wanted).judge(Given.scenario().with(log));
    }

    @Test
    void passesUpToItsInclusiveBound() {
        Finding finding = judge("fault:f", Logs.log().at(5).began("f").at(15).entered("rolled_back"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).isEqualTo("it happened at t+15s, after 10s");
        assertThat(finding.measurement().orElseThrow().margin()).isZero();
    }

    @Test
    void failsOneMillisecondLate() {
        Finding finding =
                judge("fault:f", Logs.log().at(5).began("f").at(15.001).entered("rolled_back"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
    }

    @Test
    void failsWhenItNeverHappens() {
        assertThat(judge("fault:f", Logs.log().entered("watching").began("f")).status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void countsWhatHappensAtTheVeryTimeOfTheMark() {
        Logs log = Logs.log().at(5).entered("rolled_back").fired("rollback");

        assertThat(judge("trigger:rollback", log).status()).isEqualTo(Status.PASS);
    }

    @Test
    void doesNotCountTheMarkItself() {
        assertThat(judge("state:rolled_back", Logs.log().at(5).entered("rolled_back"))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void doesNotCountWhatHappenedBefore() {
        Logs log = Logs.log().at(4).entered("rolled_back").at(5).began("f");

        assertThat(judge("fault:f", log).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void countsFromT0WithoutAMark() {
        assertThat(judge("", Logs.log().at(10).entered("rolled_back")).status()).isEqualTo(Status.PASS);
        assertThat(judge("", Logs.log().at(11).entered("rolled_back")).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void isNotExercisedWhenTheMarkIsNeverReached() {
        assertThat(judge("fault:f", Logs.log().entered("rolled_back")).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotObservedWhenNoStateIsShown() {
        assertThat(judge("fault:f", Logs.log().began("f")).status()).isEqualTo(Status.NOT_OBSERVED);
    }
}
