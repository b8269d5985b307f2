package dev.firedrill.live.http;

import java.util.ArrayList;
import java.util.List;

/** Read server-sent events as the HTML standard has it: a blank line dispatches, and what has none at its end is dropped. */
final class ServerSentEvents implements Framing {

    private static final String DEFAULT_EVENT = "message";

    private final LineCutter lines = new LineCutter();
    private final StringBuilder data = new StringBuilder();
    private String event = "";

    @Override
    public List<Frame> add(String part) {
        List<Frame> frames = new ArrayList<>();
        for (String line : lines.add(part)) {
            if (line.isEmpty()) {
                dispatch(frames);
            } else {
                field(line);
            }
        }
        return frames;
    }

    @Override
    public List<Frame> end() {
        return List.of();
    }

    private void dispatch(List<Frame> frames) {
        if (data.length() > 0) {
            data.setLength(data.length() - 1);
            frames.add(new Frame(event.isEmpty() ? DEFAULT_EVENT : event, data.toString()));
        }
        data.setLength(0);
        event = "";
    }

    /** A line that begins with a colon is a comment: a field without a name. */
    private void field(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        if (value.startsWith(" ")) {
            value = value.substring(1);
        }
        if (name.equals("data")) {
            data.append(value).append('\n');
        } else if (name.equals("event")) {
            event = value;
        }
    }
}
