package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.systems.chat.ChatAnswer;
import dev.firedrill.systems.chat.ChatModel;
import dev.firedrill.world.Component;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Lead each request from detection to its outcome. The switch is read once, after detection; a request that runs when the
 * switch changes finishes on its route.
 */
class Studio {

    private static final String MODEL = "studio-1";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Failure BLOCKED =
            new Failure(Reason.EXECUTION_BLOCKED.name(), "The text could not be written. Please try again.");

    private final Site site;
    private final Component clock;
    private final ChatModel model;
    private final StudioLog log;
    private final SwitchWatch killSwitch;

    Studio(Site site, StudioLog log, SwitchWatch killSwitch) {
        this.site = site;
        this.clock = site.component("studio");
        this.model = new ChatModel(site.provider("llm"), MODEL, TIMEOUT);
        this.log = log;
        this.killSwitch = killSwitch;
    }

    final void take(Request request, Reply reply) {
        TaskType detected = TaskType.detect(request.input(), request.attributes());
        Task task = new Task(request, reply, detected, clock.elapsed());
        switch (detected) {
            case CREATE -> create(decided(task, TaskType.CREATE));
            case REWRITE_UPGRADE -> rewriteUnless(killSwitch.active(), task);
        }
    }

    /** Go the way of a detected rewrite. */
    void rewriteUnless(boolean killed, Task task) {
        if (killed) {
            create(decided(task, TaskType.CREATE));
        } else {
            rewrite(decided(task, TaskType.REWRITE_UPGRADE));
        }
    }

    /** Pin the route of a request. */
    final Task decided(Task task, TaskType route) {
        boolean overridden = route != task.detected();
        String reason = overridden ? Reason.KILL_SWITCH_ACTIVE.name() : "";
        site.tap().routeDecided(task.request(), task.detected().name(), route.name(), reason);
        if (overridden) {
            log.rerouted(task.request(), StudioRun.overridden(task.detected(), latency(task)));
        }
        return task;
    }

    final void create(Task task) {
        model.ask("create", Prompts.create(task.request().input()))
                .thenAccept(answer -> finish(task, TaskType.CREATE, answer));
    }

    private void rewrite(Task task) {
        askForRewrite(task).thenAccept(answer -> finish(task, TaskType.REWRITE_UPGRADE, answer));
    }

    final CompletionStage<ChatAnswer> askForRewrite(Task task) {
        String selection = task.request().attributes().getOrDefault("selection", "");
        return model.ask("rewrite", Prompts.rewrite(task.request().input(), selection));
    }

    /** Record the outcome, then show it. */
    final void finish(Task task, TaskType executed, ChatAnswer answer) {
        if (answer.text().isPresent()) {
            log.run(task.request(), StudioRun.succeeded(executed, latency(task)));
            task.reply().end(new Response("ok", answer.text().get()));
        } else {
            log.run(
                    task.request(),
                    StudioRun.failed(executed, Reason.EXECUTION_BLOCKED, answer.cause(), latency(task)));
            task.reply().fail(BLOCKED);
        }
    }

    private long latency(Task task) {
        return Duration.ofNanos(clock.elapsed() - task.startedAt()).toMillis();
    }
}
