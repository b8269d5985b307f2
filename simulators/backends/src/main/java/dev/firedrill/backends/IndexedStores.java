package dev.firedrill.backends;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.EqualToPattern;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import com.github.tomakehurst.wiremock.matching.UrlPathPattern;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Let WireMock find stubs by path instead of trying each: hand it to {@code WireMockConfiguration.withStores}. Which stub
 * answers does not change, and order and priority stay as WireMock has them.
 *
 * <p>Problem: WireMock tries every stub against every request, 0.2 ms for a thousand of them. Decision: try those whose
 * path is the request's, and those that name none. See: {@code StubMappingStore.findAllMatchingRequest} of WireMock 3.13.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class IndexedStores extends DefaultStores {

    private final Stubs stubs = new Stubs();

    /** Keep stubs in memory; bodies of answers may still lie in these files. */
    public IndexedStores(FileSource files) {
        super(files);
    }

    @Override
    public StubMappingStore getStubStore() {
        return stubs;
    }

    /** Keeps the stubs and an index of them, which the first request after a change builds anew. */
    private static final class Stubs extends InMemoryStubMappingStore {

        private volatile @Nullable Index index;

        @Override
        public Stream<StubMapping> findAllMatchingRequest(
                Request request, Map<String, RequestMatcherExtension> matchers, Consumer<SubEvent> events) {
            return index().candidates(request).stream().filter(stub -> {
                MatchResult result = stub.getRequest().match(request, matchers);
                result.getSubEvents().forEach(events);
                return result.isExactMatch();
            });
        }

        private Index index() {
            Index known = index;
            return known != null ? known : build();
        }

        private synchronized Index build() {
            Index built = Index.of(getAll().toList());
            index = built;
            return built;
        }

        @Override
        public synchronized void add(StubMapping stub) {
            super.add(stub);
            index = null;
        }

        @Override
        public synchronized void replace(StubMapping old, StubMapping stub) {
            super.replace(old, stub);
            index = null;
        }

        @Override
        public synchronized void remove(StubMapping stub) {
            super.remove(stub);
            index = null;
        }

        @Override
        public synchronized void clear() {
            super.clear();
            index = null;
        }
    }

    /**
     * Hold stubs in the order WireMock tries them.
     *
     * @param byPath for each path those that name it or none
     * @param others those that name none
     */
    private record Index(Map<String, List<StubMapping>> byPath, List<StubMapping> others) {

        static Index of(List<StubMapping> inOrder) {
            Map<String, List<StubMapping>> byPath = new HashMap<>();
            for (StubMapping stub : inOrder) {
                path(stub).ifPresent(it -> byPath.computeIfAbsent(it, path -> new ArrayList<>()));
            }
            List<StubMapping> others = new ArrayList<>();
            for (StubMapping stub : inOrder) {
                Optional<String> path = path(stub);
                if (path.isPresent()) {
                    byPath.getOrDefault(path.get(), others).add(stub);
                } else {
                    byPath.values().forEach(it -> it.add(stub));
                    others.add(stub);
                }
            }
            return new Index(byPath, others);
        }

        List<StubMapping> candidates(Request request) {
            return byPath.getOrDefault(Urls.getPath(request.getUrl()), others);
        }

        /** Give the one path a stub can answer on, if it is so. */
        private static Optional<String> path(StubMapping stub) {
            UrlPattern url = stub.getRequest().getUrlMatcher();
            if (url == null
                    || !(url.getPattern() instanceof EqualToPattern equal)
                    || Boolean.TRUE.equals(equal.getCaseInsensitive())) {
                return Optional.empty();
            }
            return Optional.of(url instanceof UrlPathPattern ? equal.getExpected() : Urls.getPath(equal.getExpected()));
        }
    }
}
