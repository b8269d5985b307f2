package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judge the invariant checklist of the guide before a release. An item without evidence is red. */
class ReleaseChecklist {

    private static final String TESTS = "59 executed, 0 skipped, 0 failed";
    private static final String NO_EVIDENCE = "no evidence";

    /** Judge all eight items, in the guide's order, from an operator's evidence and from what the studio knows of itself. */
    final List<Item> judge(Map<String, String> evidence, SelfCheck studio) {
        return List.of(
                item("tests", TESTS, tests(evidence)),
                item("build", "0 LLM calls", given(evidence, "llmCallsAtBuild").map(it -> it + " LLM calls")),
                item("default", "enabled when not set", said(studio.enabledByDefault(), "enabled when not set")),
                item("switch", "'false' routes to CREATE", said(studio.falseCreates(), "'false' routes to CREATE")),
                item(
                        "telemetry",
                        "tells how the switch stands",
                        said(studio.tellsSwitch(), "tells how the switch stands")),
                thresholds(evidence),
                item("detection", DetectionCorpus.shipped().expectedFingerprint(), Optional.of(studio.detection())),
                item("create-path", SelfCheck.REVIEWED_CREATE_PATH, Optional.of(Prompts.createFingerprint())));
    }

    private static Optional<String> tests(Map<String, String> evidence) {
        Optional<String> executed = given(evidence, "testsExecuted");
        Optional<String> skipped = given(evidence, "testsSkipped");
        Optional<String> failed = given(evidence, "testsFailed");
        return executed.isEmpty() || skipped.isEmpty() || failed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s executed, %s skipped, %s failed".formatted(executed.get(), skipped.get(), failed.get()));
    }

    /** Judge the fingerprint of the thresholds: a change is fine if somebody answers for it. */
    private Item thresholds(Map<String, String> evidence) {
        String reviewed = GuardThresholds.REVIEWED.fingerprint();
        Optional<String> found = given(evidence, "thresholds");
        Item item = item("thresholds", reviewed, found);
        return given(evidence, "approvedBy")
                .filter(by -> found.isPresent() && !item.green())
                .map(item::approved)
                .orElse(item);
    }

    private static Optional<String> given(Map<String, String> evidence, String name) {
        return Optional.ofNullable(evidence.get(name)).map(String::strip).filter(it -> !it.isEmpty());
    }

    private static Optional<String> said(boolean holds, String words) {
        return Optional.of(holds ? words : "not so");
    }

    private Item item(String name, String expected, Optional<String> found) {
        return new Item(
                name,
                expected,
                found.orElse(NO_EVIDENCE),
                found.map(expected::equals).orElseGet(this::withoutEvidence));
    }

    /** Judge an item that nobody has evidence for. */
    boolean withoutEvidence() {
        return false;
    }

    /** Hold one item, judged. */
    record Item(String name, String expected, String found, boolean green) {

        private Item approved(String by) {
            return new Item(name, expected, found + " (approved by " + by + ")", true);
        }

        @Override
        public String toString() {
            return "%s: expected '%s', found '%s'".formatted(name, expected, found);
        }

        ObjectNode render() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("item", name)
                    .put("green", green)
                    .put("expected", expected)
                    .put("found", found);
        }
    }
}
