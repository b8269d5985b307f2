package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.systems.rewriteupgrade.ReleaseChecklist.Item;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Tap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Take an operator's wish to release a build, and let it pass if the checklist is green. */
record ReleaseDesk(Tap tap, SelfCheck studio, ReleaseChecklist checklist) {

    private static final List<String> ENVIRONMENTS = List.of("staging", "production");

    Outcome judge(Order order) {
        Map<String, String> evidence = order.parameters();
        String build = evidence.getOrDefault("build", "");
        String environment = evidence.getOrDefault("environment", "");
        if (build.isBlank() || !ENVIRONMENTS.contains(environment)) {
            return Outcome.failed("expected a 'build' and an 'environment' of %s, found '%s' and '%s'"
                    .formatted(ENVIRONMENTS, build, environment));
        }
        List<Item> items = checklist.judge(evidence, studio);
        List<Item> red = items.stream().filter(it -> !it.green()).toList();
        ObjectNode details = details(environment, build, items, red);
        tap.eventEmitted("release.judged", build, details);
        tap.audited(order.actor(), red.isEmpty() ? "release-approved" : "release-refused", build, details);
        return red.isEmpty()
                ? Outcome.ok()
                : Outcome.failed(red.stream().map(Item::toString).collect(Collectors.joining("; ")));
    }

    private static ObjectNode details(String environment, String build, List<Item> items, List<Item> red) {
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("environment", environment)
                .put("build", build)
                .put("verdict", red.isEmpty() ? "GREEN" : "RED")
                .put("red", red.stream().map(Item::name).collect(Collectors.joining(" ")));
        ArrayNode judged = details.putArray("items");
        items.forEach(it -> judged.add(it.render()));
        return details;
    }
}
