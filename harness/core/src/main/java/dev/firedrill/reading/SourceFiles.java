package dev.firedrill.reading;

import dev.firedrill.model.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Takes the content of files from the disk and names them as errors show them. */
final class SourceFiles {

    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path root;

    SourceFiles(Path root) {
        this.root = absolute(root);
    }

    /** Make a path absolute; a relative one counts from the root. */
    Path resolve(Path path) {
        return root.resolve(path).normalize();
    }

    Path root() {
        return root;
    }

    /** Name a file relative to the root, or in full where it lies outside. */
    String name(Path path) {
        Path full = resolve(path);
        Path shown = full.startsWith(root) && !full.equals(root) ? root.relativize(full) : full;
        return shown.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    Position start(Path path) {
        return new Position(name(path), 1, 1);
    }

    /**
     * Find the file that another one names by a path; absent, with a defect at the path, where there is none.
     *
     * @param folder what the path is relative to
     * @param kind what stands in the file
     */
    Optional<Path> find(Value.Text path, Path folder, String kind, Defects defects) {
        Optional<Path> full = full(path.text(), folder);
        Optional<Path> there = full.filter(Files::isRegularFile);
        if (there.isEmpty()) {
            defects.add(
                    path.position(),
                    kind + " file " + Quote.of(path.text()),
                    "a file " + Quote.of(full.map(this::name).orElse(path.text())),
                    "create it, or correct the path, which is relative to this file");
        }
        return there;
    }

    private static Optional<Path> full(String path, Path folder) {
        try {
            return Optional.of(folder.resolve(path).normalize());
        } catch (InvalidPathException unspeakable) {
            return Optional.empty();
        }
    }

    /** Read a file; absent where it is no readable text of bearable size, with a defect that says why. */
    Optional<Source> open(Path path, Defects defects) {
        try {
            return isReadable(path, defects) ? read(path, defects) : Optional.empty();
        } catch (IOException unreadable) {
            defects.add(
                    start(path),
                    "a file that cannot be read: " + reason(unreadable),
                    "a readable file",
                    "check its permissions");
            return Optional.empty();
        }
    }

    private boolean isReadable(Path path, Defects defects) throws IOException {
        if (Files.isDirectory(path)) {
            defects.add(start(path), "a directory", "a file of JSON", "rename the directory");
            return false;
        }
        if (!Files.exists(path)) {
            boolean broken = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
            defects.add(
                    start(path),
                    broken ? "a link to nothing" : "no such file",
                    "a file of JSON",
                    "create the file, or correct the path");
            return false;
        }
        if (!Files.isRegularFile(path)) {
            defects.add(start(path), "a device or pipe", "a regular file", "put a file in its place");
            return false;
        }
        return isSmall(path, Files.size(path), defects);
    }

    private boolean isSmall(Path path, long size, Defects defects) {
        if (size > MOST_BYTES) {
            defects.add(
                    start(path), "a file of " + size + " bytes", "at most " + MOST_BYTES + " bytes", "split the file");
        }
        return size <= MOST_BYTES;
    }

    private Optional<Source> read(Path path, Defects defects) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        return isSmall(path, bytes.length, defects) ? decode(path, bytes, defects) : Optional.empty();
    }

    private Optional<Source> decode(Path path, byte[] bytes, Defects defects) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult end = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (end.isError()) {
            String wrong = "0x" + HexFormat.of().toHexDigits(bytes[in.position()]);
            defects.add(
                    new Lines(name(path), text).at(text.length()),
                    "byte " + wrong + ", which is not UTF-8",
                    "text in UTF-8",
                    "save the file as UTF-8");
            return Optional.empty();
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            defects.add(
                    start(path),
                    "a byte order mark",
                    "UTF-8 without a byte order mark",
                    "save the file as UTF-8 without BOM");
            return Optional.empty();
        }
        return Optional.of(new Source(name(path), text, sha256(bytes)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String reason(IOException unreadable) {
        return unreadable.getClass().getSimpleName();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
