package dev.firedrill.live.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.world.CallLedger.Call;
import dev.firedrill.world.WirePlan;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in what a user reads what is none of a user's business. */
final class Internals {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_FAILURE = 400;

    /** Shorter texts than this are said by many services of themselves. */
    private static final int TELLING = 20;

    private static final Set<String> SAID_BY_EVERYBODY = Set.of("internal server error", "request timed out");

    private static final List<Pattern> TRACES = List.of(
            Pattern.compile("(?i)<!doctype html|<html"),
            Pattern.compile("Traceback \\(most recent call last\\)"),
            Pattern.compile("File \\\\?\"[^\"]+\\\\?\", line \\d+"),
            Pattern.compile("\\bat [\\w.$<>]+ ?\\([^)]*:\\d+\\)"),
            Pattern.compile("\\bat (?:async )?(?:file://)?/[^\\s:]+:\\d+:\\d+"),
            Pattern.compile("node:internal/\\S+"),
            Pattern.compile("goroutine \\d+ \\["),
            Pattern.compile("\\b[a-z_]+(?:\\.[a-z_0-9]+)*\\.[A-Z]\\w*(?:Exception|Error)\\b"),
            Pattern.compile("\\b[A-Z]\\w+(?:Exception|Error): "),
            Pattern.compile("\\b(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|UND_ERR_\\w+)\\b"),
            Pattern.compile("socket hang up|fetch failed|Connection reset by peer|Connection aborted"),
            Pattern.compile("Error code: \\d{3}"),
            Pattern.compile("Unexpected token|Unexpected end of JSON|is not valid JSON|Expecting value: line"),
            Pattern.compile("chat\\.completion|finish_reason|stop_reason|content_block|\"choices\""));

    private final Baseline baseline;
    private final String host;

    Internals(Baseline baseline, String host) {
        this.baseline = baseline;
        this.host = host;
    }

    /** Find the first thing, if any, that a healthy answer has not. */
    Optional<String> in(String body, List<Call> calls) {
        if (body.contains(Variables.KEY)) {
            return Optional.of("a key");
        }
        return address(body).or(() -> said(body, calls)).or(() -> trace(body));
    }

    private Optional<String> address(String body) {
        String local = host.replace("127.0.0.1", "localhost");
        return List.of(host, local).stream().filter(it -> isNew(body, it)).findFirst();
    }

    private Optional<String> said(String body, List<Call> calls) {
        return calls.stream()
                .map(Internals::error)
                .flatMap(error -> texts(error).stream())
                .filter(text -> isNew(body, text))
                .findFirst();
    }

    private Optional<String> trace(String body) {
        return first(TRACES, body).or(() -> first(LibraryWords.ALL, body));
    }

    private Optional<String> first(List<Pattern> patterns, String body) {
        for (Pattern pattern : patterns) {
            Matcher found = pattern.matcher(body);
            if (found.find() && !pattern.matcher(baseline.texts()).find()) {
                return Optional.of(found.group());
            }
        }
        return Optional.empty();
    }

    private boolean isNew(String body, String text) {
        String sought = text.toLowerCase(Locale.ROOT);
        return body.toLowerCase(Locale.ROOT).contains(sought)
                && !baseline.texts().toLowerCase(Locale.ROOT).contains(sought);
    }

    /** Give the body of an error that the provider answered with, or what it sent where JSON should be; "" for neither. */
    private static String error(Call call) {
        StringBuilder body = new StringBuilder();
        int status = 0;
        int parts = 0;
        for (WirePlan.Segment segment : call.plan().segments()) {
            if (segment instanceof WirePlan.Head head) {
                status = head.status();
            } else if (segment instanceof WirePlan.Bytes bytes) {
                parts++;
                body.append(new String(bytes.content(), StandardCharsets.UTF_8));
            }
        }
        boolean garbled = parts == 1 && !call.plan().whole() && !isJson(body.toString());
        return status >= FIRST_FAILURE || garbled ? body.toString() : "";
    }

    private static boolean isJson(String text) {
        try {
            return JSON.readTree(text).isContainerNode();
        } catch (JsonProcessingException none) {
            return false;
        }
    }

    private static Set<String> texts(String error) {
        Set<String> found = new LinkedHashSet<>();
        try {
            collect(JSON.readTree(error), found);
        } catch (JsonProcessingException noJson) {
            found.add(error.strip());
        }
        found.removeIf(text -> !isTelling(text));
        return found;
    }

    private static void collect(JsonNode node, Set<String> found) {
        if (node.isTextual()) {
            found.add(node.textValue());
        }
        node.forEach(child -> collect(child, found));
    }

    private static boolean isTelling(String text) {
        boolean code = text.indexOf('_') > 0;
        return (code || text.length() >= TELLING) && !SAID_BY_EVERYBODY.contains(text.toLowerCase(Locale.ROOT));
    }
}
