package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.world.Request;
import dev.firedrill.world.Tap;

/** Tell nobody anything; what is overridden is what a test listens to. */
class SilentTap implements Tap {

    /** Give a pager whose webhook never answers. */
    static Pager pager() {
        return new Pager((call, listener) -> () -> {}, new SilentTap(), new PageBook(new Disk(), "main"));
    }

    @Override
    public void routeDecided(Request request, String detected, String route, String reason) {}

    @Override
    public void guardDecided(Request request, String guard, String outcome, String reason) {}

    @Override
    public void configObserved(String control, String value) {}

    @Override
    public void triggerEvaluated(String trigger, boolean breached, String decision) {}

    @Override
    public void triggerFired(String trigger, String reason) {}

    @Override
    public void objectiveJudged(String objective, String band) {}

    @Override
    public void stateEntered(String state) {}

    @Override
    public void eventEmitted(String name, String key, JsonNode details) {}

    @Override
    public void telemetry(Request request, String prefix, JsonNode line) {}

    @Override
    public void telemetry(String prefix, JsonNode line) {}

    @Override
    public void audited(String actor, String action, String entity, JsonNode details) {}

    @Override
    public void alerted(String severity, String message) {}
}
