package dev.firedrill.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScaledTimeTest {

    private final List<String> heard = new ArrayList<>();

    private ScaledTime scaled(double scale) {
        return new ScaledTime(scale, 0, () -> heard.add("begin"), () -> heard.add("go on"), () -> heard.add("end"));
    }

    @Test
    void stands0BeforeItBegins() {
        assertThat(scaled(1_000).now()).isZero();
    }

    @Test
    void passesSoManyTimesFaster() throws InterruptedException {
        ScaledTime time = scaled(1_000_000);
        time.begin((at, instance, event) -> {});
        long real = System.nanoTime();

        assertThat(time.await(Duration.ofMinutes(1).toNanos())).isNull();
        assertThat(time.now()).isGreaterThanOrEqualTo(Duration.ofMinutes(1).toNanos());
        assertThat(System.nanoTime() - real).isLessThan(Duration.ofSeconds(20).toNanos());
    }

    @Test
    void wakesForWhatIsHandedInAndGivesItInOrder() throws InterruptedException {
        ScaledTime time = scaled(1);
        time.begin((at, instance, event) -> {});
        time.post(() -> heard.add("one"));
        time.post(() -> heard.add("two"));
        for (int i = 0; i < 2; i++) {
            Runnable task = time.await(Duration.ofHours(1).toNanos());
            assertThat(task).isNotNull();
            task.run();
        }

        assertThat(heard).containsExactly("begin", "one", "two");
    }

    @Test
    void keepsWhatIsToldBeforeItBeginsUntilThen() throws InterruptedException {
        ScaledTime time = scaled(1);
        time.witnessed(witness -> heard.add("told"));
        time.begin((at, instance, event) -> {});
        Runnable task = time.await(0);
        assertThat(task).isNotNull();
        task.run();

        assertThat(heard).containsExactly("begin", "told");
    }

    @Test
    void doesAtItsEndWhatIsLeft() {
        ScaledTime time = scaled(1);
        time.begin((at, instance, event) -> {});
        time.end();

        assertThat(heard).containsExactly("begin", "end");
    }
}
