package dev.firedrill.systems.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.world.Request;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityTest {

    private static final String ORIGINAL = "We deliver on time and in full wherever you are";

    @Test
    void takesAnyAnswerWhereNothingIsAskedOfIt() {
        assertThat(defect(Map.of(), "Whatever.")).isEmpty();
    }

    @Test
    void wantsEveryAnchor() {
        assertThat(defect(Map.of("anchors", "[1] [2]"), "Yes [1], no [2].")).isEmpty();
        assertThat(defect(Map.of("anchors", "[1] [2]"), "Yes [1], no.")).contains(Reason.ANCHORS_LOST);
    }

    @Test
    void wantsEveryPointRegardlessOfCase() {
        assertThat(defect(Map.of("points", "price; delivery"), "Price: 3. Delivery: free."))
                .isEmpty();
        assertThat(defect(Map.of("points", "price; delivery"), "Price: 3.")).contains(Reason.COVERAGE_DROPPED);
    }

    @Test
    void wantsAnEditToLeaveMostAsItWas() {
        assertThat(defect(Map.of("original", ORIGINAL), "We deliver on time and in full everywhere"))
                .isEmpty();
        assertThat(defect(Map.of("original", ORIGINAL), "Our parcels are the best parcels in the whole wide world"))
                .contains(Reason.DIFF_TOO_LARGE);
    }

    @Test
    void wantsTheEditionThatIsAskedFor() {
        assertThat(defect(Map.of("edition", "2026-11"), "As of 2026-11: open.")).isEmpty();
        assertThat(defect(Map.of("edition", "2026-11"), "As of 2024-02: open.")).contains(Reason.STALE_ANSWER);
    }

    private static Optional<Reason> defect(Map<String, String> asked, String answer) {
        return new Quality().defect(new Request(1, "ask", "user-1", "", asked), answer);
    }
}
