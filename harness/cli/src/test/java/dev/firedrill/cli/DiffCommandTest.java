package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command shows where two logs part. */
class DiffCommandTest {

    private static final List<String> LOG = List.of(
            "{\"time\":0,\"sequence\":1,\"kind\":\"run.started\",\"instance\":\"harness\",\"cause\":0,\"scenario\":\"planted/greets\",\"seed\":7,\"twin\":\"\"}",
            "{\"time\":0,\"sequence\":2,\"kind\":\"request.arrived\",\"instance\":\"harness\",\"cause\":1,\"request\":1,\"requestKind\":\"turn\",\"user\":\"user-1\",\"input\":\"hello\"}",
            "{\"time\":1000000,\"sequence\":3,\"kind\":\"route.decided\",\"instance\":\"main\",\"cause\":2,\"request\":1,\"detected\":\"\",\"route\":\"ONLY\",\"reason\":\"\"}",
            "{\"time\":2000000,\"sequence\":4,\"kind\":\"state.entered\",\"instance\":\"main\",\"cause\":3,\"state\":\"NORMAL\"}",
            "{\"time\":5000000,\"sequence\":5,\"kind\":\"request.answered\",\"instance\":\"main\",\"cause\":2,\"request\":1,\"status\":\"ok\",\"answer\":\"hello\",\"details\":null}",
            "{\"time\":9000000,\"sequence\":6,\"kind\":\"run.ended\",\"instance\":\"harness\",\"cause\":0,\"reason\":\"horizon\",\"waiting\":\"\"}");

    @TempDir
    private Path root;

    private PlantedProject project;
    private String one = "";
    private String other = "";

