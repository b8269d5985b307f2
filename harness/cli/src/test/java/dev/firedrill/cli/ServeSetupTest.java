package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeSetupTest {

    @TempDir
    private Path folder;

    private ServeSetup read(String content) throws IOException {
        return ServeSetup.read(Files.writeString(folder.resolve("setup.json"), content));
    }

    @Test
    void readsAllThatADrillWrites() throws IOException {
        assertThat(read("""
                {"environment": {"A": "1"}, "flags": {"F": "on"}, "seed": 7, "startsAt": "2026-01-01T00:00:00Z",
                 "timeScale": 20.0, "variant": "mute", "providers": {"llm": "http://127.0.0.1:40123/llm/"},
                 "state": "here", "port": 40124}
                """))
                .isEqualTo(new ServeSetup(
                        Map.of("A", "1"),
                        Map.of("F", "on"),
                        Optional.of(7L),
                        Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                        20,
                        "mute",
                        Map.of("llm", URI.create("http://127.0.0.1:40123/llm")),
                        Optional.of(Path.of("here")),
                        Optional.of(40124)));
    }

    @Test
    void leavesAsItIsWhatAFileDoesNotSay() throws IOException {
        assertThat(read("{}")).isEqualTo(ServeSetup.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [1]                                | a JSON object
                    {                                  | a JSON object
                    {"sed": 1}                         | the key 'sed'
                    {"environment": []}                | [] as 'environment'
                    {"flags": {"F": 1}}                | 1 as 'flags/F'
                    {"seed": "7"}                      | "7" as 'seed'
                    {"seed": 1.5}                      | 1.5 as 'seed'
                    {"port": 65536}                    | 65536 as 'port'
                    {"startsAt": "today"}              | "today" as 'startsAt'
                    {"timeScale": 0}                   | 0 as 'timeScale'
                    {"timeScale": "fast"}              | "fast" as 'timeScale'
                    {"providers": {"llm": "here:80"}}  | 'here:80' as 'providers/llm'
                    {"variant": 1}                     | 1 as 'variant'
                    """)
    void refusesAFileThatMakesNoSenseAndSaysWhere(String content, String found) {
        Refusal refused = catchThrowableOfType(Refusal.class, () -> read(content));

        assertThat(refused).hasMessageContainingAll("--setup ", "setup.json", found, "expected ", "mend ");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Refusal refused = catchThrowableOfType(Refusal.class, () -> ServeSetup.read(folder.resolve("none.json")));

        assertThat(refused).hasMessageContaining("no file that can be read");
    }
}
