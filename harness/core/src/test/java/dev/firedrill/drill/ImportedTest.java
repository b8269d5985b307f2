package dev.firedrill.drill;

import static dev.firedrill.toy.ToyScenario.HERE;
import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Finding;
import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import dev.firedrill.result.Entry;
import dev.firedrill.toy.ToyProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImportedTest {

    private static final String TWIN = "without down";

    private static final Scenario SCENARIO = toy().provider("model", ofMillis(300), 0.4)
            .poisson(5, ofMinutes(1))
            .set("flip", ofSeconds(40), SWITCH, "1")
            .fault(
                    "down",
                    "model",
                    Map.of(),
                    new Effect.ServerError(500, Effect.Body.JSON),
                    0.5,
                    ofSeconds(10),
                    ofSeconds(20),
                    ofSeconds(5),
                    new Shape.Constant(1))
            .expect(new Expectation.Routing(
                    new Expectation.Head("routing:OLD", List.of(), HERE),
                    Optional.of(new Mark(Mark.Kind.EFFECTIVE, SWITCH)),
                    Optional.empty(),
                    Duration.ZERO,
                    "OLD",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("SWITCHED_OFF")))
            .expect(new Expectation.Parity(
                    new Expectation.Head("parity", List.of(), HERE),
                    List.of("down"),
                    Optional.of(new Mark(Mark.Kind.HEALED, "down")),
                    Set.of("status", "answer")))
            .build();

    private final Run recorded = new Drill(
                    SCENARIO, new ToyProvider(), new DrillPlan("", OptionalLong.empty(), OptionalInt.of(1), 1, false))
            .run(SCENARIO.seed());
    private final List<Event> events = recorded.evidence().log().events();
    private final Map<String, ImportedLog> twins = new TreeMap<>(
            Map.of(TWIN, ImportedLog.of(recorded.evidence().log(TWIN).events())));

    private Imported imported(ImportedLog log) {
        return new Imported(SCENARIO, log, twins, Optional.empty());
    }

    private Finding finding(ImportedLog log, String check) {
        return imported(log).run().findings().stream()
                .filter(it -> it.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    /** Send the first request after the switch another way. */
    private List<Event> edited() {
        List<Event> edited = new ArrayList<>(events);
        for (int i = edited.size() - 1; i >= 0; i--) {
            if (edited.get(i) instanceof Event.RouteDecided decided
                    && decided.route().equals("OLD")
                    && decided.time() > ofSeconds(45).toNanos()) {
                edited.set(i, new Event.RouteDecided(decided.stamp(), decided.request(), "", "NEW", ""));
                return edited;
            }
        }
        throw new AssertionError("expected a request that took the route OLD");
    }

    private static List<Event> firstHalfMinute(List<Event> events) {
        return events.stream().filter(it -> it.time() < ofSeconds(30).toNanos()).toList();
    }

    @Test
    void findsInTheLogOfARunWhatTheRunFound() {
        assertThat(imported(ImportedLog.of(events)).run().findings()).isEqualTo(recorded.findings());
    }

    @Test
    void failsACopyInWhichADecisionWasChanged() {
        Finding finding = finding(ImportedLog.of(edited()), "routing:OLD");

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).contains("went to NEW");
    }

    @Test
    void isAnEntryThatSaysItWasImported() {
        Imported imported = imported(ImportedLog.of(edited()));
        Entry entry = imported.entry(imported.run());

        assertThat(entry.mode()).isEqualTo("imported");
        assertThat(entry.status()).isEqualTo(Status.FAIL);
        assertThat(entry.firstSeed()).isEqualTo(SCENARIO.seed());
    }

    @Test
    void asksForTheLogOfATwinThatIsNotThere() {
        twins.clear();

        Finding finding = finding(ImportedLog.of(events), "parity");

        assertThat(finding.status()).isEqualTo(Status.NOT_OBSERVED);
        assertThat(finding.found())
                .isEqualTo("the log of the twin 'without down' is not there; give it with --twin 'without down'=FILE");
        assertThat(Imported.twins(SCENARIO)).containsExactly(TWIN);
    }

    @Test
    void passesNothingInALogThatIsCutOff() {
        List<Event> cut = firstHalfMinute(events);

        assertThat(imported(ImportedLog.of(cut)).run().findings())
                .noneMatch(it -> it.status() == Status.PASS)
                .noneMatch(it -> it.status() == Status.FAIL);
        assertThat(finding(ImportedLog.of(cut), "invariant:12").found()).contains("the log is cut off at t+29.");
    }

    @Test
    void passesNothingBesideATwinThatIsCutOff() {
        twins.put(TWIN, ImportedLog.of(firstHalfMinute(events)));

        assertThat(finding(ImportedLog.of(events), "parity").status()).isEqualTo(Status.NOT_OBSERVED);
    }

    @Test
    void keepsAFailureThatNothingLaterCouldMend() {
        List<Event> cut = new ArrayList<>(edited());
        cut.remove(cut.size() - 1);

        assertThat(finding(ImportedLog.of(cut), "routing:OLD").status()).isEqualTo(Status.FAIL);
    }

    @Test
    void judgesNothingThatTheLogCouldNotTell() {
        Set<EventKind> kinds = EnumSet.of(EventKind.REQUEST_ARRIVED, EventKind.RUN_ENDED);

        Run run = imported(ImportedLog.of(events, kinds, 0)).run();

        assertThat(run.findings())
                .filteredOn(it -> Set.of("routing:OLD", "parity", "fault:down", "action:flip")
                        .contains(it.check()))
                .hasSize(4)
                .allMatch(it -> it.status() == Status.NOT_OBSERVED);
        assertThat(run.findings()).extracting(Finding::check).doesNotContain("invariant:1", "invariant:12");
    }

    @Test
    void givesEventsTheirPlacesWhereThereAreGaps() {
        List<Event> thinned = new ArrayList<>(events);
        thinned.removeIf(Event.ProviderCalled.class::isInstance);
        Event moved = thinned.remove(2);
        thinned.add(moved);

        EventLog log = ImportedLog.of(thinned).log();

        for (int i = 0; i < log.size(); i++) {
            Stamp stamp = log.events().get(i).stamp();
            assertThat(stamp.sequence()).isEqualTo(i + 1L);
            assertThat(stamp.cause()).isLessThan(stamp.sequence());
            assertThat(stamp.time())
                    .isGreaterThanOrEqualTo(i == 0 ? 0 : log.events().get(i - 1).time());
        }
    }

    @Test
    void findsACauseByItsOldPlace() {
        Event cause = new Event.RouteDecided(new Stamp(5, 7, "main", 3), 1, "", "OLD", "");
        Event effect = new Event.RequestAnswered(
                new Stamp(6, 9, "main", 7), 1, "ok", "", com.fasterxml.jackson.databind.node.NullNode.getInstance());

        assertThat(ImportedLog.of(List.of(effect, cause)).log().events())
                .extracting(it -> it.stamp().cause())
                .containsExactly(0L, 1L);
    }
}
