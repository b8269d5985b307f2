package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.EventEmitted;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Expectation.Pattern;
import java.util.stream.Stream;

/** Find what a pattern names. */
final class Happenings {

    private Happenings() {}

    /** Find all events the pattern names; in order, except that a reason's decisions come before its failures. */
    static Stream<? extends Event> of(Pattern pattern, EventLog log) {
        String name = pattern.name();
        return switch (pattern.subject()) {
            case STATE ->
                log.all(StateEntered.class).stream().filter(it -> it.state().equals(name));
            case TRIGGER ->
                log.all(TriggerFired.class).stream().filter(it -> it.trigger().equals(name));
            case ROUTE ->
                log.all(RouteDecided.class).stream().filter(it -> it.route().equals(name));
            case EVENT ->
                log.all(EventEmitted.class).stream().filter(it -> it.name().equals(name));
            case REASON ->
                Stream.concat(
                        log.all(RouteDecided.class).stream()
                                .filter(it -> it.reason().equals(name)),
                        log.all(RequestFailed.class).stream()
                                .filter(it -> it.reason().equals(name)));
        };
    }

    /**
     * Say whether the system shows such things at all. States and routes are reported from the first request on, so that
     * none at all means that there is no tap; triggers, events and reasons may well be absent from a healthy run.
     */
    static boolean shown(Pattern pattern, EventLog log) {
        return switch (pattern.subject()) {
            case STATE -> !log.all(StateEntered.class).isEmpty();
            case ROUTE -> !log.all(RouteDecided.class).isEmpty();
            case TRIGGER, EVENT, REASON -> true;
        };
    }

    /** Say what happened, as {@code state 'escalated' was entered}. */
    static String words(Pattern pattern) {
        String name = "'" + pattern.name() + "'";
        return switch (pattern.subject()) {
            case STATE -> "state " + name + " was entered";
            case TRIGGER -> "trigger " + name + " fired";
            case ROUTE -> "a request went to " + name;
            case EVENT -> "event " + name + " was emitted";
            case REASON -> "reason " + name + " was given";
        };
    }
}
