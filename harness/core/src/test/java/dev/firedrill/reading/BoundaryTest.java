package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples of a boundary lie below, at and above the threshold that the trigger declares. */
class BoundaryTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">|0.3|100|below 29 71 0|at 30 70 0|above 31 69 1",
                ">=|0.3|100|below 29 71 0|at 30 70 1|above 31 69 1",
                "<|0.3|10|below 2 8 1|at 3 7 0|above 4 6 0",
                "<=|0.425|1000|below 424 576 1|at 425 575 1|above 426 574 0"
            })
    void countsPartsOfAShare(String comparison, String threshold, String of, String below, String at, String above) {
        trigger(comparison, threshold, "");

        assertThat(descriptions("${case} ${part} ${rest} ${times}", "'of':" + of))
                .containsExactly(below, at, above);
    }

    @Test
    void stopsAtNoneAndAtAll() {
        trigger(">", "0", "");
        assertThat(descriptions("${case} ${part}", "'of':100")).containsExactly("at 0", "above 1");

        trigger("<", "1", "");
        assertThat(descriptions("${case} ${part}", "'of':100")).containsExactly("below 99", "at 100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">|0.2|0.001|below 0.199 0|at 0.2 0|above 0.201 1",
                ">=|3|1|below 2 0|at 3 1|above 4 1",
                "<|1500|0.5|below 1499.5 1|at 1500 0|above 1500.5 0",
                "<=|-0.1|0.1|below -0.2 1|at -0.1 1|above 0 0"
            })
    void stepsAwayFromAValue(String comparison, String threshold, String step, String below, String at, String above) {
        trigger(comparison, threshold, "");

        assertThat(descriptions("${case} ${value} ${times}", "'step':" + step)).containsExactly(below, at, above);
    }

    @Test
    void takesAMultipleOfTheDefaultOfABaseline() {
        trigger(">", "2", ",'baseline':{'variable':'BASE','default':0.05}");

        assertThat(descriptions("${part} ${times}", "'of':100")).containsExactly("9 0", "10 0", "11 1");
    }

    @Test
    void namesTheScenariosByTheirCase() {
        trigger(">", "0.3", "");

        assertThat(read("${case}", "'of':100"))
                .extracting(Scenario::name)
                .containsExactly("a.below", "a.at", "a.above");
    }

    @Test
    void needNotUseEveryKey() {
        trigger(">", "0.3", "");

        assertThat(descriptions("fires ${times}", "'of':100")).containsExactly("fires 0", "fires 0", "fires 1");
    }

    @Test
    void refusesATotalOfWhichTheThresholdIsNoPart() {
        trigger(">", "0.425", "");

        refuses("{'boundary':{'trigger':'t','of':^100}}")
                .found("threshold 0.425 of 100, which is 42.5")
                .mend("write 1000");
    }

    @ParameterizedTest
    @CsvSource({"2", "-0.5"})
    void refusesPartsOfWhatIsNoShare(String threshold) {
        trigger(">", threshold, "");

        refuses("{'boundary':{'trigger':'t','of':^100}}").mend("write 'step' instead");
    }

    @Test
    void refusesPartsOfACount() {
        project.rich()
                .refuses(file("x", "{'boundary':{'trigger':'annoyed','of':^100}}"))
                .expected("the trigger of a share");
    }

    @Test
    void refusesAStepThatIsLost() {
        trigger(">", "1e6", "");

        refuses("{'boundary':{'trigger':'t','step':^1e-30}}")
                .found("a step so small")
                .mend("write a larger step");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'boundary':{'trigger':^'x','of':100}}|unknown trigger 'x'",
                "{'boundary':^{'of':100}}|no key 'trigger'",
                "{'boundary':^{'trigger':'t'}}|neither 'of' nor 'step'",
                "{'boundary':^{'trigger':'t','of':100,'step':1}}|both 'of' and 'step'",
                "{'boundary':{'trigger':'t','of':^0}}|number '0'",
                "{'boundary':{'trigger':'t','step':^0}}|number '0'",
                "{'boundary':{'trigger':'t','of':100,^'step2':1}}|unknown key 'step2'",
                "{'boundary':{'trigger':'t','of':100},^'combine':'all'}|unknown key 'combine'",
                "{'boundary':^'t'}|string 't'"
            })
    void refusesABoundaryOfNothing(String examples, String found) {
        trigger(">", "0.3", "");

        refuses(examples).found(found);
    }

    private void trigger(String comparison, String threshold, String more) {
        project.file(
                Project.FOLDER + "controls.json",
                "{'system':'toy','routes':[],'faultTargets':[{'name':'llm','kind':'provider'}],'indicators':[{'name':'i'}],"
                        + "'triggers':[{'name':'t','indicator':'i','comparison':'" + comparison + "','threshold':"
                        + threshold + ",'rule':{'of':1,'breaches':1},'interval':'1s'" + more + "}]}");
    }

    private List<String> descriptions(String template, String boundary) {
        return read(template, boundary).stream().map(Scenario::description).toList();
    }

    private List<Scenario> read(String template, String boundary) {
        Loaded loaded = project.file(Project.FILE, file(template, "{'boundary':{'trigger':'t'," + boundary + "}}"))
                .read();
        assertThat(loaded.defects()).extracting(Defect::message).isEmpty();
        return loaded.suites().get(0).scenarios();
    }

    private Project.Refusal refuses(String examples) {
        return project.refuses(file("x", examples));
    }

    private static String file(String description, String examples) {
        return "{'name':'a','turns':[{'input':'x'}],'description':'" + description + "','examples':" + examples + "}";
    }
}
