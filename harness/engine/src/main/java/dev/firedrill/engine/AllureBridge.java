package dev.firedrill.engine;

import dev.firedrill.check.Status;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Plain;
import dev.firedrill.result.TimelineDrawing;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.platform.engine.TestDescriptor;

/**
 * Tells Allure what its listener cannot know of a test that is no method: full name, suites, seed and evidence. Allure is
 * optional; without it nothing happens. Only a failed test gets attachments, because there may be thousands that passed.
 */
final class AllureBridge {

    private static final boolean PRESENT = isPresent();

    private AllureBridge() {}

    /**
     * Tell of a test.
     *
     * @param moments what happened in the run that the entry shows, in few lines
     */
    static void tell(
            TestDescriptor test, Entry entry, CheckResult result, List<String> moments, Optional<Path> output) {
        if (PRESENT) {
            Lifecycle.tell(test, entry, result, moments, output);
        }
    }

    private static boolean isPresent() {
        try {
            // The listener too: without it there is no test case to add to.
            ClassLoader loader = AllureBridge.class.getClassLoader();
            Class.forName("io.qameta.allure.Allure", false, loader);
            Class.forName("io.qameta.allure.junitplatform.AllureJunitPlatform", false, loader);
            return true;
        } catch (ClassNotFoundException | NoClassDefFoundError absent) {
            return false;
        }
    }

    /** Loaded only where Allure is present. */
    private static final class Lifecycle {

        private static final Optional<TimelineDrawing> DRAWING = ServiceLoader.load(
                        TimelineDrawing.class, AllureBridge.class.getClassLoader())
                .findFirst();

        static void tell(
                TestDescriptor test, Entry entry, CheckResult result, List<String> moments, Optional<Path> output) {
            AllureLifecycle lifecycle = Allure.getLifecycle();
            if (lifecycle.getCurrentTestCase().isEmpty()) {
                return;
            }
            lifecycle.updateTestCase(it -> describe(it, test, entry, result));
            lifecycle.updateTestCase(it ->
                    it.getSteps().addAll(moments.stream().map(Lifecycle::step).toList()));
            String events = entry.events();
            if (result.status() == Status.FAIL && events != null) {
                output.map(folder -> folder.resolve(events)).ifPresent(file -> attach(lifecycle, entry, file));
            }
        }

        private static void describe(TestResult it, TestDescriptor test, Entry entry, CheckResult result) {
            // The same test by anchor, file or suite has three unique ids; its history must not split.
            it.setFullName(test.getDisplayName());
            it.setHistoryId(test.getDisplayName());
            it.setTestCaseId(test.getDisplayName());
            it.getLabels().add(label("parentSuite", "Firedrill"));
            it.getLabels().add(label("suite", entry.system()));
            it.getLabels().add(label("subSuite", entry.scenario()));
            it.getLabels().add(label("package", entry.system()));
            it.getLabels().add(label("feature", result.aspect()));
            it.getLabels().add(label("layer", "drill"));
            it.getLabels().add(label("tag", entry.mode()));
            it.getLabels().add(label("severity", result.covers().isEmpty() ? "normal" : "critical"));
            it.setDescription(description(entry, result));
            it.getParameters()
                    .addAll(List.of(
                            parameter("seed", Long.toString(entry.firstSeed())),
                            parameter("runs", Integer.toString(entry.runs())),
                            parameter("replay", result.replay())));
        }

        private static String description(Entry entry, CheckResult result) {
            return "%s\n\n**expected** %s\n\n**found** %s"
                    .formatted(text(entry.description()), text(result.expected()), text(result.found()));
        }

        /** What a service said stands in it, and Allure takes a description for Markdown, in which tags are tags. */
        private static String text(String words) {
            return Plain.line(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        private static StepResult step(String moment) {
            return new StepResult().setName(moment).setStatus(io.qameta.allure.model.Status.PASSED);
        }

        private static void attach(AllureLifecycle lifecycle, Entry entry, Path file) {
            DRAWING.flatMap(it -> it.svg(entry, file))
                    .ifPresent(svg -> lifecycle.addAttachment(
                            "timeline", "image/svg+xml", ".svg", svg.getBytes(StandardCharsets.UTF_8)));
            try (InputStream content = Files.newInputStream(file)) {
                lifecycle.addAttachment("event log", "application/x-ndjson", ".jsonl", content);
            } catch (IOException unreadable) {
                Allure.step("the event log cannot be read: " + unreadable);
            }
        }

        private static Label label(String name, String value) {
            return new Label().setName(name).setValue(value);
        }

        private static Parameter parameter(String name, String value) {
            return new Parameter().setName(name).setValue(value).setExcluded(true);
        }
    }
}