    @BeforeEach
    void plant() throws IOException {
        project = new PlantedProject(root);
        one = log("one.jsonl", LOG);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private String log(String name, List<String> lines) throws IOException {
        project.write(name, String.join("\n", lines) + "\n");
        return root.resolve(name).toString();
    }

    private int diffWith(int place, String from, String to) throws IOException {
        List<String> lines = new ArrayList<>(LOG);
        assertThat(lines.get(place - 1)).contains(from);
        lines.set(place - 1, lines.get(place - 1).replace(from, to));
        other = log("other.jsonl", lines);
        return project.firedrill("diff", one, other);
    }

    @Test
    void endsWithZeroWhereBothAreTheSame() throws IOException {
        other = log("other.jsonl", LOG);

        assertThat(project.firedrill("diff", one, other)).isZero();
        assertThat(project.printed()).contains("6 events, planted/greets seed 7", "the same, event for event");
    }

    @Test
    void showsTheFirstEventThatDiffersFieldByField() throws IOException {
        assertThat(diffWith(3, "ONLY", "OTHER")).isEqualTo(1);
        assertThat(project.printed())
                .contains("the two logs part at event #3  2 events in common, until t+0s\n")
                .contains("    kind      route.decided\n", "    cause     #2\n")
                .contains("  ≠ route     A 'ONLY'\n              B 'OTHER'\n");
    }

    @Test
    void listsRoutesAndAnswersThatDiffer() throws IOException {
        diffWith(3, "ONLY", "OTHER");
        assertThat(project.printed())
                .contains("routes differ for 1 request\n  request 1  A ONLY, B OTHER")
                .doesNotContain("answers differ");

        diffWith(5, "\"answer\":\"hello\"", "\"answer\":\"good-bye\"");
        assertThat(project.printed())
                .contains("answers differ for 1 request\n  request 1  A ok 'hello', B ok 'good-bye'")
                .contains("each kind of event occurs as often on both sides")
                .doesNotContain("routes differ", "only in");
    }

    @Test
    void listsTheKeyEventsOfEachSide() throws IOException {
        diffWith(4, "NORMAL", "DEGRADED");

        assertThat(project.printed())
                .containsPattern("only in A\n +#4 +t\\+2ms +state.entered  state=NORMAL\n")
                .containsPattern("only in B\n +#4 +t\\+2ms +state.entered  state=DEGRADED\n");
    }

    @Test
    void countsWhatIsMoreFrequentOnOneSideAndTellsTheEnds() throws IOException {
        List<String> failing = new ArrayList<>(LOG.subList(0, 4));
        failing.add(
                "{\"time\":7000000,\"sequence\":5,\"kind\":\"request.failed\",\"instance\":\"main\",\"cause\":2,\"request\":1,\"reason\":\"lost\",\"message\":\"\"}");
        other = log("other.jsonl", failing);

        assertThat(project.firedrill("diff", one, other)).isEqualTo(1);
        assertThat(project.printed())
                .contains("4 events in common, until t+2ms", "  ≠ kind ")
                .containsPattern("request.answered +A 1, B 0\n")
                .containsPattern("request.failed +A 0, B 1\n")
                .contains("request 1  A ok 'hello', B failed lost")
                .contains("ends     A t+9ms  run.ended  reason=horizon\n         B t+7ms  request.failed");
    }

    @Test
    void saysWhichSideHasEnded() throws IOException {
        other = log("other.jsonl", LOG.subList(0, 5));

        assertThat(project.firedrill("diff", one, other)).isEqualTo(1);
        assertThat(project.printed()).contains("part at event #6  5 events in common", "  B  has ended before");
    }

    @Test
    void tellsHeadsThatDifferApart() throws IOException {
        assertThat(diffWith(1, "\"seed\":7", "\"seed\":8")).isEqualTo(1);
        assertThat(project.printed())
                .contains(
                        "the heads differ", "  ≠ seed      A '7'\n              B '8'", "all that follows is the same");
    }

    @Test
    void countsNoHeadThatDiffersAsCommon() throws IOException {
        List<String> others = new ArrayList<>(LOG);
        others.set(0, LOG.get(0).replace("\"seed\":7", "\"seed\":8"));
        others.set(1, LOG.get(1).replace("user-1", "user-2"));
        other = log("other.jsonl", others);

        project.firedrill("diff", one, other);
        assertThat(project.printed()).contains("part at event #2  no event in common");
    }

    @Test
    void takesEntriesOfResults() {
        String results = project.output().toString();
        project.firedrill("run");

        assertThat(project.firedrill("diff", results + ":planted/greets", results))
                .as(project.complained())
                .isZero();
        assertThat(project.firedrill("diff", "planted/greets", results + ":planted/greets"))
                .isZero();
        assertThat(project.firedrill("diff", results, results))
                .as("its only entry")
                .isZero();
    }

    @Test
    void showsWhatAVariantDoesOtherwise() throws IOException {
        project.firedrill("run");
        Path before = Files.move(project.output(), root.resolve("before"));
        project.firedrill("run", "--variant", "mute");

        assertThat(project.firedrill("diff", before + ":planted/greets", "planted/greets [mute]"))
                .as(project.complained())
                .isEqualTo(1);
        assertThat(project.printed()).contains("answers differ for 1 request\n  request 1  A ok 'hello', B ok ''");
    }

    @Test
    void endsWithThreeWhereOneCannotBeRead() throws IOException {
        assertThat(project.firedrill("diff", one, root.resolve("none.jsonl").toString()))
                .isEqualTo(3);
        assertThat(project.complained()).contains("none.jsonl", "no file that can be read");
        assertThat(project.firedrill("diff", one, log("other.jsonl", List.of("{}"))))
                .isEqualTo(3);
        assertThat(project.complained()).contains("other.jsonl:1");
        assertThat(project.firedrill("diff", one, log("other.jsonl", List.of(""))))
                .isEqualTo(3);
        assertThat(project.complained()).contains("no line");
        assertThat(project.firedrill("diff", one)).isEqualTo(64);
    }

    @Test
    void takesThePowerOutOfWhatLogsSay() throws IOException {
        diffWith(5, "\"answer\":\"hello\"", "\"answer\":\"\\u001b[2J\"");

        assertThat(project.printed()).contains("\\u001b[2J").doesNotContain("\u001b");
    }
}
