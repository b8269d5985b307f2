package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.world.ProviderException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TransferTest {

    @Test
    void tellsATimeoutFromARefusalWhileItConnects() {
        Throwable late = new HttpConnectTimeoutException("HTTP connect timed out");
        late.initCause(new ConnectException("HTTP connect timed out"));

        assertThat(Transfer.kind(new CompletionException(late))).isEqualTo(Kind.TIMEOUT);
        assertThat(Transfer.kind(new CompletionException(new ConnectException("Connection refused"))))
                .isEqualTo(Kind.REFUSED);
        assertThat(Transfer.kind(new IOException("Connection reset"))).isEqualTo(Kind.RESET);
    }
}
