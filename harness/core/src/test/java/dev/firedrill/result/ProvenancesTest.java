package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Provenance.Subject;
import dev.firedrill.result.Results.Coverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenancesTest {

    static final String SHA = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);
    private static final Commit COMMIT = new Commit("1".repeat(40), true);

    @TempDir
    private Path folder;

    static Provenance sample() {
        return provenance("2026-11-20T17:05:00Z", "2026-11-20T17:06:00Z", COMMIT, SHA, "sha256:" + SHA, true);
    }

    private static Provenance provenance(
            String from, String until, Commit commit, String input, String build, boolean repeated) {
        return new Provenance(
                from,
                until,
                "./firedrill run",
                List.of(commit),
                List.of(new Input("scenarios/a/suite.json", input)),
                List.of(new Subject("a", "simulated", build, "digest of its classes")),
                repeated);
    }

    static Results withCoverage(Results results) {
        return new Results(
                results.format(),
                results.verdict(),
                results.subset(),
                results.exploratory(),
                results.reduced(),
                results.reasons(),
                results.tool(),
                results.inventory(),
                List.of(new Coverage(
                        "a", 2, 1, List.of("S0-02"), List.of(), List.of(new Coverage.Text("S0-02", "it holds")))),
                List.of(new Results.Lint("a.json:1:1", "rule", "this", "that", "so")),
                results.errors(),
                results.entries());
    }

    private static Results part(Provenance origin) {
        return Sample.results(List.of("a/x"), Sample.entry("a/x", Status.PASS)).withProvenance(origin);
    }

    @Test
    void spansFromTheFirstDrillToTheLast() {
        Provenance later = provenance("2026-11-20T17:05:30Z", "2026-11-20T17:09:00Z", COMMIT, SHA, "b", true);

        Provenance joined =
                ResultsMerge.merge(List.of(part(later), part(sample()))).provenance();

        assertThat(joined).extracting(Provenance::from).isEqualTo("2026-11-20T17:05:00Z");
        assertThat(joined).extracting(Provenance::until).isEqualTo("2026-11-20T17:09:00Z");
    }

    @Test
    void keepsBothWhereTwoPartsDisagree() {
        Provenance other = provenance(
                sample().from(), sample().until(), new Commit("2".repeat(40), false), OTHER, "sha256:" + OTHER, true);

        Provenance joined = Provenances.joined(sample(), other);

        assertThat(joined).isNotNull().isEqualTo(Provenances.joined(other, sample()));
        assertThat(joined.commits()).containsExactly(COMMIT, new Commit("2".repeat(40), false));
        assertThat(joined.inputs()).extracting(Input::sha256).containsExactly(SHA, OTHER);
        assertThat(joined.subjects()).extracting(Subject::build).containsExactly("sha256:" + SHA, "sha256:" + OTHER);
    }

    @Test
    void saysOnceWhatTwoPartsAgreeOn() {
        assertThat(Provenances.joined(sample(), sample())).isEqualTo(sample());
    }

    @Test
    void isRepeatedOnlyWhereEveryPartIs() {
        assertThat(Provenances.joined(sample(), sample().withRepeated(false)))
                .extracting(Provenance::repeated)
                .isEqualTo(false);
    }

    private static Provenance inMode(String mode) {
        Provenance it = sample();
        return new Provenance(
                it.from(),
                it.until(),
                it.command(),
                it.commits(),
                it.inputs(),
                List.of(new Subject("a", mode, null, "nobody")),
                false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "imported"})
    void countsNoPartThatHadNothingToRepeat(String mode) {
        assertThat(Provenances.joined(sample(), inMode(mode)))
                .isEqualTo(Provenances.joined(inMode(mode), sample()))
                .extracting(Provenance::repeated)
                .isEqualTo(true);
        assertThat(Provenances.joined(sample().withRepeated(false), inMode(mode)))
                .extracting(Provenance::repeated)
                .isEqualTo(false);
        assertThat(Provenances.joined(inMode(mode), inMode(mode)))
                .extracting(Provenance::repeated)
                .isEqualTo(false);
    }

    @Test
    void isNotRepeatedWhereOnePartDoesNotSayWhatItDrilled() {
        Provenance silent =
                new Provenance(sample().from(), sample().until(), "mvn", List.of(), List.of(), List.of(), false);

        assertThat(Provenances.joined(sample(), silent))
                .extracting(Provenance::repeated)
                .isEqualTo(false);
    }

    @Test
    void takesWhatOnePartSaysWhereTheOtherSaysNothing() {
        assertThat(Provenances.joined(null, sample())).isEqualTo(sample());
        assertThat(Provenances.joined(sample(), null)).isEqualTo(sample());
    }

    @Test
    void doesNotDependOnTheOrderOfTheParts() {
        Provenance other = provenance("2026-11-20T17:04:00Z", "2026-11-20T17:07:00Z", COMMIT, OTHER, "b", false);
        Provenance third = provenance("2026-11-20T17:06:00Z", "2026-11-20T17:08:00Z", COMMIT, SHA, "c", true);

        assertThat(ResultsMerge.merge(List.of(part(sample()), part(other), part(third))))
                .isEqualTo(ResultsMerge.merge(List.of(part(third), part(sample()), part(other))));
    }

    @Test
    void survivesBeingJudged() {
        assertThat(VerdictRule.judged(part(sample())).provenance()).isEqualTo(sample());
    }

    @Test
    void holdsItsSealAfterBeingWrittenAndRead() {
        Path file = folder.resolve(ResultsJson.FILE);
        ResultsJson.write(Seal.sealed(part(sample())), file);

        assertThat(Seal.holds(ResultsJson.read(file))).isTrue();
    }

    @Test
    void breaksItsSealWhereOneWordIsEdited() throws IOException {
        Path file = folder.resolve(ResultsJson.FILE);
        ResultsJson.write(Seal.sealed(part(sample())), file);
        Files.writeString(file, Files.readString(file).replace("\"clean\": true", "\"clean\": false"));

        assertThat(Seal.holds(ResultsJson.read(file))).isFalse();
    }

    @Test
    void readsResultsOfTheOlderFormAsOnesThatSayNothingOfTheirOrigin() throws IOException {
        Path file = Files.writeString(folder.resolve(ResultsJson.FILE), OlderResults.TEXT);

        Results read = ResultsJson.read(file);

        assertThat(read.provenance()).isNull();
        assertThat(Seal.holds(read)).isFalse();
        assertThat(read.requirements())
                .singleElement()
                .satisfies(it -> assertThat(it.texts()).isEmpty());
        assertThat(read.entries())
                .singleElement()
                .satisfies(it -> assertThat(it.eventsSha256()).isNull());
    }
}
