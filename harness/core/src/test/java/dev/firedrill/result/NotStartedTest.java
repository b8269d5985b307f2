package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotStartedTest {

    private static final String WHY =
            "'app' ended with exit code 3 at 'http://127.0.0.1:80', too early. The end of what it printed:\nno db. No.";

    private static Entry entry() {
        return Sample.entry("a/x", Status.PASS, Status.FAIL, Status.NOT_OBSERVED);
    }

    @Test
    void leadsTheReasonsInOneSentenceWithoutTheNamesOfChecks() {
        Results results = Sample.results(List.of("a/x"), NotStarted.mark(entry(), WHY));

        assertThat(results.verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(results.reasons().get(0))
                .isEqualTo("a/x did not start: 'app' ended with exit code 3 at 'http://127.0.0.1:80', too early");
    }

    @Test
    void leavesNothingProvenOrFailedOfWhatWasNotTried() {
        assertThat(NotStarted.mark(entry(), WHY).checks())
                .extracting(CheckResult::status)
                .containsExactly(Status.FAIL, Status.NOT_EXERCISED, Status.NOT_EXERCISED, Status.NOT_EXERCISED);
    }

    @Test
    void isFoundOnlyWhereItIsSo() {
        assertThat(NotStarted.of(entry())).isEmpty();
        assertThat(NotStarted.of(NotStarted.mark(entry(), WHY))).isPresent();
    }
}
