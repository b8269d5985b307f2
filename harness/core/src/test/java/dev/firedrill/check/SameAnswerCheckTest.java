package dev.firedrill.check;

import static dev.firedrill.check.Logs.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.SameAnswer;
import dev.firedrill.model.Mark;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SameAnswerCheckTest {

    private static Finding judge(Logs log, String... compare) {
        SameAnswer wanted = new SameAnswer(
                Given.head("same-answer"), "rewrite", "create", Optional.empty(), Optional.empty(), Set.of(compare));
        return new SameAnswerCheck(wanted).judge(Given.scenario().with(log));
    }

    private static Logs pair(String answer, String other) {
        return Logs.log()
                .arrived(1, "create", "hello")
                .answered(1, other)
                .at(2)
                .arrived(2, "rewrite", "hello")
                .answered(2, answer);
    }

    @Test
    void passesWhereTheyAreTheSame() {
        Finding finding = judge(pair("done", "done"), "status", "answer");

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.expected())
                .isEqualTo("the same answer, status for requests of kind rewrite as for those of kind create with"
                        + " the same input");
        assertThat(finding.found()).isEqualTo("1 of 1 pairs were the same");
    }

    @Test
    void namesTheFirstDifference() {
        Finding finding = judge(pair("done.", "done"), "status", "answer");

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found())
                .isEqualTo("request r-0002 at t+2s had the answer 'done.' instead of 'done', which request r-0001 got"
                        + " (1 of 1)");
        assertThat(finding.place()).isEqualTo(4);
    }

    @Test
    void comparesOnlyWhatItIsTold() {
        assertThat(judge(pair("done.", "done"), "status").status()).isEqualTo(Status.PASS);
        Logs details = pair("x", "x")
                .arrived(3, "rewrite", "bye")
                .answered(3, "ok", "x", json("{\"notice\":1}"))
                .arrived(4, "create", "bye")
                .answered(4, "x");

        assertThat(judge(details, "answer").status()).isEqualTo(Status.PASS);
        assertThat(judge(details, "details").status()).isEqualTo(Status.FAIL);
    }

    @Test
    void findsItsPartnerBeforeAndAfterByInputAlone() {
        Logs log = Logs.log()
                .arrived(1, "rewrite", "b")
                .answered(1, "B")
                .arrived(2, "create", "a")
                .answered(2, "A")
                .arrived(3, "create", "b")
                .answered(3, "B");

        assertThat(judge(log, "answer").found()).isEqualTo("1 of 1 pairs were the same");
    }

    @Test
    void pairsRepeatedInputsInTheirOrderAndTheRestWithTheLast() {
        Logs log = Logs.log()
                .arrived(1, "create", "a")
                .answered(1, "A1")
                .arrived(2, "create", "a")
                .answered(2, "A2")
                .arrived(3, "rewrite", "a")
                .answered(3, "A1")
                .arrived(4, "rewrite", "a")
                .answered(4, "A2")
                .arrived(5, "rewrite", "a")
                .answered(5, "A2");

        assertThat(judge(log, "answer").found()).isEqualTo("3 of 3 pairs were the same");
    }

    @Test
    void failsWhereOneIsNotAnsweredAlthoughTheOtherIs() {
        Logs failed = Logs.log().arrived(1, "create", "a").answered(1, "A").arrived(2, "rewrite", "a");

        assertThat(judge(failed, "answer").found()).contains("was never answered, as it was for kind create");
        assertThat(judge(failed.failed(2, "BUSY", ""), "answer").found()).contains("failed with reason 'BUSY'");
    }

    @Test
    void comparesRoutesOfAnsweredOnes() {
        Logs log = Logs.log()
                .arrived(1, "create", "a")
                .decided(1, "OLD", "OLD", "")
                .answered(1, "A")
                .arrived(2, "rewrite", "a")
                .decided(2, "NEW", "NEW", "")
                .answered(2, "A");

        assertThat(judge(log, "route").found()).contains("had the route 'NEW' instead of 'OLD'");
        assertThat(judge(pair("x", "x"), "route").status()).isEqualTo(Status.NOT_OBSERVED);
    }

    @Test
    void isNotExercisedWithoutAPair() {
        assertThat(judge(Logs.log().arrived(1, "create", "a").answered(1, "A"), "answer")
                        .status())
                .isEqualTo(Status.NOT_EXERCISED);
        assertThat(judge(
                                Logs.log()
                                        .arrived(1, "create", "a")
                                        .failed(1, "BUSY", "")
                                        .arrived(2, "rewrite", "a")
                                        .answered(2, "A"),
                                "answer")
                        .status())
                .isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void comparesOnlyBetweenItsMarks() {
        SameAnswer wanted = new SameAnswer(
                Given.head("same-answer"),
                "rewrite",
                "create",
                Optional.of(new Mark(Mark.Kind.FAULT, "f")),
                Optional.empty(),
                Set.of("answer"));
        Check check = new SameAnswerCheck(wanted);

        assertThat(check.judge(Given.scenario().with(pair("x", "y").began("f"))).status())
                .isEqualTo(Status.NOT_EXERCISED);
        assertThat(check.judge(Given.scenario().with(pair("x", "y"))).found()).contains("'fault:f' was never reached");
    }
}
