package dev.firedrill.live.observe;

import static dev.firedrill.live.observe.Service.observed;
import static dev.firedrill.live.observe.Service.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {

    private static final Reading STATE = reading("state.entered", Map.of("state", ""));

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();
    private final Gathering seen = new Gathering();
    private Path file = Path.of("");
    private Observers observers = observed("", clock::get, 1, seen, new Source.Body());

    @BeforeEach
    void open() {
        file = folder.resolve("audit.jsonl");
        observers = observed("", clock::get, 1, seen, new Source.Lines(file.toString(), "> "), STATE);
    }

    @AfterEach
    void close() {
        observers.close();
    }

    private void add(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void awaitStates(String... states) {
        await().untilAsserted(() -> assertThat(seen.states()).containsExactly(states));
    }

    @Test
    void whatWasThereBeforeIsReadAsOfTheBeginning() throws IOException {
        add("> A\n");
        observers.begin();
        clock.set(50);
        add("> B\n");
        awaitStates("A", "B");

        assertThat(seen.times()).containsExactly(0L, 50L);
    }

    @Test
    void aLineThatIsBegunWaitsForItsEnd() throws IOException {
        observers.begin();
        add("> A\n> B");
        awaitStates("A");
        observers.catchUp();
        awaitStates("A");
        add("C\n");
        awaitStates("A", "BC");
    }

    @Test
    void aFileMayAppearLater() throws IOException {
        observers.begin();
        add("> A\n");
        awaitStates("A");
        assertThat(seen.unreadable()).isEmpty();
    }

    @Test
    void aFileThatNeverAppearsIsSaidToBeMissing() {
        observers.begin();
        observers.catchUp();

        assertThat(seen.unreadable()).containsExactly("the file '%s': the file is not there".formatted(file));
    }

    @Test
    void aFileMayBeCut() throws IOException {
        add("> A long enough\n");
        observers.begin();
        awaitStates("A long enough");
        Files.writeString(file, "");
        observers.catchUp();
        add("> B\n");
        awaitStates("A long enough", "B");
    }

    @Test
    void aFileMayBeMovedAwayAndMadeAnew() throws IOException {
        add("> A\n");
        observers.begin();
        awaitStates("A");
        add("> B\n");
        Files.move(file, folder.resolve("audit.1.jsonl"));
        add("> C\n");
        awaitStates("A", "B", "C");
    }

    @Test
    void aFileMayBeReplaced() throws IOException {
        add("> A\n");
        observers.begin();
        awaitStates("A");
        Path other = Files.writeString(folder.resolve("other"), "> B\n> C\n");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        awaitStates("A", "B", "C");
    }

    @Test
    void catchingUpReadsWhatIsThere() throws IOException {
        observers.begin();
        add("> A\n".repeat(2_000));
        observers.catchUp();

        assertThat(seen.states()).hasSize(2_000);
    }

    @Test
    void garbageAndALineThatIsTooLongHideNothing() throws IOException {
        observers.begin();
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n'});
        add("> " + "x".repeat(2 * LineSplitter.LONGEST) + "\n> A\n");
        awaitStates("A");

        assertThat(seen.unreadable())
                .containsExactly("the file '%s': a line was longer than 1048576 bytes".formatted(file));
    }

    @Test
    void aFolderIsSaidToBeNoFile() throws IOException {
        Files.createDirectory(file);
        observers.begin();
        observers.catchUp();

        assertThat(seen.unreadable()).singleElement().asString().contains("the file could not be read");
    }

    @Test
    void charactersOfOtherLanguagesStay() throws IOException {
        Files.write(file, "> größer 漢字\n".getBytes(StandardCharsets.UTF_8));
        observers.begin();

        awaitStates("größer 漢字");
    }
}
