package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.world.Component;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Signal;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Serve a content studio; its parts are made by methods that a broken variant replaces. */
class RewriteUpgradeSystem implements SystemUnderTest {

    private static final Duration REFRESH = Duration.ofSeconds(5);
    private static final String COMPLAINT = "content-changed-too-much";

    private @Nullable Running running;

    @Override
    public final void start(Site site) {
        Settings settings = Settings.of(site::environment);
        GuardThresholds guards = guardThresholds(settings);
        EscalationThresholds limits = EscalationThresholds.REVIEWED;
        Detector detector = detector();
        Component evaluator = site.component("escalation");
        Measurements counts = measurements(evaluator, limits);
        StudioLog log = log(site.tap(), settings.mode());
        SwitchWatch killSwitch = killSwitch(site, log, counts::startAnew);
        Escalation escalation = escalation(site, counts, policy(limits, settings), settings);
        Memory memory = new Memory(site.files(), evaluator, site.tap());

        killSwitch.begin(memory.recall(escalation.content()));
        report(site.tap(), settings, guards, limits, detector);
        List<Component.Timer> timers =
                List.of(site.component("env-refresh").every(REFRESH, killSwitch::refresh), escalation.start(evaluator));
        Studio studio = studio(new Studio.Parts(site, log, killSwitch, detector, new Guards(guards), counts));
        ReleaseDesk releases = new ReleaseDesk(site.tap(), new SelfCheck(killSwitch, log, detector), checklist());
        running = new Running(studio, killSwitch, counts, escalation, memory, releases, timers);
        started(site);
    }

    /** Hold what runs between start and stop. */
    private record Running(
            Studio studio,
            SwitchWatch killSwitch,
            Measurements counts,
            Escalation escalation,
            Memory memory,
            ReleaseDesk releases,
            List<Component.Timer> timers) {

        void stop() {
            timers.forEach(Component.Timer::cancel);
            studio.close();
            memory.keep(escalation.content(), killSwitch.active());
        }
    }

    private Running running() {
        return Objects.requireNonNull(running);
    }

    private static void report(
            Tap tap, Settings settings, GuardThresholds guards, EscalationThresholds limits, Detector detector) {
        tap.configObserved("BUILD_ID", settings.build());
        tap.configObserved("guard-thresholds", guards.fingerprint());
        tap.configObserved("escalation-thresholds", limits.fingerprint());
        tap.configObserved("detection", DetectionCorpus.shipped().fingerprint(detector));
    }

    GuardThresholds guardThresholds(Settings settings) {
        return settings.guards();
    }

    Detector detector() {
        return new Detector();
    }

    Measurements measurements(Component component, EscalationThresholds limits) {
        return new Measurements(component, limits);
    }

    StudioLog log(Tap tap, StudioRun.Mode mode) {
        return new StudioLog(tap, mode);
    }

    SwitchWatch killSwitch(Site site, StudioLog log, Runnable reEnabled) {
        return new SwitchWatch(site, log, reEnabled);
    }

    EscalationPolicy policy(EscalationThresholds limits, Settings settings) {
        return new EscalationPolicy(limits, settings);
    }

    Escalation escalation(Site site, Measurements counts, EscalationPolicy policy, Settings settings) {
        return new Escalation(site, counts, policy, settings);
    }

    Studio studio(Studio.Parts parts) {
        return new Studio(parts);
    }

    ReleaseChecklist checklist() {
        return new ReleaseChecklist();
    }

    /** Do what is to be done when all parts are there: nothing. */
    void started(Site site) {}

    @Override
    public final void handle(Request request, Reply reply) {
        running().studio().take(request, reply);
    }

    @Override
    public final void hear(Signal signal) {
        if (COMPLAINT.equals(signal.name())) {
            running().counts().complained();
        }
    }

    @Override
    public final CompletionStage<Outcome> act(Order order) {
        return CompletableFuture.completedFuture(
                "release".equals(order.verb())
                        ? running().releases().judge(order)
                        : Outcome.failed("expected the action 'release', found '" + order.verb() + "'"));
    }

    @Override
    public final void stop() {
        running().stop();
    }
}
