package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Mode;
import dev.firedrill.model.Policy;
import dev.firedrill.model.Policy.Demand;
import dev.firedrill.model.Policy.Waiver;
import dev.firedrill.model.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What release-gate.json asks for; its shape is tested with its schema. */
class PolicyTest {

    private static final String SHOWN = "release-gate.json";

    @TempDir
    private Path root;

    @Test
    void readsAllThatAReleaseAsksFor() throws Exception {
        PolicyReader.Read read =
                read("{'oldest':'24h','repeated':true,'variants':true,'systems':{'awf':{'scenarios':['first-*'],"
                        + "'checks':['parity'],'simulated':['*'],'live':['first-meet-kiera'],'runs':20,'covered':79}},"
                        + "'waivers':[{'check':'awf/first-meet-kiera › parity','owner':'ann','reason':'known',"
                        + "'expires':'2026-12-31'}]}");

        assertThat(read.defects()).isEmpty();
        Policy policy = read.policy().orElseThrow();
        assertThat(policy.oldest()).contains(Duration.ofHours(24));
        assertThat(policy.repeated()).isTrue();
        assertThat(policy.variants()).isTrue();
        assertThat(policy.systems())
                .containsExactly(Map.entry(
                        "awf",
                        new Demand(
                                new Position(SHOWN, 1, 66),
                                List.of("first-*"),
                                List.of("parity"),
                                Map.of(
                                        Mode.SIMULATED, List.of("*"),
                                        Mode.LIVE, List.of("first-meet-kiera")),
                                20,
                                OptionalInt.of(79))));
        assertThat(policy.waivers())
                .containsExactly(new Waiver(
                        new Position(SHOWN, 1, 193),
                        "awf/first-meet-kiera › parity",
                        "ann",
                        "known",
                        LocalDate.of(2026, 12, 31)));
    }

    @Test
    void asksForNothingThatIsNotWritten() throws Exception {
        assertThat(read("{}").policy()).contains(Policy.NONE);
    }

    @Test
    void namesTheNearestKey() throws Exception {
        refuses("{^'oldset':'24h'}", "unknown key 'oldset'", "write 'oldest'");
    }

    @Test
    void refusesAWaiverWithoutExpiry() throws Exception {
        refuses(
                "{'waivers':[^{'check':'awf/a › b','owner':'ann','reason':'known'}]}",
                "no key 'expires'",
                "add 'expires' to this object");
    }

    @Test
    void refusesTwoWaiversOfOneCheck() throws Exception {
        String waiver = "'owner':'ann','reason':'known','expires':'2026-12-31'}";
        refuses(
                "{'waivers':[{'check':'awf/a › b'," + waiver + ",{'check':^'awf/a › b'," + waiver + "]}",
                "waiver of 'awf/a › b' for the second time",
                "keep one of the two");
    }

    @Test
    void refusesADayThatNeverComes() throws Exception {
        refuses(
                "{'waivers':[{'check':'awf/a › b','owner':'ann','reason':'known','expires':^'2026-02-30'}]}",
                "string '2026-02-30'",
                "write the last day on which it holds");
    }

    @Test
    void tellsToLeaveTheSystemOutOfTheNameOfAScenario() throws Exception {
        refuses("{'systems':{'awf':{'live':[^'awf/first']}}}", "string 'awf/first'", "write 'first'");
    }

    @Test
    void readsNoPolicyFromAFileThatIsCutOff() throws Exception {
        assertThat(read("{'oldest':").policy()).isEmpty();
        assertThat(read("{'oldest':").defects()).hasSize(1);
        assertThat(read("").defects())
                .extracting(Defect::found, it -> it.position().file())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("an empty file", SHOWN));
    }

    private PolicyReader.Read read(String content) throws Exception {
        Path file = root.resolve("policy.json");
        Files.writeString(file, content.replace("^", "").replace('\'', '"'));
        return PolicyReader.read(file, SHOWN);
    }

    private void refuses(String content, String found, String mend) throws Exception {
        List<Defect> defects = read(content).defects();

        assertThat(defects).extracting(Defect::message).hasSize(1);
        assertThat(defects.get(0).position()).isEqualTo(new Position(SHOWN, 1, content.indexOf('^') + 1));
        assertThat(defects.get(0).found()).contains(found);
        assertThat(defects.get(0).mend()).isEqualTo(mend);
    }
}
