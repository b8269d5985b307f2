package dev.firedrill.check;

import static dev.firedrill.check.Given.mark;
import static dev.firedrill.check.Logs.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Parity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParityCheckTest {

    private static Finding judge(Set<String> compare, Logs log, Logs twin) {
        Parity wanted = new Parity(Given.head("parity"), List.of("bad"), mark("healed:bad"), compare);
        return new ParityCheck(wanted).judge(Given.scenario().with(log, twin, "bad"));
    }

    private static Logs healed() {
        return Logs.log()
                .at(1)
                .arrived(1)
                .answered(1, "sorry")
                .at(2)
                .ended("bad")
                .at(3)
                .arrived(2);
    }

    private static Logs undisturbed() {
        return Logs.log().at(1).arrived(1).answered(1, "fine").at(3).arrived(2);
    }

    @Test
    void passesWhenEveryLaterRequestGotWhatItHad() {
        Finding finding = judge(
                Set.of("status", "answer"),
                healed().answered(2, "fine"),
                undisturbed().answered(2, "fine"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).isEqualTo("1 of 1 pairs were the same");
    }

    @Test
    void failsOnAnotherAnswer() {
        Finding finding = judge(
                Set.of("answer"), healed().answered(2, "short"), undisturbed().answered(2, "long"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found())
                .isEqualTo("request r-0002 at t+3s had the answer 'short' instead of 'long' (1 of 1)");
        assertThat(finding.place()).isEqualTo(5);
    }

    @Test
    void comparesOnlyWhatItIsTold() {
        Logs log = healed().answered(2, "ok", "short", json("{\"choices\":[1]}"));
        Logs twin = undisturbed().answered(2, "ok", "long", json("{\"choices\":[2]}"));

        assertThat(judge(Set.of("status"), log, twin).status()).isEqualTo(Status.PASS);
        assertThat(judge(Set.of("details"), log, twin).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void comparesOnlyRequestsOfTheWantedKind() {
        Logs log = Logs.log()
                .arrived(1, "cheap", "hi")
                .answered(1, "short")
                .arrived(2, "dear", "hi")
                .answered(2, "fine");
        Logs twin = Logs.log()
                .arrived(1, "cheap", "hi")
                .answered(1, "long")
                .arrived(2, "dear", "hi")
                .answered(2, "fine");
        Parity dear = new Parity(
                Given.head("parity"), List.of("bad"), Optional.empty(), Optional.of("dear"), Set.of("answer"));
        Parity cheap = new Parity(
                Given.head("parity"), List.of("bad"), Optional.empty(), Optional.of("cheap"), Set.of("answer"));

        assertThat(new ParityCheck(dear)
                        .judge(Given.scenario().with(log, twin, "bad"))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(new ParityCheck(cheap)
                        .judge(Given.scenario().with(log, twin, "bad"))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void comparesRoutes() {
        Logs log = healed().decided(2, "NEW", "OLD", "BUSY").answered(2, "fine");
        Logs twin = undisturbed().decided(2, "NEW", "NEW", "").answered(2, "fine");

        Finding finding = judge(Set.of("route"), log, twin);

        assertThat(finding.found()).contains("had the route 'OLD' instead of 'NEW'");
    }

    @Test
    void aFailureInsteadOfAnAnswerIsADifference() {
        Finding finding = judge(
                Set.of("answer"),
                healed().failed(2, "BUSY", "later"),
                undisturbed().answered(2, "fine"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).contains("failed with reason 'BUSY' instead of being answered");
    }

    @Test
    void silenceInsteadOfAnAnswerIsADifference() {
        Finding finding = judge(Set.of("status"), healed(), undisturbed().answered(2, "fine"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).contains("was never answered");
    }

    @Test
    void aFailureIsNoPairWhereOnlyRoutesAreCompared() {
        Logs log = healed().decided(2, "NEW", "NEW", "").failed(2, "BUSY", "later");
        Logs twin = undisturbed().decided(2, "NEW", "NEW", "").answered(2, "fine");

        assertThat(judge(Set.of("route"), log, twin).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void aRequestThatFailsInTheTwinTooIsNoPair() {
        Finding finding = judge(
                Set.of("answer"), healed().failed(2, "BUSY", ""), undisturbed().failed(2, "BUSY", ""));

        assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotExercisedWhenTheMarkIsNeverReached() {
        Finding finding = judge(
                Set.of("answer"),
                Logs.log().arrived(1).answered(1, "a"),
                Logs.log().arrived(1).answered(1, "b"));

        assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotObservedWhenRoutesAreComparedAndNoneIsShown() {
        Finding finding = judge(
                Set.of("route"), healed().answered(2, "fine"), undisturbed().answered(2, "fine"));

        assertThat(finding.status()).isEqualTo(Status.NOT_OBSERVED);
    }

    @Test
    void asksForItsTwin() {
        Parity wanted = new Parity(Given.head("p"), List.of("bad", "promote"), mark("healed:bad"), Set.of("answer"));

        assertThat(new ParityCheck(wanted).twins()).containsExactly(List.of("bad", "promote"));
    }
}
