package dev.firedrill.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the files that a scenario names; absent where one is not usable, which is reported. */
interface NamedFiles {

    /** Find provider scripts, keyed by the name of their provider. */
    Optional<Map<String, ProviderShelf.Script>> scripts(List<Value.Text> paths);

    /** Find a failure profile. */
    Optional<ProfileFile> profile(Value.Text path);
}
