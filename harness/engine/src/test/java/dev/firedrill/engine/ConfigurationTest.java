package dev.firedrill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void documentsEveryParameterInTheTable() {
        String table = Configuration.table();

        assertThat(Arrays.asList(Configuration.values()))
                .allSatisfy(parameter -> assertThat(table)
                        .contains("| `%s` | %s | %s |"
                                .formatted(parameter.key(), parameter.defaultValue(), parameter.meaning())));
    }
}
