package dev.firedrill.reports;

import dev.firedrill.events.Event;
import java.util.List;
import java.util.OptionalInt;

/** Show what operators did. */
final class ActionLane implements Lane {

    private static final int MOST = 40;
    private static final int ROWS = 3;

    private final List<Event.ActionStarted> actions;
    private final List<String> failed;
    private final LabelRows rows = new LabelRows(ROWS);

    private ActionLane(List<Event.ActionStarted> actions, List<String> failed) {
        this.actions = actions;
        this.failed = failed;
    }

    static List<ActionLane> of(RunLog log) {
        List<Event.ActionStarted> actions = log.all(Event.ActionStarted.class);
        List<String> failed = log.all(Event.ActionEnded.class).stream()
                .filter(ended -> ended.outcome().equals("failed"))
                .map(Event.ActionEnded::action)
                .toList();
        return actions.isEmpty() ? List.of() : List.of(new ActionLane(actions, failed));
    }

    @Override
    public String title() {
        return "operator";
    }

    @Override
    public int height() {
        return 14 + 14 * Math.min(actions.size(), ROWS);
    }

    @Override
    public void draw(Canvas canvas) {
        List<Event.ActionStarted> drawn = actions.subList(0, Math.min(actions.size(), MOST));
        StringBuilder marks = new StringBuilder();
        for (Event.ActionStarted action : drawn) {
            String text = Canvas.fit(text(action), 240);
            OptionalInt row = rows.place(canvas.startBeside(action.time(), text), Canvas.width(text));
            int y = 17 + 14 * row.orElse(0);
            marks.append(Wording.of("M%s %sl4.5 -8h-9z", Canvas.number(canvas.x(action.time())), canvas.y(y + 1)));
            if (row.isPresent()) {
                canvas.labelBeside(action.time(), y, text, "");
            }
        }
        canvas.path(marks.toString(), "ink");
    }

    private String text(Event.ActionStarted action) {
        String outcome = failed.contains(action.action()) ? "✗ failed: " : "";
        return outcome + action.verb() + " by " + action.actor();
    }

    @Override
    public String omission() {
        if (actions.size() > MOST) {
            return Wording.of("operator: %d of %,d actions", MOST, actions.size());
        }
        return rows.left() == 0 ? "" : Wording.of("operator: %d labels found no room", rows.left());
    }
}
