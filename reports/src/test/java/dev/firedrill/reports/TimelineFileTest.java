package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.EventLog;
import dev.firedrill.events.JsonLines;
import dev.firedrill.result.Entry;
import dev.firedrill.result.TimelineDrawing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class TimelineFileTest {

    @TempDir
    private Path folder;

    private final Entry entry = SampleResults.rollback(null, false);

    private String svg() throws IOException {
        Path log = folder.resolve("log.jsonl");
        JsonLines.write(EventLog.of(SampleResults.events(entry)), log);
        TimelineDrawing drawing =
                ServiceLoader.load(TimelineDrawing.class).findFirst().orElseThrow();
        return drawing.svg(entry, log).orElseThrow();
    }

    @Test
    void isWellFormedAndNamesItsLanguage() throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        Document document =
                parsers.newDocumentBuilder().parse(new ByteArrayInputStream(svg().getBytes(StandardCharsets.UTF_8)));

        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(document.getDocumentElement().getLocalName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(5);
    }

    @Test
    void bringsItsStylesAndAsksNothingOfANetwork() throws IOException {
        assertThat(svg().replace("http://www.w3.org/2000/svg", ""))
                .contains("<style>", "--ground", "id=\"texture-1\"")
                .doesNotContain("http:", "https:", "<script", "@import");
    }

    @Test
    void drawsNothingWhereTheLogCannotBeRead() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{");

        assertThat(new TimelineFile().svg(entry, broken)).isEmpty();
        assertThat(new TimelineFile().svg(entry, folder.resolve("none.jsonl"))).isEmpty();
    }
}
