package dev.firedrill.live.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Ask an address what it shows. */
final class PolledAddress implements Look {

    private final URI address;
    private final LongSupplier clock;
    private final Interpreter interpreter;
    private final HttpClient client;
    private List<JsonNode> before = List.of();

    PolledAddress(URI address, LongSupplier clock, Interpreter interpreter, HttpClient client) {
        this.address = address;
        this.clock = clock;
        this.interpreter = interpreter;
        this.client = client;
    }

    @Override
    public Optional<String> look(boolean first) throws InterruptedException {
        try {
            take(Got.get(client, address), first);
        } catch (TimeoutException slow) {
            interpreter.complain("gave no answer within %d s".formatted(Got.LONGEST.toSeconds()));
        } catch (IOException gone) {
            return Optional.of("could not be reached: " + gone.getMessage());
        }
        return Optional.empty();
    }

    private void take(Got got, boolean first) {
        if (got.status() != 200) {
            interpreter.complain("answered " + got.status());
            return;
        }
        JsonNode shown = Records.of(got.body());
        long asOf = first ? 0 : clock.getAsLong();
        if (shown instanceof ArrayNode records) {
            news(records).forEach(record -> interpreter.take(record, 0, asOf));
        } else {
            interpreter.take(shown, 0, asOf);
        }
    }

    /**
     * A list may have grown, may have lost its oldest, or may have begun anew: what follows the longest part seen before is
     * news.
     */
    private List<JsonNode> news(ArrayNode shown) {
        List<JsonNode> now = new ArrayList<>();
        shown.forEach(now::add);
        int lost = 0;
        while (!begins(now, before.subList(lost, before.size()))) {
            lost++;
        }
        List<JsonNode> news = now.subList(before.size() - lost, now.size());
        before = now;
        return news;
    }

    private static boolean begins(List<JsonNode> whole, List<JsonNode> part) {
        return part.size() <= whole.size() && whole.subList(0, part.size()).equals(part);
    }
}
