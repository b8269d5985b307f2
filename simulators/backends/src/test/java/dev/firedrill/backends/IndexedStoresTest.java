package dev.firedrill.backends;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.firedrill.random.Draw;
import dev.firedrill.random.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IndexedStoresTest {

    private static final SingleRootFileSource NO_FILES = new SingleRootFileSource("none");
    private static final List<UrlPattern> PATTERNS = List.of(
            urlPathEqualTo("/a"),
            urlPathEqualTo("/b"),
            urlEqualTo("/a?x=1"),
            urlEqualTo("/c"),
            urlPathMatching("/[ab]"),
            anyUrl());
    private static final List<String> URLS = List.of("/a", "/a?x=1", "/b", "/b?x=1", "/c", "/c?x=1", "/d", "/", "/A");

    @Test
    void findWhatTheStockStoreFindsInTheSameOrder() {
        Draw draw = Draws.of(1, "stubs").at(1);
        for (int round = 0; round < 200; round++) {
            StubMappingStore stock = new DefaultStores(NO_FILES).getStubStore();
            StubMappingStore indexed = new IndexedStores(NO_FILES).getStubStore();
            List<StubMapping> stubs = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                StubMapping stub = stub(draw);
                change(draw, stock, indexed, stub, stubs);
                for (String url : URLS) {
                    assertThat(found(indexed, url)).isEqualTo(found(stock, url));
                }
            }
        }
    }

    private static void change(
            Draw draw, StubMappingStore stock, StubMappingStore indexed, StubMapping stub, List<StubMapping> stubs) {
        if (stubs.isEmpty() || draw.chance(0.7)) {
            stock.add(stub);
            indexed.add(stub);
            stubs.add(stub);
        } else {
            StubMapping old = stubs.remove((int) draw.below(stubs.size()));
            stock.remove(old.getId());
            indexed.remove(old.getId());
        }
    }

    private static StubMapping stub(Draw draw) {
        MappingBuilder stub = any(PATTERNS.get((int) draw.below(PATTERNS.size())))
                .withId(new UUID(1, draw.bits()))
                .willReturn(ok());
        return draw.chance(0.3) ? stub.atPriority((int) draw.below(3) + 1).build() : stub.build();
    }

    private static List<UUID> found(StubMappingStore store, String url) {
        return store.findAllMatchingRequest(request(url), Map.of(), event -> {})
                .map(StubMapping::getId)
                .toList();
    }

    private static Request request(String url) {
        return ImmutableRequest.create()
                .withAbsoluteUrl("http://provider" + url)
                .withMethod(RequestMethod.POST)
                .withProtocol("HTTP/1.1")
                .withBody(new byte[0])
                .build();
    }
}
