package dev.firedrill.cli;

import com.fasterxml.jackson.core.JsonPointer;
import dev.firedrill.live.probe.Probe;
import dev.firedrill.live.probe.Question;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.result.Plain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Say what is probed, and how. */
final class ProbeOptions {

    /** The port of {@code stub}: a service that somebody else starts must know it before. */
    private static final int USUAL_PORT = 8089;

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})(ms|s|m)");
    private static final Duration LEAST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofMinutes(10);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            description = "The address that a user of your service asks.")
    private String url = "";

    @Option(
            names = "--start",
            paramLabel = "LINE",
            description = "A line of a shell that starts it here. Default: it runs already.")
    private Optional<String> start = Optional.empty();

    @Option(names = "--body", paramLabel = "BODY", description = "What is sent. Default: nothing.")
    private Optional<String> body = Optional.empty();

    @Option(names = "--method", paramLabel = "M", description = "Default: ${DEFAULT-VALUE}.")
    private String method = "POST";

    @Option(names = "--header", paramLabel = "'A: B'", description = "A header of the request; may be repeated.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--text",
            paramLabel = "POINTER",
            description = "JSON Pointer to what the user reads, as /reply; in a stream, into each event.")
    private Optional<String> text = Optional.empty();

    @Option(
            names = "--stream",
            paramLabel = "FORM",
            description = "The answer comes as sse, ndjson or text. Default: JSON, or whatever it is.")
    private Optional<String> stream = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "How long a user waits. Default: ${DEFAULT-VALUE}.")
    private String patience = "8s";

    @Option(
            names = "--kill",
            paramLabel = "LINE",
            description = "A line of a shell that pulls your kill-switch; it is tried under load at the end.")
    private Optional<String> kill = Optional.empty();

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "A variable for the service; {openai}, {anthropic} and {generic} in it become our addresses.")
    private List<String> variables = new ArrayList<>();

    @Option(
            names = "--ready",
            paramLabel = "URL",
            description = "An address that answers once the service is ready. Default: its port accepts connections.")
    private Optional<String> ready = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of the provider we play. Default: a free one; without --start " + USUAL_PORT + ".")
    private Optional<Integer> port = Optional.empty();

    /** Read them all, or say which makes no sense; what is to be saved must say how it is started. */
    Probe.Setup setup(boolean saved) {
        if (saved && start.isEmpty()) {
            throw misused("expected --start with --save, found %s, so that a drill can start the service", "none");
        }
        return new Probe.Setup(
                question(),
                start.map(it -> stated("--start", it)),
                Path.of(""),
                port(),
                environment(),
                ready.map(it -> address("--ready", it).toString()),
                patience(),
                kill.map(it -> stated("--kill", it)));
    }

    Duration patience() {
        Matcher parts = LENGTH.matcher(patience);
        if (parts.matches()) {
            long count = Long.parseLong(parts.group(1));
            Duration length = switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                default -> Duration.ofMinutes(count);
            };
            if (length.compareTo(LEAST) >= 0 && length.compareTo(MOST) <= 0) {
                return length;
            }
        }
        throw misused("expected a time from 500ms to 10m, as '8s', as --patience, found '%s'", patience);
    }

    private Question question() {
        return new Question(
                method.toUpperCase(Locale.ROOT), address("--url", url), named(), body, form(), text.map(this::pointer));
    }

    private URI address(String option, String written) {
        return ProviderAddress.of(written)
                .orElseThrow(() -> misused(
                        "expected an address as 'http://localhost:3000/api/chat' as " + option + ", found '%s'",
                        written));
    }

    private Map<String, String> named() {
        Map<String, String> found = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw misused("expected 'NAME: VALUE' as --header, found '%s'", header);
            }
            found.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return found;
    }

    private Form form() {
        return switch (stream.orElse("json")) {
            case "json" -> Form.JSON;
            case "sse" -> Form.SSE;
            case "ndjson" -> Form.NDJSON;
            case "text" -> Form.TEXT;
            default -> throw misused("expected sse, ndjson or text as --stream, found '%s'", stream.orElse(""));
        };
    }

    private String pointer(String written) {
        try {
            return JsonPointer.compile(written).toString();
        } catch (IllegalArgumentException none) {
            throw misused("expected a JSON Pointer as '/reply' as --text, found '%s'", written);
        }
    }

    private String stated(String option, String line) {
        if (line.isBlank()) {
            throw misused("expected a line of a shell as " + option + ", found '%s'", line);
        }
        return line;
    }

    private int port() {
        int chosen = port.orElse(start.isPresent() ? 0 : USUAL_PORT);
        if (chosen < 0 || chosen > HIGHEST_PORT) {
            throw misused(
                    "expected a port from 0 to " + HIGHEST_PORT + " as --port, found '%s'", String.valueOf(chosen));
        }
        return chosen;
    }

    private Map<String, String> environment() {
        Map<String, String> found = new LinkedHashMap<>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw misused("expected 'NAME=VALUE' as --env, found '%s'", variable);
            }
            found.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return found;
    }

    private CommandLine.ParameterException misused(String message, String found) {
        return new CommandLine.ParameterException(spec.commandLine(), message.replace("%s", Plain.line(found)));
    }
}
