package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trigger takes its baseline from is a number. */
class BaselineTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root).rich();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.05", "0", "1e-3", "12"})
    void takesANumber(String number) {
        assertThat(project.with("'environment':{'BASE':'" + number + "'}").environment())
                .containsEntry("BASE", number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 %", "", "NaN", "0x1p3", "1d", " 1", ".5"})
    void refusesAnythingElse(String text) {
        project.refusesWith("'environment':{'OTHER':'x','BASE':^'" + text + "'}")
                .found("environment 'BASE'")
                .expected("the baseline of trigger 'spike'");
    }

    @Test
    void saysThatTheSuiteIsToBlame() {
        project.file(
                Project.FOLDER + "suite.json",
                "{'system':'toy','providers':['llm.provider.json'],'defaults':{'environment':{'BASE':'high'}}}");

        project.refuses("^{'name':'a','turns':[{'input':'x'}]}").found("'high', a default of the suite");
    }
}
