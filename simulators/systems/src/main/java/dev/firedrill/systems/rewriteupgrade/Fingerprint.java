package dev.firedrill.systems.rewriteupgrade;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Give configurations short names that change with them. */
final class Fingerprint {

    private static final int DIGITS = 16;

    private Fingerprint() {}

    /** Give {@code sha256:} and the first digits of the digest of these lines. */
    static String of(List<String> lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(text)).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every JDK has", e);
        }
    }
}
