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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Lead each request from detection to its outcome. The switch is read once, after detection; a request that runs when the
 * switch changes finishes on its route.
 */
class Studio {

    private static final String MODEL = "studio-1";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Site site;
    private final Component clock;
    private final ChatModel model;
    private final StudioLog log;
    private final SwitchWatch killSwitch;
    private final Detector detector;
    private final Guards guards;
    private final Measurements measurements;
    private final Map<Long, Task> open = new LinkedHashMap<>();

    Studio(Parts parts) {
        this.site = parts.site();
        this.clock = site.component("studio");
        this.model = new ChatModel(site.provider("llm"), MODEL, TIMEOUT);
        this.log = parts.log();
        this.killSwitch = parts.killSwitch();
        this.detector = parts.detector();
        this.guards = parts.guards();
        this.measurements = parts.measurements();
    }

    /** Hold what a studio works with. */
    record Parts(
            Site site,
            StudioLog log,
            SwitchWatch killSwitch,
            Detector detector,
            Guards guards,
            Measurements measurements) {}

    final void take(Request request, Reply reply) {
        pass("before-detect", kept(Task.of(request, reply, clock.elapsed())), this::detect);
    }

    private void detect(Task task) {
        Request request = task.request();
        Task detected = kept(task.detectedAs(detector.detect(request.input(), request.attributes())));
        pass("before-switch", detected, this::route);
    }

    private void route(Task task) {
        switch (task.detected()) {
            case CREATE -> createAsAsked(task);
            case REWRITE_UPGRADE -> rewriteUnless(killSwitch.active(), task);
        }
    }

    /** Go the way of a detected creation, whatever the switch says. */
    void createAsAsked(Task task) {
        create(decided(task, TaskType.CREATE));
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
            log.rerouted(task.request(), StudioRun.overridden(task, latency(task)));
        }
        return kept(task.on(route));
    }

    final void create(Task task) {
        model.ask("create", Prompts.create(task.request().input()))
                .thenAccept(answer -> written(task, answer, text -> answer(task, Answers.text(text))));
    }

    final void rewrite(Task task) {
        pass("before-context", task, this::context);
    }

    private void context(Task task) {
        judged(task, guards.context(task.request().attributes()), it -> pass("before-confirm", it, this::confirm));
    }

    private void confirm(Task task) {
        judged(task, guards.confirm(task.request().attributes()), this::binding);
    }

    private void binding(Task task) {
        judged(task, guards.binding(task.request().attributes()), it -> pass("before-llm", it, this::write));
    }

    private void write(Task task) {
        askForRewrite(task).thenAccept(answer -> rewritten(task, answer));
    }

    final CompletionStage<ChatAnswer> askForRewrite(Task task) {
        return model.ask("rewrite", Prompts.rewrite(task.request().input(), task.selection()));
    }

    /** Judge what the model made of a selection. */
    final void rewritten(Task task, ChatAnswer answer) {
        written(task, answer, text -> pass("before-anchor", task, it -> anchor(it, text)));
    }

    private void anchor(Task task, String text) {
        judged(task, guards.anchor(task.selection(), text), it -> pass("before-diff", it, last -> diff(last, text)));
    }

    private void diff(Task task, String text) {
        Task measured = kept(task.measured(DiffMetrics.between(task.selection(), text)));
        judged(measured, guards.diff(measured.diff().orElseThrow()), it -> answer(it, Answers.text(text)));
    }

    /** Go on with a text, if the model gave one. */
    private void written(Task task, ChatAnswer answer, Consumer<String> next) {
        String text = answer.text().orElse("");
        if (isOpen(task) && text.isBlank()) {
            blocked(task, answer.text().isPresent() ? "empty" : answer.cause());
        } else if (isOpen(task)) {
            next.accept(text);
        }
    }

    /** Go on when a point may be left. */
    private void pass(String point, Task task, Consumer<Task> next) {
        site.pass(point).thenAccept(left -> {
            if (isOpen(task)) {
                next.accept(task);
            }
        });
    }

    /** Follow what a guard says. */
    final void judged(Task task, Verdict verdict, Consumer<Task> next) {
        String reason = verdict.reason().map(Reason::name).orElse("");
        site.tap()
                .guardDecided(
                        task.request(),
                        verdict.guard().word(),
                        verdict.outcome().word(),
                        reason);
        measurements.judged(verdict);
        switch (verdict.outcome()) {
            case PASS -> next.accept(task);
            case FAIL -> fail(task, verdict.reason().orElseThrow());
            case ASK -> answer(task, Answers.dialog());
            case DECLINED -> answer(task, Answers.declined());
        }
    }

    /** Tell the user and the log that the model gave nothing. */
    void blocked(Task task, String cause) {
        log.blocked(task.request(), cause);
        fail(task, Reason.EXECUTION_BLOCKED);
    }

    /** Record the outcome, then show it. */
    final void answer(Task task, Response response) {
        log.ended(task.request(), StudioRun.succeeded(task, latency(task)));
        ended(task, response.status(), Optional.empty());
        task.reply().end(response);
    }

    final void fail(Task task, Reason reason) {
        log.ended(task.request(), StudioRun.failed(task, reason, latency(task)));
        ended(task, Answers.FAILED, Optional.of(reason));
        task.reply().fail(new Failure(reason.name(), reason.message()));
    }

    private void ended(Task task, String status, Optional<Reason> reason) {
        open.remove(task.request().ordinal());
        measurements.ended(task, status, reason, latency(task));
        freed(task);
    }

    /** Take note that a request has ended. */
    void freed(Task task) {}

    /** Tell the users of all requests that still run that nothing will come of them. */
    void close() {
        List.copyOf(open.values()).forEach(task -> blocked(task, "shutdown"));
    }

    private Task kept(Task task) {
        open.put(task.request().ordinal(), task);
        return task;
    }

    private boolean isOpen(Task task) {
        return open.containsKey(task.request().ordinal());
    }

    private long latency(Task task) {
        return Duration.ofNanos(clock.elapsed() - task.startedAt()).toMillis();
    }
}
