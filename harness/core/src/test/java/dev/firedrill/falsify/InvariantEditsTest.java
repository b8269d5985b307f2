package dev.firedrill.falsify;

import static dev.firedrill.check.Given.HERE;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.firedrill.check.Check;
import dev.firedrill.check.Checks;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Given;
import dev.firedrill.events.Event;
import dev.firedrill.falsify.Falsifier.Trial;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Route;
import dev.firedrill.model.Controls.StateGraph;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Invariants are found by their names, so nobody but these tests sees that one of them has no edits. */
class InvariantEditsTest {

    private static Controls controls() {
        return new Controls(
                HERE,
                "toy",
                List.of(
                        new Route("NEW", Route.Role.FEATURE, List.of("KILL")),
                        new Route("OLD", Route.Role.SAFE, List.of())),
                List.of(new Controls.Control(
                        "KILL",
                        "false",
                        "true",
                        Set.of("true"),
                        Set.of(),
                        Controls.Control.Source.FLAGS,
                        ofSeconds(2))),
                List.of(),
                List.of(
                        new FaultTarget("model", FaultTarget.Kind.PROVIDER, List.of("draft")),
                        new FaultTarget("audit", FaultTarget.Kind.SINK)),
                List.of(new Indicator("errors", "", Optional.empty())),
                List.of(new Trigger(
                        "rollback",
                        "errors",
                        Comparison.ABOVE,
                        0.5,
                        new Controls.Rule(1, 1),
                        ofSeconds(10),
                        Optional.empty(),
                        List.of(),
                        Trigger.Again.AFTER_RESTART,
                        Optional.of(Controls.Severity.CRITICAL),
                        "ROLLBACK")),
                List.of(),
                List.of(),
                List.of("complaint"),
                Optional.of(new StateGraph("watching", Set.of("watching"), Set.of())),
                List.of(new Controls.Reason("KILLED", false)),
                List.of(new Controls.Effect("mail.sent")),
                Optional.empty(),
                List.of(),
                Map.of());
    }

    private static Scenario scenario() {
        return new Scenario(
                HERE,
                "toy",
                "demo",
                "",
                List.of(),
                Given.SEED,
                1,
                OptionalInt.empty(),
                List.of(),
                List.of(),
                Scenario.STARTS_AT,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(deaf()),
                Optional.empty(),
                ofSeconds(30),
                10_000,
                List.of(),
                false,
                controls(),
                List.of(new ProviderScript(HERE, "model", "generic-json", "stub", Duration.ZERO, 0, 0, List.of())),
                new TreeMap<>());
    }

    private static Fault deaf() {
        return new Fault(
                HERE,
                "deaf",
                List.of("audit"),
                Map.of(),
                new Effect.SinkDown(),
                1,
                Optional.empty(),
                ofSeconds(7),
                Optional.empty(),
                Duration.ZERO,
                new Shape.Constant(1));
    }

    private static Written run() {
        return Written.log()
                .at(5)
                .arrived(1)
                .decided(1, "NEW", "OLD", "KILLED")
                .called(1, "draft", 1)
                .came(1, "draft", 1, true)
                .answered(1, "fine")
                .sampled("errors", 0)
                .at(6)
                .add(stamp -> new Event.FlagWritten(stamp, "KILL", "true", "auto:toy"))
                .add(stamp -> new Event.ConfigObserved(stamp, "KILL", "true"))
                .add(stamp -> new Event.AuditEntry(
                        stamp,
                        "auto:toy",
                        "kill",
                        "KILL",
                        JsonNodeFactory.instance.objectNode().put("value", "true")))
                .at(7)
                .add(stamp -> new Event.FaultBegan(stamp, "deaf"))
                .sampled("errors", 1)
                .fired("rollback")
                .add(stamp -> new Event.AlertSent(stamp, "CRITICAL", "rollback: errors"))
                .entered("watching")
                .at(9)
                .ended();
    }

    @Test
    void seesEachInvariantFailUnderAnEditOfItsOwn() {
        Evidence evidence = new Evidence(scenario(), Given.SEED, run().done(), Map.of());

        assertThat(Checks.of(scenario(), List.of())).allSatisfy(check -> {
            Trial trial = new Falsifier(evidence).trial(check, check.judge(evidence));
            assertThat(trial.own()).as("%s: %s", check.id(), trial).isTrue();
        });
    }

    @Test
    void knowsAllInvariants() {
        List<String> invariants = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.firedrill.check")
                        .stream()
                        .filter(it -> it.isAssignableTo("dev.firedrill.check.Invariant"))
                        .filter(it -> !it.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getSimpleName)
                        .toList();

        assertThat(Checks.of(scenario(), List.of()))
                .extracting(Check::getClass)
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(invariants);
    }
}
