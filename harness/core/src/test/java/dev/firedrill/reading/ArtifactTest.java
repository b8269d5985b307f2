package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Artifact;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A check of files says how many there must be and what must stand in them, and nothing that no file can keep. */
class ArtifactTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void readsFilesWithTheirContent() {
        Artifact check = read("'path':'state/rollback_*.json','exactly':2,'json':true,'keys':['decision'],"
                + "'values':{'/decision/decision':'rollback','/checks':3,'/evidence':{'rate':0.5}}");

        assertThat(check)
                .isEqualTo(new Artifact(
                        check.head(),
                        "state/rollback_*.json",
                        2,
                        OptionalInt.of(2),
                        true,
                        List.of("decision"),
                        Map.of("/decision/decision", "rollback", "/checks", "3", "/evidence", "{\"rate\":0.5}"),
                        false));
        assertThat(check.head().id()).isEqualTo("artifact:state/rollback_*.json");
    }

    @Test
    void wantsOneFileUnlessToldOtherwise() {
        assertThat(read("'path':'audit.log','lines':true"))
                .extracting(Artifact::atLeast, Artifact::atMost, Artifact::json, Artifact::lines)
                .containsExactly(1, OptionalInt.empty(), false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"'atMost':2|0", "'atLeast':2|2", "'exactly':0|0", "'atLeast':1,'atMost':3|1"})
    void takesTheNumberThatIsSaid(String number, int least) {
        assertThat(read("'path':'a'," + number).atLeast()).isEqualTo(least);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'keys':['a']", "'values':{'/a':1}"})
    void wantsAnObjectWhereMembersAreSaid(String content) {
        assertThat(read("'path':'a'," + content).json()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "decision.reason|write '/decision/reason'",
                "decision|write '/decision'",
                "/a~b|'~0' for '~'",
                "``|write '/' before each key"
            })
    void refusesWhatIsNoPointer(String pointer, String mend) {
        refuses("{'check':'artifact','path':'a','values':{^'" + pointer + "':1}}")
                .expected("a JSON Pointer")
                .mend(mend);
    }

    @Test
    void refusesMembersOfWhatIsNoObject() {
        refuses("{'check':'artifact','path':'a','json':^false,'keys':['k'],'values':{'/k':1}}")
                .found("'json' false beside 'keys', 'values'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'json':true", "'keys':['k']"})
    void refusesLinesOfAnObject(String object) {
        refuses("{'check':'artifact','path':'a','lines':^true," + object + "}")
                .found("'lines' of a file that is one JSON object")
                .mend("write two checks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'exactly':0", "'atMost':0"})
    void refusesContentOfNoFile(String none) {
        refuses("^{'check':'artifact','path':'a','lines':true," + none + "}")
                .found("no file at all, and 'lines' of it");
    }

    @Test
    void refusesAnExactNumberWithinBounds() {
        refuses("^{'check':'artifact','path':'a','exactly':1,'atMost':2}").found("both 'exactly', 'atMost'");
    }

    @Test
    void refusesBoundsInTheWrongOrder() {
        refuses("{'check':'artifact','path':'a','atLeast':2,'atMost':^1}").mend("exchange the two");
    }

    @Test
    void refusesNoFiles() {
        refuses("^{'check':'artifact'}").found("no key 'path'");
    }

    @Test
    void namesTheNearestKey() {
        refuses("{'check':'artifact','path':'a',^'value':{}}").mend("write 'values'");
    }

    private Artifact read(String members) {
        return (Artifact) project.with("'golden':false,'expect':[{'check':'artifact'," + members + "}]")
                .expectations()
                .get(0);
    }

    private Project.Refusal refuses(String check) {
        return project.refusesWith("'expect':[" + check + "]");
    }
}
