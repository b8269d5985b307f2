package dev.firedrill.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.Cut;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The two stories that the README opens with. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class OpenersTest {

    @Test
    void anthropicJavaBlocksTwoHoursOnARetryAfterOfAnHourWhileOpenAiJavaCapsItAtEightSeconds() {
        Row anHour = Row.of("Retry-After: 3600").fault(new Effect.LongRetryAfter(Duration.ofHours(1)));

        assertThat(VirtualDrill.run(anHour, ClientKind.ANTHROPIC).text()).isEqualTo("3, 7200.0 s, RateLimitException");
        assertThat(VirtualDrill.run(anHour, ClientKind.OPENAI).text()).isEqualTo("3, 16.0 s, RateLimitException");
    }

    @Test
    void langchain4jPresentsAnEarlyEndAsCompleteOverOneDialectAndHangsOverTheOther() {
        Row earlyEnd = Row.of("clean end after 4 events").stream(new Cut(Cut.How.CLEAN, Transports.afterFour()));

        assertThat(VirtualDrill.run(earlyEnd, ClientKind.LANGCHAIN_OPENAI_STREAM)
                        .text())
                .isEqualTo("1, 0.0 s, ok, cut short");
        assertThat(VirtualDrill.run(earlyEnd, ClientKind.LANGCHAIN_ANTHROPIC_STREAM)
                        .text())
                .isEqualTo("1, never, hang");
    }
}
