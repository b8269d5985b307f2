package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.systems.rewriteupgrade.EscalationRule.Decision;
import dev.firedrill.systems.rewriteupgrade.EscalationRule.Limit;
import dev.firedrill.systems.rewriteupgrade.EscalationRule.Severity;
import dev.firedrill.systems.rewriteupgrade.Objective.Band;
import dev.firedrill.world.Component;
import dev.firedrill.world.Site;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Evaluate the escalation policy every ten seconds, whether the switch is pulled or not, and tell people what follows. A
 * condition that goes on holding is told once.
 */
class Escalation {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Site site;
    private final Tap tap;
    private final Measurements measurements;
    private final EscalationPolicy policy;
    private final Settings settings;
    private final Set<String> holding = new TreeSet<>();

    Escalation(Site site, Measurements measurements, EscalationPolicy policy, Settings settings) {
        this.site = site;
        this.tap = site.tap();
        this.measurements = measurements;
        this.policy = policy;
        this.settings = settings;
    }

    /** Evaluate on the time of a component from now on. */
    final Component.Timer start(Component component) {
        return component.every(INTERVAL, this::evaluate);
    }

    /** Give what is counted and told, to be kept or to be filled in. */
    final Memory.Content content() {
        return measurements.content(holding);
    }

    private void evaluate() {
        Samples samples = sample();
        for (EscalationRule rule : policy.rules()) {
            boolean holds = policy.holds(rule, samples);
            tap.triggerEvaluated(rule.trigger(), holds, holds ? gravest(rule).name() : "NONE");
            if (!holds) {
                holding.remove(rule.trigger());
            } else if (holding.add(rule.trigger())) {
                fire(rule, samples);
            }
        }
    }

    private Samples sample() {
        Map<Indicator, OptionalDouble> values = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            OptionalDouble sample = site.metrics().sample(indicator.word(), measurements.measure(indicator));
            values.put(indicator, sample);
            judge(indicator, Samples.known(sample));
        }
        return new Samples(values);
    }

    private void judge(Indicator indicator, OptionalDouble sample) {
        for (Objective objective : Objective.values()) {
            if (objective.indicator() == indicator) {
                tap.objectiveJudged(indicator.word(), band(objective, sample).name());
            }
        }
    }

    Band band(Objective objective, OptionalDouble sample) {
        return objective.band(sample);
    }

    private Decision gravest(EscalationRule rule) {
        return policy.decisions(rule).get(0);
    }

    private void fire(EscalationRule rule, Samples samples) {
        String reason = reason(rule, samples);
        tap.triggerFired(rule.trigger(), reason);
        alert(rule.severity(), rule.trigger() + ": " + reason);
        for (Decision decision : policy.decisions(rule)) {
            tap.eventEmitted("escalation.decided", rule.trigger(), details(rule, decision));
            if (decision == Decision.DISABLE && mayAct()) {
                disable(rule.trigger());
            }
        }
    }

    private static String reason(EscalationRule rule, Samples samples) {
        Limit limit = rule.limit();
        return "%s is %s, %s %s"
                .formatted(
                        limit.indicator().word(),
                        Figures.plain(samples.of(limit.indicator()).orElse(0)).toPlainString(),
                        limit.comparison().words(),
                        Figures.plain(limit.number()).toPlainString());
    }

    private static ObjectNode details(EscalationRule rule, Decision decision) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("trigger", rule.trigger())
                .put("decision", decision.name());
    }

    /** Tell the people on call. */
    void alert(Severity severity, String message) {
        tap.alerted(severity.name(), message);
    }

    /** Tell whether decisions are carried out by the studio itself. */
    boolean mayAct() {
        return settings.automatic();
    }

    /** Pull the switch for everybody, unless it is pulled already. */
    private void disable(String trigger) {
        if (!KillSwitch.of(site.environment(KillSwitch.VARIABLE)).active()) {
            String actor = "auto:" + trigger;
            site.setEnvironment(KillSwitch.VARIABLE, KillSwitch.PULLED, actor);
            tap.audited(
                    actor,
                    "kill-switch-activated",
                    KillSwitch.VARIABLE,
                    JsonNodeFactory.instance.objectNode().put("value", KillSwitch.PULLED));
        }
    }
}
