package dev.firedrill.cli;

import java.net.URI;
import java.util.Optional;

/** Reads where a provider is. */
final class ProviderAddress {

    private ProviderAddress() {}

    /** Take an address without the slash at its end; empty for what is none. */
    static Optional<URI> of(String text) {
        try {
            URI at = URI.create(text.replaceFirst("/+$", ""));
            boolean reachable =
                    at.getHost() != null && String.valueOf(at.getScheme()).matches("https?");
            return reachable ? Optional.of(at) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
