package dev.firedrill.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite that carries every defect is warned of every one, in the order of the places. */
class LinterTest {

    private List<Warning> warnings = List.of();

    @BeforeEach
    void lintTheDefectiveSuite(@TempDir Path root) throws IOException {
        Linted linted = new Linted(root);
        for (String file : List.of(
                "suite.json", "controls.json", "requirements.json", "llm.provider.json", "rolls-back.scenario.json")) {
            try (InputStream in = LinterTest.class.getResourceAsStream("/lint/defective/" + file)) {
                linted.file("scenarios/toy/" + file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        warnings = Linter.lint(linted.suite());
    }

    @Test
    void warnsByEveryRule() {
        assertThat(warnings)
                .extracting(Warning::rule)
                .containsAll(
                        Arrays.stream(RuleName.values()).map(RuleName::word).toList());
    }

    @Test
    void namesPlaceFoundExpectedAndMend() {
        assertThat(warnings).allSatisfy(it -> {
            assertThat(it.position().file()).startsWith("scenarios/toy/");
            assertThat(List.of(it.found(), it.expected(), it.mend())).noneMatch(String::isBlank);
        });
    }

    @Test
    void listsWarningsInTheOrderOfTheirPlaces() {
        assertThat(warnings)
                .isSortedAccordingTo(Comparator.<Warning, String>comparing(
                                it -> it.position().file())
                        .thenComparing(it -> it.position().line())
                        .thenComparing(it -> it.position().column()));
    }
}
