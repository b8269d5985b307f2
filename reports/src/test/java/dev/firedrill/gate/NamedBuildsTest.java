package dev.firedrill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.result.Provenance.Subject;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamedBuildsTest {

    private static final String CLASSES = "sha256:69b3db0693e8" + "0".repeat(52);

    private static Subject simulated(String system, @Nullable String build) {
        return new Subject(system, "simulated", build, "digest of its classes");
    }

    @Test
    void nameSystemsOfOneBuildTogether() {
        assertThat(NamedBuilds.words(List.of(
                        simulated("assistant", CLASSES),
                        new Subject("awf", "live", "app@" + CLASSES, "--subject"),
                        simulated("awf", CLASSES))))
                .isEqualTo("assistant, awf (classes sha256:69b3db0693e8…), awf live (app@sha256:69b3db0693e8…)");
    }

    @Test
    void saySoWhereNobodyNamedOne() {
        assertThat(NamedBuilds.words(List.of(simulated("awf", null)))).isEqualTo("awf (nobody named its build)");
        assertThat(NamedBuilds.words(List.of())).isEmpty();
    }

    @Test
    void tellAFolderFromClasses() {
        assertThat(NamedBuilds.words(List.of(new Subject("shop", "live", "sha256:12", "digest of its folder"))))
                .isEqualTo("shop live (folder sha256:12)");
    }

    @Test
    void takeOneLineHoweverManyThereAre() {
        List<Subject> many = IntStream.range(0, 40)
                .mapToObj(i -> simulated("system-" + i, i < 20 ? CLASSES : "build " + i))
                .toList();

        assertThat(NamedBuilds.words(many))
                .contains("system-11 and 8 more (classes")
                .endsWith(" and 15 more");
    }
}
