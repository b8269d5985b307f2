package dev.firedrill.reports;

import dev.firedrill.events.Event;
import dev.firedrill.events.JsonLines;
import dev.firedrill.result.Entry;
import dev.firedrill.result.TimelineDrawing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Draw the timeline of the page as an SVG file that stands alone. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TimelineFile implements TimelineDrawing {

    private static final String START = "<svg ";
    private static final String END = "</svg>";

    @Override
    public Optional<String> svg(Entry entry, Path log) {
        try {
            return Optional.of(drawn(entry, JsonLines.read(log)));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Take the drawing out of its figure, and put the look of the page into it. */
    private static String drawn(Entry entry, List<Event> events) {
        Markup figure = new Markup();
        new Timeline(entry, events).draw(figure);
        String markup = figure.toString();
        int from = markup.indexOf(START) + START.length();
        int inside = markup.indexOf('>', from) + 1;
        Markup look = new Markup();
        Stylesheet.patterns(look);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" style=\"background: var(--ground)\" "
                + markup.substring(from, inside)
                + "<style><![CDATA[" + Stylesheet.CSS + "]]></style>"
                + look
                + markup.substring(inside, markup.lastIndexOf(END))
                + END + "\n";
    }
}
