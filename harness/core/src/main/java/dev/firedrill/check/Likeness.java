package dev.firedrill.check;

import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.EventLog;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compare what a request got with the answer that another one got, by the fields that a scenario names.
 *
 * <p>Problem: "answered in both" alone would call a system recovered that answers nobody any more. Decision: where
 * something of the answer itself is compared ({@code status}, {@code answer}, {@code details}), a request that is not
 * answered although the other one was is a difference. Where only {@code route} is compared, it is no pair.
 */
final class Likeness {

    private final Set<String> fields;

    Likeness(Set<String> fields) {
        this.fields = new TreeSet<>(fields);
    }

    String words() {
        return String.join(", ", fields);
    }

    /** Say whether the system hides what is to be compared. */
    boolean hiddenIn(EventLog log) {
        return fields.contains("route") && log.all(RouteDecided.class).isEmpty();
    }

    /** Say whether a request can be compared with one that was answered. */
    boolean pairs(Requests requests, long request) {
        return List.of("status", "answer", "details").stream().anyMatch(fields::contains)
                || requests.answer(request) != null;
    }

    /**
     * Say how a request differs from one that was answered, {@code null} for not at all.
     *
     * @param where where that other one was answered, in words
     */
    @Nullable
    String difference(long request, Requests here, RequestAnswered theirs, Requests there, String where) {
        RequestAnswered ours = here.answer(request);
        if (ours == null) {
            return here.end(request) instanceof RequestFailed failed
                    ? "failed with reason " + Words.quote(failed.reason()) + " instead of being answered"
                    : "was never answered, as it was " + where;
        }
        if (fields.contains("status") && !ours.status().equals(theirs.status())) {
            return instead("status", ours.status(), theirs.status());
        }
        if (fields.contains("answer") && !ours.answer().equals(theirs.answer())) {
            return instead("answer", ours.answer(), theirs.answer());
        }
        if (fields.contains("details") && !ours.details().equals(theirs.details())) {
            return instead(
                    "details", ours.details().toString(), theirs.details().toString());
        }
        String route = route(here.decision(request));
        String theirRoute = route(there.decision(theirs.request()));
        return fields.contains("route") && !route.equals(theirRoute) ? instead("route", route, theirRoute) : null;
    }

    private static String instead(String field, String ours, String theirs) {
        return "had the %s %s instead of %s".formatted(field, Words.quote(ours), Words.quote(theirs));
    }

    private static String route(@Nullable RouteDecided decision) {
        return decision == null ? "" : decision.route();
    }
}
