package dev.firedrill.engine;

import java.util.Objects;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.store.Namespace;

/** Uses what only newer platforms have, and does without on older ones. */
final class PlatformCompat {

    private static final boolean HAS_STORES = isPresent("org.junit.platform.engine.support.store.Namespace");

    private PlatformCompat() {}

    static Observer observer(ExecutionRequest request) {
        Observer observer = HAS_STORES ? Stores.observer(request) : null;
        return Objects.requireNonNullElse(observer, SilentObserver.INSTANCE);
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, ExecutionRequest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException olderPlatform) {
            return false;
        }
    }

    /** Loaded only where the platform has stores: 1.13 and later. */
    private static final class Stores {

        static @org.jspecify.annotations.Nullable Observer observer(ExecutionRequest request) {
            return request.getStore().get(Namespace.create(Observer.NAMESPACE), Observer.KEY, Observer.class);
        }
    }
}
