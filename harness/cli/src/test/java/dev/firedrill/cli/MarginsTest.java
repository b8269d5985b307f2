package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarginsTest {

    @Test
    void readsALengthOfTimeAsResultsSpellIt() {
        assertThat(Margins.seconds("+1m30.5s")).hasValue(90.5);
        assertThat(Margins.seconds("-1h2m")).hasValue(-3720);
        assertThat(Margins.seconds("12.5ms")).hasValue(0.0125);
        assertThat(Margins.seconds("-12.5ms")).hasValue(-0.0125);
    }

    @Test
    void readsNothingElse() {
        assertThat(Margins.seconds("+12")).isEmpty();
        assertThat(Margins.seconds("soon")).isEmpty();
        assertThat(Margins.seconds("xms")).isEmpty();
        assertThat(Margins.seconds("")).isEmpty();
        assertThat(Margins.seconds(null)).isEmpty();
    }
}
