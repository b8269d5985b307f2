package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.events.Times;
import dev.firedrill.result.CheckResult;
import java.util.List;

/** Show when something happened that a check bounds, and no other lane shows. */
record BoundLane(CheckResult check) implements Lane {

    /** Give a lane for each bound of a drill that no trigger's lane shows. */
    static List<BoundLane> of(List<CheckResult> checks, List<TriggerLane> shown) {
        return checks.stream()
                .filter(AllowedWindow::isIn)
                .filter(check -> shown.stream().noneMatch(lane -> lane.shows(check)))
                .map(BoundLane::new)
                .toList();
    }

    @Override
    public String title() {
        return check.id();
    }

    @Override
    public String subtitle() {
        return "bound of a check";
    }

    @Override
    public int height() {
        return AllowedWindow.HEIGHT + 28;
    }

    @Override
    public void draw(Canvas canvas) {
        AllowedWindow window = AllowedWindow.of(check);
        window.draw(canvas);
        if (check.chosen().place() == 0) {
            canvas.label(canvas.x(window.start()) + 4, AllowedWindow.HEIGHT + 15, "did not happen", "halo");
            return;
        }
        boolean failed = check.status() == Status.FAIL;
        long time = check.chosen().time();
        canvas.marker(time, AllowedWindow.HEIGHT + 7, failed ? "mark bad" : "mark");
        canvas.labelBeside(time, AllowedWindow.HEIGHT + 15, (failed ? "✗ " : "") + Times.sinceStart(time), "halo");
    }
}
