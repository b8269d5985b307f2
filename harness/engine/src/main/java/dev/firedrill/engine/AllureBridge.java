package dev.firedrill.engine;

import dev.firedrill.check.Status;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestDescriptor;

/**
 * Tells Allure what its listener cannot know of a test that is no method: full name, suites, seed and evidence. Allure is
 * optional; without it nothing happens.
 */
final class AllureBridge {

    private static final boolean PRESENT = isPresent();

    private AllureBridge() {}

    static void tell(TestDescriptor test, Entry entry, CheckResult result, Optional<Path> output) {
        if (PRESENT) {
            Lifecycle.tell(test, entry, result, output);
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

        static void tell(TestDescriptor test, Entry entry, CheckResult result, Optional<Path> output) {
            AllureLifecycle lifecycle = Allure.getLifecycle();
            if (lifecycle.getCurrentTestCase().isEmpty()) {
                return;
            }
            lifecycle.updateTestCase(it -> describe(it, test, entry, result));
            String events = entry.events();
            if (result.status() == Status.FAIL && events != null) {
                output.map(folder -> folder.resolve(events)).ifPresent(file -> attach(lifecycle, file));
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
            it.getParameters()
                    .addAll(List.of(
                            parameter("seed", Long.toString(entry.firstSeed())),
                            parameter("runs", Integer.toString(entry.runs())),
                            parameter("replay", result.replay())));
        }

        private static void attach(AllureLifecycle lifecycle, Path file) {
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
