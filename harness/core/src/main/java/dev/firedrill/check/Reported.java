package dev.firedrill.check;

import dev.firedrill.events.Event.ConfigObserved;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Scenario;

/** Follow what the system reports of one control, from its initial value on. */
final class Reported {

    private final Control control;
    private boolean active;

    Reported(Control control, Scenario scenario) {
        this.control = control;
        this.active = isActive(ControlHistory.initial(control, scenario));
    }

    /** Take the next report of any control, and say whether with it this one, active until then, turned inactive. */
    boolean turnsInactive(ConfigObserved report) {
        if (!report.control().equals(control.name())) {
            return false;
        }
        boolean before = active;
        active = isActive(report.value());
        return before && !active;
    }

    private boolean isActive(String value) {
        return control.activeWhen().contains(Words.normal(value));
    }
}
