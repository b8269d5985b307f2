package dev.firedrill.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every failure through every official client, in virtual time. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ClientTableTest {

    /** Many, because langchain4j's back-off sleeps for real and costs nothing meanwhile. */
    private static final int THREADS = 64;

    private static Table table;

    @BeforeAll
    static void driveEveryFailureThroughEveryClient() throws Exception {
        table = Table.drive(THREADS, Table.rows(), VirtualDrill::run);
        publish(table.markdown());
    }

    private static void publish(String markdown) throws IOException {
        Path file = Path.of("target", "client-table.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, markdown);
        System.out.println(markdown);
    }

    @Test
    void everyClientDoesAsResearchSaysOrTheDifferenceIsExplained() {
        assertThat(table.differences()).isEmpty();
    }

    @Test
    void everyDifferenceFromResearchSaysWhy() {
        assertThat(Table.rows())
                .allSatisfy(row -> assertThat(row.clients())
                        .map(client -> row.expected(client).orElseThrow())
                        .allSatisfy(it ->
                                assertThat(it.why().isEmpty()).isEqualTo(it.source() != Expected.Source.EXPLAINED)));
    }

    @Test
    void whatNoClientOfOursDecidesIsMarkedAsEmulated() {
        assertThat(found("refused", ClientKind.OPENAI).emulated()).isTrue();
        assertThat(found("stall after 4 events, timeout 2 s", ClientKind.LANGCHAIN_OPENAI_STREAM)
                        .emulated())
                .isTrue();
        assertThat(found("cut clean after 4 events", ClientKind.LANGCHAIN_ANTHROPIC_STREAM)
                        .emulated())
                .isFalse();
        assertThat(found("server_error 500", ClientKind.OPENAI).emulated()).isFalse();
    }

    @Test
    void aClientThatDoesOtherwiseIsADifference() {
        Row wrong = Row.of("no failure").expect(Expected.stated(2, 1, 2, "ok, nothing"), ClientKind.OPENAI);
        Observed observed = VirtualDrill.run(wrong, ClientKind.OPENAI);

        assertThat(wrong.expected(ClientKind.OPENAI).orElseThrow().differences(observed))
                .containsExactly(
                        "expected 2 attempts, found 1",
                        "expected 1.00 to 2.00 s, found 0.00 s",
                        "expected 'ok, nothing', found 'ok after 0'");
    }

    private static Observed found(String row, ClientKind client) {
        return table.found(row, client);
    }
}
