package dev.firedrill.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Suite;
import dev.firedrill.reading.Defect;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.Loaded;
import dev.firedrill.reading.SuiteReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One suite on the disk, of the system "toy". In texts of files a single quote stands for a double one. */
final class Linted {

    static final String CONTROLS = "scenarios/toy/controls.json";
    static final String SCENARIO = "scenarios/toy/a.scenario.json";
    static final String REQUIREMENTS = "scenarios/toy/requirements.json";

    private static final String SWITCH =
            "'name':'kill','default':'off','safeValue':'on','activeWhen':['on'],'source':'flags','propagation':'1s'";

    private final Path root;

    Linted(Path root) {
        this.root = root;
        file("scenarios/toy/suite.json", "{'system':'toy'}");
        controls("'variants':[]");
        scenario("'golden':false");
    }

    Linted file(String name, String content) {
        try {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), content.replace('\'', '"'));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Write controls with a feature route, a safe one, and these further members. */
    Linted controls(String members) {
        return file(
                CONTROLS,
                "{'system':'toy','routes':[{'name':'new','role':'feature'},{'name':'old','role':'safe'}],\n" + members
                        + "}");
    }

    /** Write controls with one switch that forbids the feature route, changed as said. */
    Linted withSwitch(String from, String to) {
        return file(
                CONTROLS,
                ("{'system':'toy','routes':[{'name':'new','role':'feature','forbiddenWhen':['kill']},{'name':'old','role':'safe'}],\n"
                                + "'controls':[{" + SWITCH + "}]}")
                        .replace(from, to));
    }

    /** Write a scenario with a load of 12 minutes and these further members. */
    Linted scenario(String members) {
        return file(
                SCENARIO,
                "{'name':'a','load':{'arrivals':'constant','perSecond':5,'for':'40m','requests':[{'kind':'work'}]},\n"
                        + (members.contains("'expect'") ? members : members + ",'expect':[{'check':'nothing-lost'}]")
                        + "}");
    }

    Suite suite() {
        Loaded loaded = new SuiteReader(root, new Known(Set.of("toy"), Set.of())).read();
        assertThat(loaded.defects()).extracting(Defect::message).isEmpty();
        return loaded.suites().get(0);
    }

    /** List the warnings of some rules, all scenarios read. */
    List<Warning> warnings(String... rules) {
        return Linter.lint(suite()).stream()
                .filter(it -> List.of(rules).contains(it.rule()))
                .toList();
    }

    /** Expect exactly one warning of a rule. */
    Warning only(String rule) {
        List<Warning> warnings = warnings(rule);
        assertThat(warnings).as("warnings of %s", rule).hasSize(1);
        return warnings.get(0);
    }
}
