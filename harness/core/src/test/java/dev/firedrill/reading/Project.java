package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A project on the disk with one suite, of the system "toy". In texts of files a single quote stands for a double one,
 * and a caret marks the place where a defect is expected.
 */
final class Project {

    static final Known KNOWN = new Known(Set.of("toy", "recommender"), Set.of("own-check"));
    static final String FOLDER = "scenarios/toy/";
    static final String FILE = FOLDER + "a.scenario.json";

    private final Path root;

    Project(Path root) {
        this.root = root;
        List.of("suite.json", "controls.json", "llm.provider.json", "slow.faults.json")
                .forEach(it -> raw(FOLDER + it, resource(it)));
    }

    /** Let the system declare all that it can, points, signals, formulas, objectives and fingerprints too. */
    Project rich() {
        return raw(FOLDER + "controls.json", resource("rich.controls.json"));
    }

    static byte[] resource(String name) {
        try (InputStream in = Project.class.getResourceAsStream("/reading/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String file) {
        return root.resolve(file);
    }

    Project raw(String file, byte[] content) {
        try {
            Files.createDirectories(path(file).getParent());
            Files.write(path(file), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project file(String file, String content) {
        return raw(file, content.replace("^", "").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    Loaded read(String... selection) {
        SuiteReader reader = new SuiteReader(root, KNOWN);
        return selection.length == 0
                ? reader.read()
                : reader.read(List.of(selection).stream().map(Path::of).toList());
    }

    /** Read the one scenario of the project, which must have no defect. */
    Scenario only() {
        Loaded loaded = read();
        assertThat(loaded.defects()).extracting(Defect::message).isEmpty();
        assertThat(loaded.suites()).hasSize(1);
        assertThat(loaded.suites().get(0).scenarios()).hasSize(1);
        return loaded.suites().get(0).scenarios().get(0);
    }

    /** Read a scenario that must have no defect. */
    Scenario scenario(String content) {
        return file(FILE, content).only();
    }

    /** Read a scenario with one turn and these further members. */
    Scenario with(String members) {
        return scenario(turn(members));
    }

    /** Read a scenario that must have exactly one defect, at the caret. */
    Refusal refuses(String content) {
        return refusesFile(FILE, content);
    }

    Refusal refusesWith(String members) {
        return refuses(turn(members));
    }

    Refusal refusesFile(String file, String content) {
        List<Defect> defects = file(file, content).read().defects();
        assertThat(defects).extracting(Defect::message).hasSize(1);
        assertThat(defects.get(0).position()).isEqualTo(caret(file, content));
        return new Refusal(defects.get(0));
    }

    private static String turn(String members) {
        return "{'name':'a','turns':[{'input':'x'}]," + members + "}";
    }

    private static Position caret(String file, String content) {
        String before = content.substring(0, content.indexOf('^'));
        int line = (int) before.chars().filter(it -> it == '\n').count() + 1;
        return new Position(file, line, before.length() - before.lastIndexOf('\n'));
    }

    /** What one defect says. */
    record Refusal(Defect defect) {

        Refusal found(String text) {
            assertThat(defect.found()).contains(text);
            return this;
        }

        Refusal expected(String text) {
            assertThat(defect.expected()).contains(text);
            return this;
        }

        Refusal mend(String text) {
            assertThat(defect.mend()).contains(text);
            return this;
        }
    }
}
