package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.rewriteupgrade.Verdict.Guard;
import dev.firedrill.systems.rewriteupgrade.Verdict.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTest {

    private static final String TEXT = "# Prices {#prices}\nWe are cheap.\n## Terms\nPay {#now} or later.";

    private final Guards guards = new Guards(GuardThresholds.REVIEWED);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void failARewriteOfNothing(String selection) {
        assertThat(guards.context(Map.of("selection", selection)))
                .isEqualTo(Verdict.fail(Guard.CONTEXT, Reason.REWRITE_NO_CONTEXT));
    }

    @Test
    void letARewriteOfSomethingPass() {
        assertThat(guards.context(Map.of("selection", "Us."))).isEqualTo(Verdict.pass(Guard.CONTEXT));
    }

    @ParameterizedTest
    @CsvSource({"yes, PASS", "no, DECLINED", "'', ASK", "maybe, ASK"})
    void takeOnlyAPlainYesForAYes(String confirmation, Outcome outcome) {
        assertThat(guards.confirm(Map.of("confirmation", confirmation)).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void askWhoSaidNothing() {
        assertThat(guards.confirm(Map.of()).outcome()).isEqualTo(Outcome.ASK);
    }

    @Test
    void failASelectionThatAnotherRequestIsBoundTo() {
        assertThat(guards.binding(Map.of("binding", "s-1", "boundTo", "s-2")))
                .isEqualTo(Verdict.fail(Guard.BINDING, Reason.BINDING_MISMATCH));
    }

    @Test
    void letABindingPassThatAgreesOrCannotBeCompared() {
        assertThat(guards.binding(Map.of("binding", "s-1", "boundTo", "s-1"))).isEqualTo(Verdict.pass(Guard.BINDING));
        assertThat(guards.binding(Map.of("binding", "s-1"))).isEqualTo(Verdict.pass(Guard.BINDING));
        assertThat(guards.binding(Map.of("boundTo", "s-1"))).isEqualTo(Verdict.pass(Guard.BINDING));
    }

    @Test
    void letARewritePassThatKeepsAllAnchors() {
        String rewrite = "# Prices {#prices}\nNobody is cheaper.\n## Terms\nPay later, or {#now}.";

        assertThat(guards.anchor(TEXT, rewrite)).isEqualTo(Verdict.pass(Guard.ANCHOR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We are cheap.\n## Terms\nPay {#now} or later.",
                "## Prices {#prices}\nWe are cheap.\n## Terms\nPay {#now} or later.",
                "# Prices {#prices}\nWe are cheap.\n## Terms\nPay now or later.",
                "## Terms\nPay {#now} or later.\n# Prices {#prices}\nWe are cheap.",
                "# Prices {#prices}\nWe are cheap.\n## Terms\nPay {#now} or later.\n## More"
            })
    void failARewriteThatLosesAddsOrMovesAnAnchor(String rewrite) {
        assertThat(guards.anchor(TEXT, rewrite)).isEqualTo(Verdict.fail(Guard.ANCHOR, Reason.REWRITE_ANCHOR_MISMATCH));
    }

    @Test
    void takeNoHashWithinALineForAHeading() {
        assertThat(Anchors.in("We are #1\n#hashtag")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"50, 89, PASS", "50, 90, PASS", "50, 91, FAIL", "90, 50, PASS", "91, 50, FAIL"})
    void letALengthPassUpToItsLimit(int before, int after, Outcome outcome) {
        DiffMetrics diff = DiffMetrics.between("a".repeat(before), "b".repeat(after));

        assertThat(guards.diff(diff).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"10, 8, PASS", "10, 9, FAIL", "9, 9, PASS"})
    void letLongSelectionsChangeInFourOfFiveLines(int lines, int changed, Outcome outcome) {
        DiffMetrics diff = DiffMetrics.between(lines(lines, 0), lines(lines, changed));

        assertThat(guards.diff(diff).outcome()).isEqualTo(outcome);
    }

    private static String lines(int lines, int changed) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(i < changed ? "new " : "old ").append((char) ('a' + i)).append('\n');
        }
        return text.toString();
    }

    @Test
    void measureInCodePointsAndNotInTheirHalves() {
        assertThat(DiffMetrics.between("ab", "🙂🙂").lengthRatioMax()).isEqualTo(1);
    }

    @Test
    void measureAnEmptyRewriteWithoutDividingByNothing() {
        assertThat(DiffMetrics.between("abcd", "").lengthRatioMax()).isEqualTo(4);
    }

    @Test
    void haveAFingerprintThatChangesWithEachLimit() {
        GuardThresholds reviewed = GuardThresholds.REVIEWED;

        assertThat(new GuardThresholds(1.8, 0.8, 10).fingerprint()).isEqualTo(reviewed.fingerprint());
        assertThat(reviewed.withMaxLengthRatio(1.9).fingerprint()).isNotEqualTo(reviewed.fingerprint());
        assertThat(new GuardThresholds(1.8, 0.9, 10).fingerprint()).isNotEqualTo(reviewed.fingerprint());
        assertThat(new GuardThresholds(1.8, 0.8, 11).fingerprint()).isNotEqualTo(reviewed.fingerprint());
    }
}
