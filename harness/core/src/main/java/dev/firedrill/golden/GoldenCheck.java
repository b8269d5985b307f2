package dev.firedrill.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Status;
import dev.firedrill.golden.Differences.At;
import dev.firedrill.model.Expectation.MatchesGolden;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Compare a run with its golden, on the scenario's own seed only. The golden was loaded before by {@link GoldenStore}: as
 * every check, this one touches no file.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GoldenCheck implements Check {

    private static final Pattern REQUEST = Pattern.compile("requests\\[(\\d{1,9})].*", Pattern.DOTALL);

    private final Scenario scenario;
    private final MatchesGolden wanted;
    private final GoldenMode mode;
    private final StoredGolden golden;
    private final Places places;

    GoldenCheck(Scenario scenario, MatchesGolden wanted, GoldenMode mode, StoredGolden golden, Places places) {
        this.scenario = scenario;
        this.wanted = wanted;
        this.mode = mode;
        this.golden = golden;
        this.places = places;
    }

    @Override
    public String id() {
        return wanted.head().id();
    }

    @Override
    public String kind() {
        return wanted.kind().word();
    }

    @Override
    public Aspect aspect() {
        return wanted.kind().aspect();
    }

    @Override
    public Position position() {
        return wanted.head().position();
    }

    @Override
    public List<String> covers() {
        return wanted.head().covers();
    }

    /**
     * Say whether the caller must leave a pending file after the run with the scenario's own seed: when recording, and
     * when there is no golden yet.
     *
     * @see GoldenStore#writePending(Evidence)
     */
    public boolean leavesPending() {
        return mode == GoldenMode.RECORD || golden.state() == StoredGolden.State.MISSING;
    }

    @Override
    public Optional<String> onlySimulated() {
        return Optional.of("goldens are recorded in virtual time");
    }

    @Override
    public Finding judge(Evidence evidence) {
        if (evidence.seed() != scenario.seed()) {
            return finding(Status.NOT_EXERCISED, "judged on seed %d only".formatted(scenario.seed()), 0);
        }
        String text = CanonicalJson.document(Recording.of(evidence));
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > GoldenStore.LARGEST) {
            return finding(Status.FAIL, GoldenStore.tooLarge(size), 0);
        }
        if (mode == GoldenMode.RECORD) {
            return finding(Status.NOT_EXERCISED, "recorded, not compared: " + places.accept(), 0);
        }
        return switch (golden.state()) {
            case MISSING -> finding(Status.FAIL, "no golden: " + places.accept(), 0);
            case CORRUPT ->
                finding(Status.FAIL, "the golden is corrupt: %s; %s".formatted(golden.problem(), places.again()), 0);
            case PRESENT -> compare(text, evidence);
        };
    }

    private Finding compare(String text, Evidence evidence) {
        if (text.equals(golden.text())) {
            return finding(Status.PASS, "the same, byte for byte", 0);
        }
        Optional<String> changed = Staleness.of(golden.document(), scenario.inputs());
        if (changed.isPresent()) {
            return finding(Status.FAIL, "the golden is stale: %s; %s".formatted(changed.get(), places.again()), 0);
        }
        JsonNode found;
        try {
            found = GoldenReader.parse(text);
        } catch (JsonProcessingException e) {
            return finding(Status.FAIL, "the recording cannot be read back: " + e.getOriginalMessage(), 0);
        }
        List<At> differences = Differences.between(golden.document(), found);
        return differences.isEmpty()
                ? finding(Status.PASS, "the same content, in another layout than Firedrill writes", 0)
                : finding(
                        Status.FAIL,
                        Excerpt.of(differences) + "\nif that is meant, " + places.again(),
                        place(differences.get(0), evidence));
    }

    private static long place(At difference, Evidence evidence) {
        Matcher request = REQUEST.matcher(difference.path());
        return request.matches() ? Recording.place(evidence.log(), Integer.parseInt(request.group(1))) : 0;
    }

    private Finding finding(Status status, String found, long place) {
        return new Finding(
                id(), status, "the golden " + places.golden(), found, Optional.empty(), place, "", position());
    }
}
