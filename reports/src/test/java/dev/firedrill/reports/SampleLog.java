package dev.firedrill.reports;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Write the event log of a made-up run in any order; the log has it in the order of time. */
final class SampleLog {

    private final List<Planned> planned = new ArrayList<>();

    private record Planned(long time, Function<Stamp, Event> event) {}

    SampleLog at(double seconds, Function<Stamp, Event> event) {
        planned.add(new Planned((long) (seconds * 1e9), event));
        return this;
    }

    List<Event> events() {
        EventLog log = new EventLog(1_000_000);
        planned.stream()
                .sorted(Comparator.comparingLong(Planned::time))
                .forEach(one -> log.append(one.event().apply(new Stamp(one.time(), log.nextSequence(), "i1", 0))));
        return log.events();
    }

    /** A worker is promoted, turns bad at 2 m 11 s and is rolled back at the given second. */
    static List<Event> rollback(double rolledBack) {
        SampleLog log = new SampleLog()
                .at(0, s -> new Event.RunStarted(s, "rollback-monitor/rollback-three-of-five", 4251, ""))
                .at(0, s -> new Event.StateEntered(s, "stable"))
                .at(0.2, s -> new Event.ActionStarted(s, "promote", "promote", "operator:release"))
                .at(0.3, s -> new Event.StateEntered(s, "monitoring"))
                .at(0.4, s -> new Event.ActionEnded(s, "promote", "done", ""))
                .at(131, s -> new Event.FaultBegan(s, "bad-worker"))
                .at(600, s -> new Event.FaultEnded(s, "bad-worker"))
                .at(rolledBack, s -> new Event.TriggerFired(s, "rollback", "3 of 5 checks above 0.2"))
                .at(rolledBack, s -> new Event.StateEntered(s, "rolled-back"))
                .at(rolledBack + 0.1, s -> new Event.AlertSent(s, "high", "worker canary-7 rolled back"))
                .at(690, s -> new Event.StateEntered(s, "stable"))
                .at(750, s -> new Event.RunEnded(s, "horizon", ""));
        for (int i = 0; i < 3600; i++) {
            work(log, i, i * 0.2, rolledBack);
        }
        for (int check = 1; check <= 24; check++) {
            check(log, check * 30, rolledBack);
        }
        return log.events();
    }

    private static void work(SampleLog log, int i, double time, double rolledBack) {
        String route = time < rolledBack ? "worker.canary-7" : "worker.previous";
        boolean hit = time > 131 && time < rolledBack && i % 7 < 3;
        log.at(time, s -> new Event.RequestArrived(s, i + 1, "work", "u-" + i % 500, "resize image"))
                .at(time, s -> new Event.RouteDecided(s, i + 1, route, route, ""));
        if (hit) {
            log.at(time + 0.05, s -> new Event.FaultApplied(s, "bad-worker", "worker.canary-7", i + 1, "500"))
                    .at(time + 0.06, s -> new Event.RequestFailed(s, i + 1, "server_error", "500"));
        } else {
            log.at(time + 0.06, s -> new Event.RequestAnswered(s, i + 1, "ok", "done", SampleResults.JSON));
        }
    }

    private static void check(SampleLog log, double time, double rolledBack) {
        boolean bad = time > 140 && time < rolledBack + 25;
        double rate = bad ? 0.31 + (time % 90) / 800 : 0.004 + (time % 60) / 9000;
        log.at(time, s -> new Event.MetricSampled(s, "error_rate", time != 390, time == 390 ? 0 : rate))
                .at(time + 0.001, s -> new Event.TriggerEvaluated(s, "rollback", bad, bad ? "breach" : "calm"))
                .at(time + 0.001, s -> new Event.TriggerEvaluated(s, "escalation", false, "calm"));
    }

    /** A kill-switch is pulled under load while a request waits on the model. */
    static List<Event> killSwitch() {
        SampleLog log = new SampleLog()
                .at(0, s -> new Event.ConfigObserved(s, "REWRITE_UPGRADE_ENABLED", "true"))
                .at(240, s -> new Event.ActionStarted(s, "kill", "set-flag", "operator:on-call"))
                .at(240, s -> new Event.FlagWritten(s, "REWRITE_UPGRADE_ENABLED", "false", "operator:on-call"))
                .at(245, s -> new Event.ConfigObserved(s, "REWRITE_UPGRADE_ENABLED", "false"))
                .at(90, s -> new Event.FaultBegan(s, "slow-model"))
                .at(330, s -> new Event.FaultEnded(s, "slow-model"))
                .at(400, s -> new Event.FaultBegan(s, "rate-limited"))
                .at(404, s -> new Event.FaultEnded(s, "rate-limited"))
                .at(480, s -> new Event.FlagWritten(s, "REWRITE_UPGRADE_ENABLED", "true", "operator:on-call"))
                .at(480, s -> new Event.ActionStarted(s, "restore", "set-flag", "operator:on-call"))
                .at(484, s -> new Event.ConfigObserved(s, "REWRITE_UPGRADE_ENABLED", "true"))
                .at(630, s -> new Event.RunEnded(s, "horizon", ""));
        for (int i = 0; i < 1200; i++) {
            int id = i + 1;
            double time = i * 0.5;
            boolean upgrade = i % 3 != 0 && (time < 245 || time > 484);
            log.at(time, s -> new Event.RequestArrived(s, id, "rewrite", "u", "make it shorter"))
                    .at(
                            time,
                            s -> new Event.RouteDecided(
                                    s,
                                    id,
                                    "REWRITE_UPGRADE",
                                    upgrade ? "REWRITE_UPGRADE" : "CREATE",
                                    upgrade ? "" : "KILL_SWITCH_ACTIVE"))
                    .at(time + 0.4, s -> new Event.RequestAnswered(s, id, "ok", "…", SampleResults.JSON));
            if (time > 90 && time < 330 && upgrade) {
                log.at(time, s -> new Event.FaultApplied(s, "slow-model", "provider.llm", id, "×6"));
            }
        }
        return log.events();
    }

    /** A conversation of two turns. */
    static List<Event> conversation() {
        return new SampleLog()
                .at(0, s -> new Event.RequestArrived(s, 1, "turn", "player", "I step into the glade."))
                .at(0, s -> new Event.RouteDecided(s, 1, "AWF", "AWF", ""))
                .at(0.01, s -> new Event.ProviderCalled(s, "llm", 1, "turn", 1))
                .at(0.82, s -> new Event.ProviderAnswered(s, "llm", 1, "turn", 1, 200, true))
                .at(0.83, s -> new Event.RequestAnswered(s, 1, "ok", "The glade …", SampleResults.JSON))
                .at(0.83, s -> new Event.RequestArrived(s, 2, "turn", "player", "Who are you?"))
                .at(0.83, s -> new Event.RouteDecided(s, 2, "AWF", "LEGACY", "validator"))
                .at(1.7, s -> new Event.RequestAnswered(s, 2, "ok", "Kiera …", SampleResults.JSON))
                .at(1.7, s -> new Event.RunEnded(s, "horizon", ""))
                .events();
    }
}
