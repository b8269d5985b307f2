package dev.firedrill.live.http;

import java.util.List;

/** Read one frame a line; blank lines are none, and the last line needs no end. */
final class JsonLineFrames implements Framing {

    private final LineCutter lines = new LineCutter();

    @Override
    public List<Frame> add(String part) {
        return frames(lines.add(part));
    }

    @Override
    public List<Frame> end() {
        return frames(List.of(lines.rest()));
    }

    private static List<Frame> frames(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(line -> new Frame("", line))
                .toList();
    }
}
