package dev.firedrill.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenExchangesTest {

    private final OpenExchanges exchanges = new OpenExchanges();

    @Test
    void knowsTheOnlyOneThatIsOpen() {
        exchanges.sent(1);
        exchanges.sent(2);
        exchanges.ended(1);

        assertThat(exchanges.only()).hasValue(2);
    }

    @Test
    void knowsNoneWhereSeveralOrNoneAreOpen() {
        assertThat(exchanges.only()).isEmpty();
        exchanges.sent(1);
        exchanges.sent(2);

        assertThat(exchanges.only()).isEmpty();
    }
}
