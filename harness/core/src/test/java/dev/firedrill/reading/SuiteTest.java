package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A suite names a known system and provider files that exist. */
class SuiteTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    private static final String FILE = "scenarios/toy/suite.json";
    private static final String PROVIDER =
            "{'provider':'llm','dialect':'generic-json','answers':[{'json':{'score':0.50}}]}";

    @BeforeEach
    void addAScenario() {
        project.file(Project.FILE, "{'name':'a','turns':[{'input':'x'}]}");
    }

    @Test
    void namesTheNearestSystem() {
        project.refusesFile(FILE, "{'system':^'recomender'}")
                .found("unknown system 'recomender'")
                .mend("write 'recommender'");
    }

    @Test
    void refusesASuiteWithoutControls() throws IOException {
        Files.delete(project.path("scenarios/toy/controls.json"));

        assertThat(project.read().defects())
                .singleElement()
                .satisfies(it -> assertThat(it.message())
                        .startsWith("scenarios/toy/controls.json:1:1  defect\n  found     no such file"));
    }

    @Test
    void refusesAProviderFileThatDoesNotExist() {
        project.refusesFile(FILE, "{'system':'toy','providers':[^'lm.provider.json']}")
                .expected("scenarios/toy/lm.provider.json");
    }

    @Test
    void refusesAPathThatNoFileCanHave() {
        project.refusesFile(FILE, "{'system':'toy','providers':[^'a\\u0000.provider.json']}")
                .found("provider file");
    }

    @Test
    void refusesAProviderFileOfAnotherName() {
        project.refusesFile(FILE, "{'system':'toy','providers':[^'suite.json']}")
                .expected(".provider.json");
    }

    @Test
    void refusesTwoScriptsOfOneProvider() {
        project.file("scenarios/toy/b.provider.json", PROVIDER)
                .refusesFile(FILE, "{'system':'toy','providers':['llm.provider.json',^'b.provider.json']}")
                .found("provider 'llm' for the second time");
    }

    @Test
    void refusesADefaultOutOfRange() {
        project.refusesFile(FILE, "{'system':'toy','defaults':{'runs':^0}}").expected("a whole number from 1");
    }

    @Test
    void refusesAnUnknownDefault() {
        project.refusesFile(FILE, "{'system':'toy','defaults':{^'sead':0}}").mend("write 'seed'");
    }

    @Test
    void letsAScenarioReplaceAScriptByTheNameOfItsProvider() {
        project.file("scenarios/toy/other.provider.json", PROVIDER);

        Scenario scenario = project.with("'providers':['other.provider.json']");

        assertThat(scenario.providers()).singleElement().satisfies(it -> {
            assertThat(it.dialect()).isEqualTo("generic-json");
            assertThat(it.answers().get(0).text()).isEmpty();
            assertThat(it.answers().get(0).json()).hasToString("{\"score\":0.50}");
        });
    }

    @Test
    void prefersTheScriptThatStandsBesideTheScenario() {
        project.file("scenarios/toy/a.provider.json", PROVIDER.replace("generic-json", "openai-chat"))
                .file("scenarios/toy/other.provider.json", PROVIDER);

        assertThat(project.with("'providers':['other.provider.json']").providers())
                .extracting(ProviderScript::dialect)
                .containsExactly("openai-chat");
    }

    @Test
    void reportsABrokenScriptOnceHoweverManyNameIt() {
        project.file(
                "scenarios/toy/b.scenario.json",
                "{'name':'b','turns':[{'input':'x'}],'providers':['x.provider.json']}");
        project.file(Project.FILE, "{'name':'a','turns':[{'input':'x'}],'providers':['x.provider.json']}");

        project.refusesFile(
                        "scenarios/toy/x.provider.json",
                        "{'provider':'x','dialect':^'openai','answers':[{'text':'x'}]}")
                .mend("write 'openai-chat'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "^{}|no answer",
                "^{'text':'x','json':1}|more than one answer: 'text', 'json'",
                "{'text':^1}|number '1'",
                "{'text':'x','when':{'turn':^[]}}|a list",
                "{'text':'x','contains':^'x'}|string 'x'",
                "{'text':'x',^'contain':[]}|unknown key 'contain'"
            })
    void refusesABrokenAnswer(String answer, String found) {
        project.refusesFile(
                        "scenarios/toy/llm.provider.json",
                        "{'provider':'llm','dialect':'openai-chat','answers':[" + answer + "]}")
                .found(found);
    }

    @Test
    void refusesAProviderThatNeverAnswers() {
        project.refusesFile(
                        "scenarios/toy/llm.provider.json", "{'provider':'llm','dialect':'openai-chat','answers':^[]}")
                .found("an empty list");
    }

    @Test
    void keepsScenariosOfTwoFoldersOfOneSystemApartByName() {
        project.file("scenarios/twin/suite.json", "{'system':'toy'}")
                .raw("scenarios/twin/controls.json", Project.resource("controls.json"));

        project.refusesFile("scenarios/twin/a.scenario.json", "{'name':^'a','turns':[{'input':'x'}]}")
                .found("first at scenarios/toy/a.scenario.json:1:9");
    }
}
