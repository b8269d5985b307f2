package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.check.Status;
import dev.firedrill.result.Entry.StateCoverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsJsonTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void setUp() {
        file = folder.resolve("out").resolve(ResultsJson.FILE);
    }

    private static Results sample() {
        return Sample.results(
                List.of("a/x", "b/y"), Sample.entry("a/x", Status.FAIL, Status.PASS), Sample.entry("b/y", Status.PASS));
    }

    @Test
    void readsWhatItWrote() {
        ResultsJson.write(sample(), file);

        assertThat(ResultsJson.read(file)).isEqualTo(sample());
    }

    @Test
    void writesTheSameBytesInWhateverOrderEntriesCame() throws IOException {
        ResultsJson.write(sample(), file);
        byte[] bytes = Files.readAllBytes(file);
        Results turned = Sample.results(
                List.of("a/x", "b/y"), Sample.entry("b/y", Status.PASS), Sample.entry("a/x", Status.FAIL, Status.PASS));
        ResultsJson.write(turned, file);

        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void indentsByTwoSpacesAndSpellsTheVerdict() {
        ResultsJson.write(sample(), file);

        assertThat(file).content().startsWith("{\n  \"format\": \"firedrill-results/1\",\n  \"verdict\": \"NO-GO\",\n");
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        ResultsJson.write(sample(), file);
        ResultsJson.write(sample(), file);

        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        edit("\"subset\"", "\"subzet\": 1, \"subset\"");

        assertThatThrownBy(() -> ResultsJson.read(file))
                .isInstanceOf(ResultsException.class)
                .hasMessageContainingAll(file.toString(), "subzet", "firedrill-results/1");
    }

    @Test
    void refusesWhatIsMissingAndNamesIt() throws IOException {
        edit("\"logHash\": \"00000000000000aa\",", "");

        assertThatThrownBy(() -> ResultsJson.read(file)).hasMessageContaining("'entries[0].logHash' is missing");
    }

    private static Results withCoverage() {
        Results plain = sample();
        return new Results(
                plain.format(),
                plain.verdict(),
                plain.subset(),
                plain.exploratory(),
                plain.reduced(),
                plain.reasons(),
                plain.tool(),
                plain.inventory(),
                List.of(
                        new Results.Coverage("b", 1, 1, List.of(), List.of()),
                        new Results.Coverage("a", 3, 1, List.of("S0-02"), List.of("S0-03"))),
                List.of(
                        new Results.Lint("z.json:1:1", "rule", "this", "that", "so"),
                        new Results.Lint("a.json:1:1", "rule", "this", "that", "so"),
                        new Results.Lint("a.json:1:1", "rule", "this", "that", "so")),
                plain.errors(),
                List.of(Sample.entry(
                        "a/x", null, "h", List.of(Sample.check("c", Status.PASS).withSeenToFail("dropped it")))));
    }

    @Test
    void readsRequirementsWarningsAndEditsInOrderAndOnce() {
        ResultsJson.write(withCoverage(), file);
        Results read = ResultsJson.read(file);

        assertThat(read).isEqualTo(ResultsJson.inOrder(withCoverage()));
        assertThat(read.requirements()).extracting(Results.Coverage::system).containsExactly("a", "b");
        assertThat(read.warnings()).extracting(Results.Lint::at).containsExactly("a.json:1:1", "z.json:1:1");
        assertThat(read.entries().get(0).checks().get(0).seenToFail()).isEqualTo("dropped it");
    }

    @Test
    void readsWhichEditWasNoneOfTheCheckOwnKind() throws IOException {
        CheckResult any = Sample.check("c", Status.PASS).withSeenToFailGenerically("dropped it");
        ResultsJson.write(Sample.results(List.of(), Sample.entry("a/x", null, "h", List.of(any))), file);

        assertThat(ResultsJson.read(file).entries().get(0).checks()).containsExactly(any);
        assertThat(Files.readString(file)).contains("\"generic\": true");
    }

    @Test
    void readsFilesOfBeforeThereWereRequirementsAndWarnings() throws IOException {
        ResultsJson.write(sample(), file);
        Files.writeString(
                file, Files.readString(file).replaceFirst("\\s*\"requirements\": \\[],\\s*\"warnings\": \\[],", ""));

        assertThat(file).content().doesNotContain("requirements", "warnings");
        assertThat(ResultsJson.read(file)).isEqualTo(sample());
    }

    @Test
    void readsTheStepsBetweenStatesAndNoneWhereAnEarlierVersionWroteNone() throws IOException {
        StateCoverage states = new StateCoverage(2, List.of("idle → busy"), List.of("busy → idle"));
        Entry entry = Sample.entry("a/x", Status.PASS);
        ResultsJson.write(Sample.results(List.of("a/x"), entry.withStates(states)), file);

        assertThat(ResultsJson.read(file).entries()).extracting(Entry::states).containsExactly(states);

        Files.writeString(file, Files.readString(file).replaceFirst("(?s)\\s*\"states\": \\{.*?},", ""));

        assertThat(file).content().doesNotContain("states");
        assertThat(ResultsJson.read(file).entries()).containsExactly(entry);
    }

    @Test
    void refusesAKeyThatStandsTwice() throws IOException {
        edit("\"subset\": false", "\"subset\": true, \"subset\": false");

        assertThatThrownBy(() -> ResultsJson.read(file)).hasMessageContaining("subset");
    }

    @Test
    void refusesAnotherFormat() throws IOException {
        edit("firedrill-results/1", "firedrill-results/9");

        assertThatThrownBy(() -> ResultsJson.read(file))
                .hasMessageContainingAll("'firedrill-results/9'", "'firedrill-results/1'");
    }

    @Test
    void refusesHalfAFileAtItsLine() throws IOException {
        ResultsJson.write(sample(), file);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));

        assertThatThrownBy(() -> ResultsJson.read(file)).hasMessageMatching("(?s).*results.json:\\d+:\\d+ .*");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> ResultsJson.read(file)).hasMessageContaining(file.toString());
    }

    private void edit(String from, String to) throws IOException {
        ResultsJson.write(sample(), file);
        Files.writeString(file, Files.readString(file).replace(from, to));
    }
}
