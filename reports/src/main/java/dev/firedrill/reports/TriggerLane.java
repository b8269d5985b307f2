package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.events.Times;
import dev.firedrill.result.CheckResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Show when a trigger was evaluated and fired, against the window that its check allows. */
final class TriggerLane implements Lane {

    private static final int MOST_EVALUATIONS = 400;
    private static final int MOST_FIRED = 20;

    private final String trigger;
    private final List<Event.TriggerEvaluated> evaluations;
    private final List<Event.TriggerFired> fired;
    private final Optional<CheckResult> check;
    private final LabelRows rows = new LabelRows(1);

    private TriggerLane(RunLog log, String trigger, Optional<CheckResult> check) {
        this.trigger = trigger;
        this.check = check;
        this.evaluations = log.all(Event.TriggerEvaluated.class).stream()
                .filter(event -> event.trigger().equals(trigger))
                .toList();
        this.fired = log.all(Event.TriggerFired.class).stream()
                .filter(event -> event.trigger().equals(trigger))
                .toList();
    }

    /** Give a lane for each trigger of the log, with the first check that bounds it. */
    static List<TriggerLane> of(RunLog log, List<CheckResult> checks) {
        Set<String> triggers = new LinkedHashSet<>();
        log.all(Event.TriggerFired.class).forEach(event -> triggers.add(event.trigger()));
        log.all(Event.TriggerEvaluated.class).forEach(event -> triggers.add(event.trigger()));
        List<TriggerLane> lanes = new ArrayList<>();
        for (String trigger : triggers) {
            Optional<CheckResult> bounding = checks.stream()
                    .filter(check -> check.kind().equals("trigger") && AllowedWindow.isIn(check))
                    .filter(check -> speaksOf(check, trigger, log))
                    .findFirst();
            lanes.add(new TriggerLane(log, trigger, bounding));
        }
        return lanes;
    }

    private static boolean speaksOf(CheckResult check, String trigger, RunLog log) {
        return check.id().equals("trigger:" + trigger)
                || log.at(check.chosen().place())
                        .filter(event -> event instanceof Event.TriggerFired its
                                && its.trigger().equals(trigger))
                        .isPresent();
    }

    /** Say whether the window of this check is drawn here. */
    boolean shows(CheckResult other) {
        return check.filter(other::equals).isPresent();
    }

    @Override
    public String title() {
        return trigger;
    }

    @Override
    public String subtitle() {
        return "trigger";
    }

    @Override
    public int height() {
        return 34 + (check.isPresent() ? AllowedWindow.HEIGHT : 0);
    }

    @Override
    public void draw(Canvas canvas) {
        int y = check.isPresent() ? AllowedWindow.HEIGHT + 4 : 4;
        Optional<AllowedWindow> window = check.map(AllowedWindow::of);
        window.ifPresent(allowed -> allowed.draw(canvas));
        evaluations(canvas, y + 18);
        fired.stream().limit(MOST_FIRED).forEach(event -> fired(canvas, event, y));
        if (fired.isEmpty()) {
            long from = window.map(AllowedWindow::start).orElse(0L);
            canvas.label(canvas.x(from) + 4, y + 11, "did not fire", "halo");
        }
    }

    private void evaluations(Canvas canvas, int y) {
        StringBuilder calm = new StringBuilder();
        StringBuilder breached = new StringBuilder();
        int step = evaluations.size() / MOST_EVALUATIONS + 1;
        for (int i = 0; i < evaluations.size(); i += step) {
            Event.TriggerEvaluated evaluation = evaluations.get(i);
            String x = Canvas.number(canvas.x(evaluation.time()));
            if (evaluation.breached()) {
                breached.append(Wording.of("M%s %sv8", x, canvas.y(y - 2)));
            } else {
                calm.append(Wording.of("M%s %sv3", x, canvas.y(y + 3)));
            }
        }
        canvas.path(calm.toString(), "calm");
        canvas.path(breached.toString(), "breached");
    }

    private void fired(Canvas canvas, Event.TriggerFired event, int y) {
        boolean isOutside = isOutside(event);
        canvas.marker(event.time(), y + 3, isOutside ? "mark bad" : "mark");
        String text = (isOutside ? "✗ fired " : "fired ") + Times.sinceStart(event.time());
        if (rows.place(canvas.startBeside(event.time(), text), Canvas.width(text))
                .isPresent()) {
            canvas.labelBeside(event.time(), y + 11, text, "halo");
        }
    }

    private boolean isOutside(Event.TriggerFired event) {
        return check.filter(its -> its.status() == Status.FAIL)
                .map(AllowedWindow::of)
                .filter(window -> window.isMissedBy(event.time()))
                .isPresent();
    }

    @Override
    public String key() {
        return evaluations.isEmpty() ? "" : "Short tick: the trigger was evaluated; tall tick: past its limit.";
    }

    @Override
    public String omission() {
        if (fired.size() > MOST_FIRED) {
            return Wording.of("trigger '%s': %d of %,d times fired", trigger, MOST_FIRED, fired.size());
        }
        if (evaluations.size() > MOST_EVALUATIONS) {
            return Wording.of("trigger '%s': a part of %,d evaluations", trigger, evaluations.size());
        }
        return rows.left() == 0 ? "" : Wording.of("trigger '%s': %d labels found no room", trigger, rows.left());
    }
}
