package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.rewriteupgrade.DetectionCorpus.Example;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorTest {

    private final Detector detector = new Detector();

    static List<Example> examples() {
        return DetectionCorpus.shipped().examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void detectsWhatTheCorpusSays(Example example) {
        assertThat(detector.detect(example.input(), example.attributes())).isEqualTo(example.expected());
    }

    @Test
    void hasACorpusOfAtLeastThirtyInputsOfBothKinds() {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(examples()).extracting(Example::expected).contains(TaskType.values());
    }

    @Test
    void detectsTheSameWhateverElseTheRequestSays() {
        assertThat(detector.detect("Rewrite this", Map.of("selection", "Us.", "confirmation", "no")))
                .isEqualTo(TaskType.REWRITE_UPGRADE);
    }

    @Test
    void hasAFingerprintThatChangesWithWhatIsDetected() {
        Detector changed = new Detector() {
            @Override
            boolean asksForChange(String input) {
                return super.asksForChange(input) || input.startsWith("Fix");
            }
        };
        DetectionCorpus corpus = DetectionCorpus.shipped();

        assertThat(corpus.fingerprint(detector)).isEqualTo(corpus.expectedFingerprint());
        assertThat(corpus.fingerprint(changed)).isNotEqualTo(corpus.expectedFingerprint());
    }
}
