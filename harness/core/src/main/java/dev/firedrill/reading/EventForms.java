package dev.firedrill.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of event that a service can show, each with its fields and what a field is that nobody tells. */
final class EventForms {

    static final String REQUEST = "request";

    /**
     * Each kind of event with its fields: {@code field} must be told, and {@code field=} need not. Where it is not told, {@code
     * field=text} is that text, {@code field@other} is what that other field is, and {@code field@} the whole record.
     */
    private static final List<String> FORMS = List.of(
            "run.started scenario= seed twin= mode=simulated",
            "run.ended reason waiting=",
            "request.arrived request requestKind= user= input=",
            "request.chunk request text",
            "request.answered request status=ok answer= details@",
            "request.failed request reason message=",
            "route.decided request detected@route route reason=",
            "guard.decided request guard outcome reason=",
            "provider.called provider request= purpose= attempt=",
            "provider.answered provider request= purpose= attempt= status=200 whole=",
            "provider.failed provider request= purpose= attempt= failure received=",
            "provider.unmatched provider request= purpose= attempt= nearest=",
            "fault.began fault",
            "fault.applied fault target request= detail=",
            "fault.ended fault",
            "flag.written control value actor=",
            "config.observed control value",
            "metric.sampled metric present= value",
            "trigger.evaluated trigger breached decision=",
            "trigger.fired trigger reason=",
            "objective.judged objective band",
            "action.started action verb actor=",
            "action.ended action outcome=done detail=",
            "state.entered state",
            "event.emitted name key= details@",
            "telemetry.line request= prefix= line@",
            "audit.entry actor= action entity= details@",
            "artifact.written path content",
            "alert.sent severity message",
            "signal.received signal value=",
            "lifecycle.changed subject change detail=",
            "point.reached point");

    private static final Map<String, List<Field>> KINDS = kinds();

    private EventForms() {}

    /**
     * One field of an event.
     *
     * @param isRequired whether it must be told
     * @param untold what is read where it is not told, as a file spells it; absent where nothing is
     * @param other field that it equals where it is not told; absent where none
     */
    record Field(String name, boolean isRequired, Optional<String> untold, Optional<String> other) {

        private static Field of(String written) {
            int equals = written.indexOf('=');
            int at = written.indexOf('@');
            if (equals >= 0) {
                Optional<String> text =
                        Optional.of(written.substring(equals + 1)).filter(it -> !it.isEmpty());
                return new Field(written.substring(0, equals), false, text.map(Pointers::quoted), Optional.empty());
            }
            if (at >= 0) {
                Optional<String> other = Optional.of(written.substring(at + 1)).filter(it -> !it.isEmpty());
                Optional<String> whole = other.isPresent() ? Optional.empty() : Optional.of(Pointers.WHOLE);
                return new Field(written.substring(0, at), false, whole, other);
            }
            return new Field(written, true, Optional.empty(), Optional.empty());
        }
    }

    /** Name all kinds. */
    static Collection<String> words() {
        return KINDS.keySet();
    }

    /** List the fields of a kind, in their order. */
    static List<Field> fields(String kind) {
        return KINDS.getOrDefault(kind, List.of());
    }

    private static Map<String, List<Field>> kinds() {
        Map<String, List<Field>> kinds = new LinkedHashMap<>();
        for (String form : FORMS) {
            List<String> words = new ArrayList<>(Arrays.asList(form.split(" ", -1)));
            kinds.put(words.remove(0), words.stream().map(Field::of).toList());
        }
        return kinds;
    }
}
