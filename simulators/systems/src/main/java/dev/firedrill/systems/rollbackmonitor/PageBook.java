package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.Files;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Keep the pages that nobody took yet, for the next life of the instance; what the disk does not take is written later. */
final class PageBook {

    private final Files files;
    private final String path;
    private String unwritten = "";

    PageBook(Files files, String instance) {
        this.files = files;
        this.path = Artifacts.FOLDER + "pages_" + instance + ".json";
    }

    List<ObjectNode> read() {
        List<ObjectNode> pages = new ArrayList<>();
        for (JsonNode page : Json.object(content()).path("pages")) {
            if (page instanceof ObjectNode known) {
                pages.add(known);
            }
        }
        return pages;
    }

    private String content() {
        try {
            return files.read(path).orElse("{}");
        } catch (UncheckedIOException unreadable) {
            return "{}";
        }
    }

    void write(Iterable<ObjectNode> pages) {
        ObjectNode content = Json.empty();
        pages.forEach(content.putArray("pages")::add);
        unwritten = content.toString();
        retry();
    }

    void retry() {
        if (!unwritten.isEmpty()) {
            try {
                files.write(path, unwritten);
                unwritten = "";
            } catch (UncheckedIOException full) {
                // The page itself is under way, and the next look tries again; telling of it would be one more page.
            }
        }
    }
}
