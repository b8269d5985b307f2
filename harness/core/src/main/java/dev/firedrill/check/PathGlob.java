package dev.firedrill.check;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Match paths; {@code *} stands for any run of characters. */
final class PathGlob {

    private final Pattern pattern;

    PathGlob(String glob) {
        String regex = Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        this.pattern = Pattern.compile(regex, Pattern.DOTALL);
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }
}
