package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.run;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.FlagFail.How;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Shape;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.SinkException;
import dev.firedrill.world.Site;
import dev.firedrill.world.StoreException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreFaultsTest {

    private final List<String> got = new ArrayList<>();

    /** Do something for each request and tell what came of it; poll nothing. */
    private EventLog each(ToyScenario scenario, Consumer<Site> doing) {
        return run(scenario.constant(1, ofSeconds(5)), () -> new ToySystem() {
            @Override
            public void start(Site given) {
                site = given;
            }

            @Override
            public void handle(Request request, Reply reply) {
                try {
                    doing.accept(site);
                } catch (StoreException | SinkException | UncheckedIOException e) {
                    got.add(e.getMessage());
                }
                reply.end(new Response("ok", ""));
            }
        });
    }

    private static ToyScenario struck(String target, FaultTarget.Kind kind, Effect effect) {
        return toy().declares(target, kind).fault("fault", target, effect, ofMillis(1500), ofMillis(3500));
    }

    /** Strike only what is about one name. */
    private static ToyScenario struck(String target, FaultTarget.Kind kind, Effect effect, String purpose) {
        return toy().declares(target, kind)
                .fault(
                        "fault",
                        target,
                        Map.of("purpose", purpose),
                        effect,
                        1,
                        ofMillis(1500),
                        ofMillis(3500),
                        ZERO,
                        new Shape.Constant(1));
    }

    private static List<String> applied(EventLog log) {
        return log.all(Event.FaultApplied.class).stream()
                .map(it -> it.target() + " " + it.request() + " " + it.detail())
                .toList();
    }

    @Nested
    class Flags {

        private ToyScenario failing(How how) {
            return struck("store", FaultTarget.Kind.FLAGS, new Effect.FlagFail(how));
        }

        @ParameterizedTest
        @EnumSource
        void aReadFailsAndSaysHow(How how) {
            ToyScenario scenario = toy().flag("f", "1")
                    .fault("fault", "flags", new Effect.FlagFail(how), ofMillis(1500), ofMillis(3500));
            EventLog log = each(scenario, site -> got.add(site.flags().read("f").orElse("-")));

            String said = switch (how) {
                case LOCKED -> "locked";
                case CORRUPT -> "corrupt";
                case UNREADABLE -> "unreadable";
            };
            assertThat(got).containsExactly("1", said, said, "1");
            assertThat(applied(log)).containsExactly("flags 2 flag_fail f", "flags 3 flag_fail f");
        }

        @Test
        void aWriteFailsAndChangesNothing() {
            ToyScenario scenario =
                    toy().fault("fault", "flags", new Effect.FlagFail(How.LOCKED), ofMillis(1500), ofMillis(3500));
            EventLog log = each(scenario, site -> site.flags().write("f", "1", "toy"));

            assertThat(got).containsExactly("locked", "locked");
            assertThat(log.all(Event.FlagWritten.class)).hasSize(2);
        }

        @Test
        void whatAnOperatorWritesPastTheSystemIsWritten() {
            ToyScenario scenario = toy().set("set", ofSeconds(2), "f", "1")
                    .fault("fault", "flags", new Effect.FlagFail(How.LOCKED), ofMillis(1500), ofMillis(3500));
            EventLog log = each(scenario, site -> got.add(site.flags().read("f").orElse("-")));

            assertThat(got).containsExactly("-", "locked", "locked", "1");
            assertThat(log.all(Event.FlagWritten.class)).hasSize(1);
        }

        @Test
        void aWriteIsNoTouchOfAStaleStore() {
            ToyScenario scenario =
                    toy().fault("fault", "flags", new Effect.FlagStale(), ofMillis(1500), ofMillis(3500));
            EventLog log = each(scenario, site -> site.flags().write("f", "1", "toy"));

            assertThat(applied(log)).isEmpty();
            assertThat(log.all(Event.FlagWritten.class)).hasSize(4);
        }

        private EventLog stale(ToyScenario scenario) {
            return each(
                    scenario.flag("f", "1")
                            .fault("fault", "flags", new Effect.FlagStale(), ofMillis(1500), ofSeconds(9)),
                    site -> got.add(site.flags().read("f").orElse("-")));
        }

        @Test
        void aStaleStoreStrikesOnlyReadsOfWhatWasWrittenMeanwhile() {
            EventLog log = stale(toy().set("set", ofMillis(2500), "f", "2").set("back", ofMillis(3500), "f", "1"));

            assertThat(got).containsExactly("1", "1", "1", "1");
            assertThat(applied(log)).containsExactly("flags 3 flag_stale f");
        }

        @Test
        void aStoreInWhichNothingWasWrittenIsNotStale() {
            EventLog log = stale(toy().set("other", ofMillis(2500), "g", "2"));

            assertThat(got).containsExactly("1", "1", "1", "1");
            assertThat(applied(log)).isEmpty();
        }

        @Test
        void onlyTheFirstDeclaredStoreCanFail() {
            EventLog log = each(failing(How.LOCKED), site -> site.flags().read("f"));

            assertThat(applied(log)).isEmpty();
        }
    }

    @Nested
    class FullDisk {

        private final ToyScenario full = struck("files", FaultTarget.Kind.FILES, new Effect.DiskFull());

        @Test
        void takesNoWriteAndLeavesTheFileAsItWas() {
            EventLog log = each(full, site -> {
                site.files().append("log", "x");
                got.add(site.files().read("log").orElse("-"));
            });

            assertThat(got).containsExactly("x", "No space left on device", "No space left on device", "xx");
            assertThat(applied(log)).containsExactly("files 2 disk_full log", "files 3 disk_full log");
            assertThat(log.all(Event.ArtifactWritten.class)).hasSize(2);
        }

        @Test
        void givesWhatIsThere() {
            each(full, site -> {
                got.add(site.files().read("log").orElse("-"));
                site.files().write("log", "x");
            });

            assertThat(got).containsExactly("-", "x", "No space left on device", "x", "No space left on device", "x");
        }

        @Test
        void mayBeFullForSomePathsOnly() {
            EventLog log = each(struck("files", FaultTarget.Kind.FILES, new Effect.DiskFull(), "b"), site -> {
                site.files().write("a", "x");
                site.files().write("b", "x");
            });

            assertThat(log.all(Event.ArtifactWritten.class))
                    .extracting(Event.ArtifactWritten::path)
                    .containsExactly("a", "b", "a", "a", "a", "b");
        }

        @Test
        void listsWhatWasThereWhenItWasAsked() {
            each(toy(), site -> {
                site.files().write("a", "x");
                site.files().write("b", "x");
                for (String path : site.files().list()) {
                    site.files().write(path + path, "y");
                }
                got.add(String.join(" ", site.files().list()));
            });

            assertThat(got).startsWith("a aa b bb", "a aa aaaa b bb bbbb");
        }

        @Test
        void strikesNobodyWhereItIsNotDeclared() {
            EventLog log = each(
                    toy().fault("fault", "files", new Effect.DiskFull(), ZERO, ofSeconds(9)),
                    site -> site.files().write("a", "x"));

            assertThat(log.all(Event.ArtifactWritten.class)).hasSize(4);
        }
    }

    @Nested
    class DeadSink {

        private void tell(Site site) {
            tell(() -> site.tap().alerted("CRITICAL", "fire"));
            tell(() -> site.tap().audited("toy", "burn", "house", NullNode.getInstance()));
            tell(() -> site.tap().eventEmitted("burnt", "", NullNode.getInstance()));
            tell(() -> site.tap().stateEntered("burning"));
        }

        private void tell(Runnable told) {
            try {
                told.run();
            } catch (SinkException e) {
                got.add(e.getMessage());
            }
        }

        private List<String> heard(EventLog log) {
            return Worlds.words(log).stream()
                    .filter(List.of("alert.sent", "audit.entry", "event.emitted", "state.entered")::contains)
                    .toList();
        }

        private EventLog down(String sink) {
            return each(struck(sink, FaultTarget.Kind.SINK, new Effect.SinkDown()), this::tell);
        }

        @Test
        void ofAlertsLetsNoPersonHear() {
            EventLog log = down("alerts");

            assertThat(got).containsExactly("'alerts' cannot be reached", "'alerts' cannot be reached");
            assertThat(applied(log)).containsExactly("alerts 2 sink_down CRITICAL", "alerts 3 sink_down CRITICAL");
            assertThat(heard(log).subList(4, 7)).containsExactly("audit.entry", "event.emitted", "state.entered");
            assertThat(log.all(Event.AlertSent.class)).hasSize(2);
        }

        @Test
        void ofTheAuditLosesItsEntries() {
            EventLog log = down("audit");

            assertThat(applied(log)).containsExactly("audit 2 sink_down burn", "audit 3 sink_down burn");
            assertThat(heard(log).subList(4, 7)).containsExactly("alert.sent", "event.emitted", "state.entered");
        }

        @Test
        void ofListenersLosesEvents() {
            EventLog log = down("listeners");

            assertThat(applied(log)).containsExactly("listeners 2 sink_down burnt", "listeners 3 sink_down burnt");
            assertThat(heard(log).subList(4, 7)).containsExactly("alert.sent", "audit.entry", "state.entered");
        }

        @Test
        void mayBeDownForSomeEventsOnly() {
            EventLog log = each(struck("listeners", FaultTarget.Kind.SINK, new Effect.SinkDown(), "burnt"), site -> {
                site.tap().eventEmitted("lit", "", NullNode.getInstance());
                site.tap().eventEmitted("burnt", "", NullNode.getInstance());
            });

            assertThat(log.all(Event.EventEmitted.class))
                    .extracting(Event.EventEmitted::name)
                    .containsExactly("lit", "burnt", "lit", "lit", "lit", "burnt");
        }

        @Test
        void strikesNobodyWhereItIsNotDeclared() {
            EventLog log = each(toy().fault("fault", "alerts", new Effect.SinkDown(), ZERO, ofSeconds(9)), this::tell);

            assertThat(log.all(Event.AlertSent.class)).hasSize(4);
        }
    }
}
