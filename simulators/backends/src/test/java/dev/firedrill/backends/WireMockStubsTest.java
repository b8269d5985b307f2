package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.FACTS;
import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.delay;
import static dev.firedrill.backends.Samples.engine;
import static dev.firedrill.backends.Samples.hit;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.status;
import static dev.firedrill.backends.Samples.text;
import static net.javacrumbs.jsonunit.JsonAssert.assertJsonEquals;
import static net.javacrumbs.jsonunit.JsonAssert.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.firedrill.model.Effect;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WireMockStubsTest {

    private static final ProviderScript SCRIPT = script("openai-chat", Duration.ofHours(1), 0.2, text("fine"));
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @Test
    void opensNoSocket() throws IOException {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "only Linux shows the descriptors of a process");
        Set<String> before = sockets();

        Backend backend = open();
        backend.plan(ask("hello"), FACTS, null);

        assertThat(sockets()).isEqualTo(before);
        assertThat(backend).isNotNull();
    }

    @Test
    void leavesACallerEveryHeaderOfItsOwn() {
        ProviderCall call = new ProviderCall(
                "narrate",
                "/v1",
                Map.of("x-firedrill-ticket", "99", "content-type", "text/plain"),
                ask("hello").body(),
                Duration.ofSeconds(1),
                ProviderCall.Bound.WHOLE);

        assertThat(status(open().plan(call, FACTS, null))).isEqualTo(200);
    }

    @Test
    void startsNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        List<Backend> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(open());
        }
        open.forEach(it -> it.plan(ask("hello"), FACTS, null));

        assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
    }

    @Test
    void isForgottenWithItsRun() {
        WeakReference<WireMockStubs> stubs = new WeakReference<>(usedStubs());

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            System.gc();
            return stubs.refersTo(null);
        });
    }

    private static WireMockStubs usedStubs() {
        WireMockStubs stubs = new WireMockStubs();
        stubs.carry(ask("hello"), () -> engine(SCRIPT).plan(ask("hello"), FACTS, null));
        return stubs;
    }

    @Test
    @Timeout(60)
    void waitsForNothing() {
        Backend backend = open();

        assertThat(delay(backend.plan(ask("x"), FACTS, null)))
                .isGreaterThan(Duration.ofMinutes(10).toNanos());
        assertThat(backend.plan(ask("x"), FACTS, hit("stuck", new Effect.TimeoutFirstByte()))
                        .segments())
                .containsExactly(new WirePlan.Stall());
    }

    /** A broken one lies in {@code src/test/resources/mappings}, where WireMock looks by itself. */
    @Test
    void readsNoStubsOfTheUsersOwn() {
        assertThat(Path.of("src/test/resources/mappings/users-own.json")).exists();
        assertThat(status(open().plan(ask("hello"), FACTS, null))).isEqualTo(200);
    }

    @Test
    void loadsWireMockOnlyWhenOpened() throws Exception {
        try (URLClassLoader withoutWireMock = withoutWireMock()) {
            Class<?> factories = withoutWireMock.loadClass("dev.firedrill.backends.WireMockBackends");
            Object factory = factories.getConstructor().newInstance();

            assertThat(factories.getMethod("transport").invoke(factory)).isEqualTo("wiremock");
            assertThat(factories.getMethod("speaks", String.class).invoke(factory, "openai-chat"))
                    .isEqualTo(true);
            assertThatThrownBy(() -> withoutWireMock.loadClass("com.github.tomakehurst.wiremock.WireMockServer"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void comparesJsonBesideOurOwnJsonUnit() {
        String found = "{\"b\":[2,1],\"a\":1,\"more\":true}";
        String wanted = "{\"a\":1,\"b\":[1,2]}";

        assertJsonEquals(wanted, found, when(Option.IGNORING_ARRAY_ORDER, Option.IGNORING_EXTRA_FIELDS));
        assertThat(WireMock.equalToJson(wanted, true, true).match(found).isExactMatch())
                .isTrue();
        assertThat(WireMock.equalToJson(wanted, false, true).match(found).isExactMatch())
                .isFalse();
    }

    private static Backend open() {
        return new WireMockBackends().open(SCRIPT, Draws.of(1, "llm"));
    }

    private static Set<String> sockets() throws IOException {
        Set<String> sockets = new TreeSet<>();
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.exists(descriptor) ? "" : targetOf(descriptor);
                if (target.startsWith("socket:")) {
                    sockets.add(target);
                }
            }
        }
        return sockets;
    }

    private static String targetOf(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static URLClassLoader withoutWireMock() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("wiremock")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
