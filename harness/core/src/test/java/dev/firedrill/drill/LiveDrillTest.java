package dev.firedrill.drill;

import static dev.firedrill.toy.ToyScenario.HERE;
import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Observation;
import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Source;
import dev.firedrill.model.Mark;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.toy.ManualTime;
import dev.firedrill.toy.ToyProvider;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToyService;
import dev.firedrill.toy.ToyStage;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.ServiceException;
import dev.firedrill.world.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveDrillTest {

    @TempDir
    private Path folder;

    private static final Expectation NO_HANG =
            new Expectation.NoHang(new Expectation.Head("no-hang", List.of(), HERE), ofSeconds(2), Optional.empty());

    private static final Expectation ROUTED = new Expectation.Routing(
            new Expectation.Head("routing:NEW", List.of(), HERE),
            Optional.empty(),
            Optional.of(new Mark(Mark.Kind.ACTION, "flip")),
            java.time.Duration.ZERO,
            "NEW",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final Expectation SAME_AS_TWIN = new Expectation.Parity(
            new Expectation.Head("parity", List.of(), HERE), List.of("flip"), Optional.empty(), Set.of("answer"));

    private static ToyScenario load(LiveSystem service) {
        return toy().constant(1, ofSeconds(4)).live(service);
    }

    private Entry drill(ToyScenario scenario) {
        return new Drill(
                        scenario.build(),
                        new ToyProvider(),
                        DrillPlan.declared().live(folder, folder))
                .sweep(Progress.SILENT);
    }

    private static CheckResult check(Entry entry, String id) {
        return entry.checks().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        entry.checks().stream().map(CheckResult::id).toList()));
    }

    /** Never answer, in the runs of these numbers. */
    private static LiveSystem silentIn(Integer... runs) {
        return ToyStage.service((time, run) -> new ToyService(time) {
            @Override
            public void handle(Request request, Reply reply) {
                if (!List.of(runs).contains(run)) {
                    super.handle(request, reply);
                }
            }
        });
    }

    @Nested
    class Runs {

        @Test
        void aServiceThatDoesWhatItMustPassesInOneRun() {
            LiveSystem service = silentIn();
            Entry entry = drill(load(service).expect(NO_HANG));

            assertThat(check(entry, "no-hang").status()).isEqualTo(Status.PASS);
            assertThat(entry.mode()).isEqualTo("live");
            assertThat(ToyStage.runs(service)).isEqualTo(1);
        }

        @Test
        void whatFailsTwiceHasFailed() {
            LiveSystem service = silentIn(1, 2);
            Entry entry = drill(load(service).expect(NO_HANG));

            assertThat(check(entry, "no-hang").status()).isEqualTo(Status.FAIL);
            assertThat(ToyStage.runs(service)).isEqualTo(2);
        }

        @Test
        void whatFailsOnceIsNotReproducible() {
            Entry entry = drill(load(silentIn(1)).expect(NO_HANG));

            assertThat(check(entry, "no-hang").status()).isEqualTo(Status.NOT_REPRODUCIBLE);
            assertThat(check(entry, "no-hang").found())
                    .contains("had not ended when the run did")
                    .contains("another run of the same seed did not show it: the longest of 3 requests");
            assertThat(entry.status()).isEqualTo(Status.NOT_REPRODUCIBLE);
        }

        @Test
        void aTwinIsRunForRealToo() {
            LiveSystem service = silentIn();
            Entry entry =
                    drill(load(service).set("flip", ofSeconds(2), SWITCH, "1").expect(SAME_AS_TWIN));

            assertThat(check(entry, "parity").status()).isEqualTo(Status.PASS);
            assertThat(ToyStage.runs(service)).isEqualTo(2);
        }

        @Test
        void areRefusedWhereTheScenarioDoesNotRunForReal() {
            assertThatThrownBy(() -> drill(toy().constant(1, ofSeconds(4))))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("no 'system.json' stands beside its 'suite.json'");
        }
    }

    @Nested
    class Sights {

        private static final Reading ROUTE =
                new Reading("route.decided", List.of(), Map.of("route", ""), Map.of(), Optional.empty(), true);

        private final Observation routes = new Observation(HERE, new Source.Header("x-route"), List.of(ROUTE));

        private static ToyService routing(ManualTime time) {
            return new ToyService(time) {
                @Override
                public void handle(Request request, Reply reply) {
                    long now = time.now();
                    time.after(
                            ofMillis(50),
                            () -> time.telling(
                                    java.time.Duration.ofNanos(now),
                                    stamp -> new Event.RouteDecided(stamp, request.ordinal(), "NEW", "NEW", "")));
                    super.handle(request, reply);
                }
            };
        }

        private ToyScenario routed(LiveSystem service) {
            return load(service).set("flip", ofSeconds(3), SWITCH, "0").expect(ROUTED);
        }

        @Test
        void ofAnEventThatTheServiceShowsLetACheckBeJudged() {
            Entry entry = drill(routed(ToyStage.service((time, run) -> routing(time), routes)));

            assertThat(check(entry, "routing:NEW").status()).isEqualTo(Status.PASS);
        }

        @Test
        void ofNothingLeaveACheckNotObservedWithWhy() {
            Entry entry = drill(routed(ToyStage.service((time, run) -> routing(time))));

            assertThat(check(entry, "routing:NEW").status()).isEqualTo(Status.NOT_OBSERVED);
            assertThat(check(entry, "routing:NEW").found())
                    .isEqualTo(
                            "the service shows nothing that tells 'route.decided'; 'observe' of its 'system.json' could");
        }

        @Test
        void ofNothingLeaveOutWhatNobodyAskedFor() {
            assertThat(drill(routed(ToyStage.service((time, run) -> routing(time))))
                            .checks())
                    .extracting(CheckResult::id)
                    .doesNotContain("invariant:1");
            assertThat(drill(routed(ToyStage.service((time, run) -> routing(time), routes)))
                            .checks())
                    .extracting(CheckResult::id)
                    .contains("invariant:1");
        }
    }

    @Nested
    class Deaths {

        @Test
        void beforeTheStartAreNamedByNoCrash() {
            Entry entry = drill(load(ToyStage.service((time, run) -> new ToyService(time) {
                        @Override
                        public void start(Site site) {
                            throw new ServiceException(
                                    "'app' ended with exit code 3. The end of what it printed:\nno db");
                        }
                    }))
                    .expect(NO_HANG));
            CheckResult crash = crash(entry);

            assertThat(crash.status()).isEqualTo(Status.FAIL);
            assertThat(crash.found()).contains("'app' ended with exit code 3").contains("no db");
            assertThat(check(entry, "no-hang").status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void beforeTheStartLeadAllElse() {
            Entry entry = drill(load(startingNot(Set.of(1, 2))).expect(NO_HANG));

            assertThat(entry.checks().get(0).id()).isEqualTo("start");
            assertThat(entry.checks().get(0).status()).isEqualTo(Status.FAIL);
            assertThat(entry.checks().get(0).found())
                    .startsWith("'app' ended with exit code 3. ")
                    .endsWith("\nno db");
            assertThat(check(entry, "no-hang").found()).isEqualTo("nothing was tried: the service did not start");
            assertThat(check(entry, "invariant:no-crash").status()).isEqualTo(Status.FAIL);
            assertThat(entry.checks())
                    .filteredOn(it -> it.status() == Status.FAIL)
                    .extracting(CheckResult::id)
                    .containsExactly("start", "invariant:no-crash");
        }

        @Test
        void beforeTheStartOfATwinLeadToo() {
            Entry entry = drill(load(startingNot(Set.of(2)))
                    .set("flip", ofSeconds(2), SWITCH, "1")
                    .expect(SAME_AS_TWIN));

            assertThat(entry.checks().get(0).id()).isEqualTo("start");
            assertThat(entry.checks().get(0).found())
                    .startsWith("in the twin 'without flip': 'app' ended with exit code 3. ");
        }

        @Test
        void afterTheStartAreNoMatterOfIt() {
            assertThat(drill(load(silentIn()).expect(NO_HANG)).checks())
                    .extracting(CheckResult::id)
                    .doesNotContain("start");
        }

        /** Refuse to start in the runs of these numbers. */
        private static LiveSystem startingNot(Set<Integer> runs) {
            return ToyStage.service((time, run) -> new ToyService(time) {
                @Override
                public void start(Site site) {
                    if (runs.contains(run)) {
                        throw new ServiceException("'app' ended with exit code 3. The end of what it printed:\nno db");
                    }
                    super.start(site);
                }
            });
        }

        @Test
        void inMidRunAreNamedByNoCrash() {
            CheckResult crash = crash(drill(load(ToyStage.service((time, run) -> {
                time.at(ofMillis(2500), () -> {
                    throw new ServiceException("'app' ended by itself. The end of what it printed:\nboom");
                });
                return new ToyService(time);
            }))));

            assertThat(crash.status()).isEqualTo(Status.FAIL);
            assertThat(crash.found()).contains("'app' ended by itself").contains("boom");
        }

        private static CheckResult crash(Entry entry) {
            return entry.checks().stream()
                    .filter(it -> it.found().contains("'app' ended"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(entry.checks().stream()
                            .map(it -> it.id() + " " + it.status() + " " + it.found())
                            .toList()));
        }
    }
}
