package dev.firedrill.systems.rewriteupgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Hold inputs with what is to be detected in them, so that nobody changes detection without a review. */
record DetectionCorpus(List<Example> examples) {

    private static final String RESOURCE = "detection-corpus.tsv";
    private static final DetectionCorpus SHIPPED = read();

    DetectionCorpus {
        examples = List.copyOf(examples);
    }

    /** Give the corpus that is shipped: one example a line, as expected type, selection and input, parted by tabs. */
    static DetectionCorpus shipped() {
        return SHIPPED;
    }

    /** Give the fingerprint of what a detector makes of the corpus. */
    String fingerprint(Detector detector) {
        return Fingerprint.of(examples.stream()
                .map(it -> it.line(detector.detect(it.input(), it.attributes())))
                .toList());
    }

    /** Give the fingerprint of what a detector should make of it. */
    String expectedFingerprint() {
        return Fingerprint.of(
                examples.stream().map(it -> it.line(it.expected())).toList());
    }

    private static DetectionCorpus read() {
        try (InputStream file = DetectionCorpus.class.getResourceAsStream(RESOURCE)) {
            String lines = new String(Objects.requireNonNull(file, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            return new DetectionCorpus(lines.lines().map(Example::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Hold one input.
     *
     * @param selection {@code selected}, {@code blank} or {@code nothing}
     */
    record Example(TaskType expected, String selection, String input) {

        private static Example of(String line) {
            String[] parts = line.split("\t", -1);
            return new Example(TaskType.valueOf(parts[0]), parts[1], parts[2]);
        }

        Map<String, String> attributes() {
            return switch (selection) {
                case "selected" -> Map.of("selection", "We deliver on time.");
                case "blank" -> Map.of("selection", "");
                default -> Map.of();
            };
        }

        private String line(TaskType type) {
            return selection + ": " + input + "→" + type;
        }
    }
}
