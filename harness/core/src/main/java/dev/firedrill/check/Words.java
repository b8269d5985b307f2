package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Times;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Mark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Word what findings say, the same way in every check. */
final class Words {

    private static final int LONGEST_QUOTE = 120;
    private static final int BEGINNING_OF_A_PASSAGE = 400;
    private static final int END_OF_A_PASSAGE = 800;

    private Words() {}

    /** Name a request, as {@code r-0041}. */
    static String request(long ordinal) {
        String digits = Long.toString(ordinal);
        return "r-" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    /** Say when an event happened, as {@code t+4m30.5s}. */
    static String when(Event event) {
        return Times.sinceStart(event.time());
    }

    /** Say how many there are, as {@code 1 request} and {@code 2 requests}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Say what a mark waits for. */
    static String reached(Mark mark) {
        String name = "'" + mark.name() + "'";
        return switch (mark.kind()) {
            case TRIGGER -> "trigger " + name + " fired";
            case FAULT -> "fault " + name + " began";
            case HEALED -> "fault " + name + " ended";
            case ACTION -> "action " + name + " was done";
            case POINT -> "point " + name + " was reached";
            case EVENT -> "event " + name + " was emitted";
            case STATE -> "state " + name + " was entered";
            case EFFECTIVE -> name + " took effect";
        };
    }

    /** Say between which marks something must hold, as {@code  after more than 5s since trigger 'x' fired}; "" for always. */
    static String between(Optional<Mark> after, Duration within, Optional<Mark> until) {
        String since = within.isZero() ? "" : "more than " + Times.length(within.toNanos()) + " since ";
        return after.map(mark -> " after " + since + reached(mark)).orElse("")
                + until.map(mark -> " until " + reached(mark)).orElse("");
    }

    /** Say where calls go, as {@code  to 'model' for 'draft'}. */
    static String calledFor(Optional<String> provider, Optional<String> purpose) {
        return provider.map(it -> " to '" + it + "'").orElse(" to providers")
                + purpose.map(it -> " for '" + it + "'").orElse("");
    }

    /** Say that a mark was waited for in vain. */
    static String neverReached(Mark mark) {
        return "'%s' was never reached: in this run it never happened that %s".formatted(mark, reached(mark));
    }

    /**
     * Say that there was no request to judge, and where a mark came too late for them, that it did.
     *
     * @param from when judging began, {@code within} after the mark
     * @param otherwise what to say where that is not the reason
     */
    static String noneAfter(
            Optional<Mark> after, Duration within, Moment from, List<RequestArrived> arrivals, String otherwise) {
        if (arrivals.isEmpty()) {
            return "no request arrived";
        }
        RequestArrived last = arrivals.get(arrivals.size() - 1);
        return after.isEmpty() || from.precedes(last)
                ? otherwise
                : "%s%s %s; the last request arrived at %s"
                        .formatted(
                                reached(after.get()),
                                within.isZero() ? " at" : ", with its allowance over at",
                                Times.sinceStart(from.time()),
                                when(last));
    }

    /** Quote a text of the system: shortened, and with nothing in it that a terminal or a page would obey. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().limit(LONGEST_QUOTE).forEach(point -> append(quoted, point));
        return quoted.append(text.codePointCount(0, text.length()) > LONGEST_QUOTE ? "…'" : "'")
                .toString();
    }

    /** Quote what a service said of its end, which may have many lines: its beginning, and what it printed last. */
    static String passage(String text) {
        int[] points = text.strip().codePoints().toArray();
        int end = Math.max(BEGINNING_OF_A_PASSAGE, points.length - END_OF_A_PASSAGE);
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < points.length; i = i + 1 == BEGINNING_OF_A_PASSAGE ? end : i + 1) {
            if (i == end && end > BEGINNING_OF_A_PASSAGE) {
                quoted.append(" … ");
            }
            if (points[i] == '\n') {
                quoted.append(" / ");
            } else {
                append(quoted, points[i]);
            }
        }
        return quoted.append("'").toString();
    }

    private static void append(StringBuilder quoted, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> quoted.append("\\u").append(hex(point));
            default -> quoted.appendCodePoint(point);
        }
    }

    private static String hex(int point) {
        String digits = Integer.toHexString(point);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    /** Bring a control's value into the form in which controls declare it: trimmed, in lower case. */
    static String normal(String value) {
        return Controls.Control.normal(value);
    }

    static boolean sameValue(String one, String other) {
        return normal(one).equals(normal(other));
    }
}
