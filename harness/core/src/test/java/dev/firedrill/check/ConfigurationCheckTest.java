package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Configuration;
import dev.firedrill.model.Expectation.Configuration.Approval;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationCheckTest {

    private static Finding judge(String name, Logs log, Approval... approvals) {
        return new ConfigurationCheck(new Configuration(Given.head("configuration"), name, List.of(approvals)))
                .judge(Given.scenario()
                        .declaring(Declared.declared().fingerprint("limits", "sha256:aa"))
                        .with(log));
    }

    @Test
    void passesAsDeclared() {
        Finding finding =
                judge("limits", Logs.log().observed("limits", "sha256:aa").observed("KILL", "true"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).isEqualTo("reported 1 time");
    }

    @Test
    void failsOnAnyOtherValueWheneverItIsReported() {
        Finding finding = judge(
                "limits", Logs.log().observed("limits", "sha256:aa").at(60).observed("limits", "sha256:ab"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found())
                .isEqualTo("reported 'sha256:ab' at t+1m instead of 'sha256:aa', and nobody approved it");
        assertThat(finding.place()).isEqualTo(2);
    }

    @Test
    void passesWhatWasApprovedAndSaysByWhom() {
        Approval approval = new Approval("sha256:ab", "lead:jo", "raised for the trial");

        assertThat(judge("limits", Logs.log().observed("limits", "sha256:ab"), approval)
                        .found())
                .isEqualTo("reported 1 time, approved by lead:jo: raised for the trial");
        assertThat(judge("limits", Logs.log().observed("limits", "sha256:ac"), approval)
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void isNotObservedWithoutAReportOrDeclaration() {
        assertThat(judge("limits", Logs.log().observed("KILL", "true")).status())
                .isEqualTo(Status.NOT_OBSERVED);
        assertThat(judge("other", Logs.log().observed("other", "x")).status()).isEqualTo(Status.NOT_OBSERVED);
    }
}
