package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.Files;

/** Put on the disk what is to be written there: a line at the end of a file, or a file of its own. */
class Shelf {

    private static final String FILE = "file";
    private static final String STEM = "stem";
    private static final String TEXT = "text";

    private final Files files;

    Shelf(Files files) {
        this.files = files;
    }

    static ObjectNode line(String file, String line) {
        return Json.empty().put(FILE, file).put(TEXT, line);
    }

    static ObjectNode fileOfItsOwn(String stem, String content) {
        return Json.empty().put(STEM, stem).put(TEXT, content);
    }

    /**
     * Write what was made by one of the two methods above.
     *
     * @throws java.io.UncheckedIOException if there is no room for it
     */
    final void put(ObjectNode writing) {
        String text = writing.path(TEXT).asText();
        if (writing.has(STEM)) {
            files.write(free(writing.path(STEM).asText()), text);
        } else {
            files.append(writing.path(FILE).asText(), text);
        }
    }

    /** Give a name that no file has yet. */
    String free(String stem) {
        String path = stem + ".json";
        for (int copy = 2; files.read(path).isPresent(); copy++) {
            path = stem + "-" + copy + ".json";
        }
        return path;
    }
}
