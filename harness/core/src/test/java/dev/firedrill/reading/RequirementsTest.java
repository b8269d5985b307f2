package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.firedrill.model.Position;
import dev.firedrill.model.Requirement;
import dev.firedrill.model.Requirement.By;
import dev.firedrill.model.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What requirements.json lists is all that checks can cover. */
class RequirementsTest {

    private static final String FILE = "scenarios/toy/requirements.json";
    private static final String LISTED =
            "{'requirements':[{'id':'S0-01','text':'One.'},{'id':'S0-02','text':'Two.','by':'people'}]}";

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root).file(Project.FILE, "{'name':'a','turns':[{'input':'x'}]}");
    }

    @Test
    void listsRequirementsInTheirOrder() {
        assertThat(requirements(project.file(FILE, LISTED)))
                .containsExactly(
                        new Requirement(new Position(FILE, 1, 24), "S0-01", "One.", By.CHECK),
                        new Requirement(new Position(FILE, 1, 53), "S0-02", "Two.", By.PEOPLE));
    }

    @Test
    void needsNoSuchFile() {
        assertThat(requirements(project)).isEmpty();
    }

    @Test
    void letsChecksCoverAnythingWithoutTheFile() {
        assertThat(covering("S9-99").expectations().get(0).head().covers()).containsExactly("S9-99");
    }

    @Test
    void letsChecksCoverWhatIsListed() {
        project.file(FILE, LISTED);

        assertThat(covering("S0-02").expectations().get(0).head().covers()).containsExactly("S0-02");
    }

    @Test
    void namesTheNearestRequirement() {
        project.file(FILE, LISTED)
                .refusesWith("'expect':[{'check':'nothing-lost','covers':['S0-01',^'S0-20']}]")
                .found("unknown requirement 'S0-20'")
                .expected("of requirements.json: 'S0-01', 'S0-02'");
    }

    @Test
    void refusesAnIdTwice() {
        project.refusesFile(FILE, "{'requirements':[{'id':'x','text':'a'},{'id':^'x','text':'b'}]}")
                .found("requirement 'x' for the second time");
    }

    @Test
    void namesTheNearestWord() {
        project.refusesFile(FILE, "{'requirements':[{'id':'x','text':'a','by':^'peple'}]}")
                .mend("write 'people'");
    }

    @Test
    void judgesOnlyTheSyntaxOfScenariosWhoseRequirementsAreBroken() {
        project.file(FILE, "{'requirements':[{'id':'x'}]}")
                .file(Project.FILE, "{'name':'a','expect':[{'check':'nothing-lost','covers':['y']}]}");

        assertThat(project.read().defects())
                .extracting(it -> it.position().file())
                .containsExactly(FILE);
    }

    @Test
    void changesNoGoldenWhenARequirementIsWordedAnew() {
        assertThat(project.file(FILE, LISTED).only().inputs()).doesNotContainKey("requirements");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'requirements':[{'id':'x','text':'a'}]}",
                "{'$schema':'../requirements-1.schema.json','requirements':[{'id':'x','text':'a','by':'check'}]}"
            })
    void loaderAndSchemaAccept(String content) {
        assertThat(project.file(FILE, content).read().defects()).isEmpty();
        assertThat(isValid(content)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{'requirements':[]}",
                "{'requirements':{}}",
                "{'requirements':[{'id':'x'}]}",
                "{'requirements':[{'text':'a'}]}",
                "{'requirements':[{'id':' ','text':'a'}]}",
                "{'requirements':[{'id':1,'text':'a'}]}",
                "{'requirements':[{'id':'x','text':'a','by':'nobody'}]}",
                "{'requirements':[{'id':'x','text':'a','how':'b'}]}",
                "{'requirements':[{'id':'x','text':'a'}],'title':'b'}"
            })
    void loaderAndSchemaReject(String content) {
        assertThat(project.file(FILE, content).read().defects()).isNotEmpty();
        assertThat(isValid(content)).isFalse();
    }

    private Scenario covering(String requirement) {
        return project.with(
                "'golden':false,'expect':[{'check':'nothing-lost','id':'n','covers':['" + requirement + "']}]");
    }

    private static List<Requirement> requirements(Project project) {
        return project.read().suites().get(0).requirements();
    }

    private static boolean isValid(String content) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        RequirementsTest.class.getResourceAsStream("/dev/firedrill/schema/requirements-1.schema.json"));
        return schema.validate(content.replace('\'', '"'), InputFormat.JSON).isEmpty();
    }
}
