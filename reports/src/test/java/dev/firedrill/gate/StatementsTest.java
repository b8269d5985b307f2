package dev.firedrill.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsException;
import dev.firedrill.result.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people state stays beside the results and says nothing of others, and the decision is there for other tools. */
class StatementsTest {

    private Genuine project;
    private Results results;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Genuine(root);
        results = ResultsJson.read(project.file());
    }

    @Test
    void keepsThemInTheirOrder() {
        Statements.add(project.folder(), said("ann", "1"));
        Statements.add(project.folder(), said("bob", "2"));

        assertThat(Statements.read(project.folder())).containsExactly(said("ann", "1"), said("bob", "2"));
    }

    @Test
    void knowsOfNoneWithoutAFile() {
        assertThat(Statements.read(project.folder())).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        Files.writeString(
                project.folder().resolve(Statements.FILE),
                "{\"format\":\"firedrill-statements/1\",\"statements\":[],\"more\":1}");

        assertThatThrownBy(() -> Statements.read(project.folder())).isInstanceOf(ResultsException.class);
        assertThatThrownBy(() -> Statements.add(project.folder(), said("ann", "1")))
                .isInstanceOf(ResultsException.class);
    }

    @Test
    void saysNothingOfOtherResults() {
        String seal = Optional.ofNullable(results.seal()).orElseThrow();

        assertThat(Statements.of(results, List.of(), List.of(said("ann", seal), said("bob", "another"))))
                .containsExactly(said("ann", seal));
        assertThat(Statements.of(results.withProvenance(null), List.of(), List.of(said("ann", seal))))
                .isEmpty();
    }

    @Test
    void saysSomethingOfAFileThatWasJudgedTogetherWithOthers() {
        assertThat(Statements.of(
                        results, List.of(new Source("a", "1"), new Source("b", null)), List.of(said("ann", "1"))))
                .containsExactly(said("ann", "1"));
    }

    @Test
    void presentsThemToTheGate() {
        Statements.add(project.folder(), said("ann", "1"));

        assertThat(project.presented().statements()).containsExactly(said("ann", "1"));
    }

    @Test
    void writesWhatTheGateDecided() throws IOException {
        String seal = Optional.ofNullable(results.seal()).orElseThrow();
        Ruling ruling = project.subject("another@sha256:00").judge();
        Changes changes = new Changes("results of then", List.of(new Change(Change.Kind.REMOVED, "a", "b", "")));
        List<Statement> statements = List.of(said("ann", seal), said("bob", "another"));

        GateJson.write(
                new Dossier(results, Optional.of(ruling), Optional.of(changes), statements, List.of("awf/a")),
                project.folder());

        JsonNode written = new ObjectMapper()
                .readTree(project.folder().resolve(GateJson.FILE).toFile());
        assertThat(written.path("format").asText()).isEqualTo("firedrill-gate-verdict/1");
        assertThat(written.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(written.path("decidedAt").asText()).isEqualTo("2026-11-20T18:00:00Z");
        assertThat(written.path("subject").asText()).isEqualTo("another@sha256:00");
        assertThat(written.path("seal").asText()).isEqualTo(seal);
        assertThat(written.path("results").path(0).path("seal").asText()).isEqualTo(seal);
        assertThat(written.path("clauses").path(5).path("outcome").asText()).isEqualTo("OPEN");
        assertThat(written.path("reasons")).hasSize(2);
        assertThat(written.path("policy").path("file").asText()).isEqualTo("release-gate.json");
        assertThat(written.path("policy").path("content").asText()).isEqualTo("{}");
        assertThat(written.path("changes").path("list").path(0).path("kind").asText())
                .isEqualTo("REMOVED");
        assertThat(written.path("statements")).hasSize(1);
        assertThat(written.path("pending")).hasSize(1);
    }

    @Test
    void writesNothingThatNoGateDecided() {
        assertThatThrownBy(() -> GateJson.write(Dossier.ofRun(results), project.folder()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(project.folder().resolve(GateJson.FILE)).doesNotExist();
    }

    private static Statement said(String by, String seal) {
        return new Statement(by, "2026-11-20T17:05:00Z", "I looked at it", List.of("awf S2-01"), seal);
    }
}
