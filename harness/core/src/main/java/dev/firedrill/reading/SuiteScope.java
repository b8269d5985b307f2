package dev.firedrill.reading;

import dev.firedrill.model.Controls;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a scenario has from its suite.
 *
 * @param inputs sha-256 of the suite's own files
 */
record SuiteScope(
        String system,
        SuiteFile.Defaults defaults,
        Controls controls,
        Set<String> ownChecks,
        Map<String, ProviderShelf.Script> providers,
        SortedMap<String, String> inputs) {}
