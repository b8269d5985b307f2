package dev.firedrill.reading;

import dev.firedrill.model.Controls;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a scenario has from its suite.
 *
 * @param requirements ids that a check can cover; any where no {@code requirements.json} lists them
 * @param inputs sha-256 of the suite's own files
 */
record SuiteScope(
        String system,
        SuiteFile.Defaults defaults,
        Controls controls,
        Names requirements,
        Set<String> ownChecks,
        Map<String, ProviderShelf.Script> providers,
        SortedMap<String, String> inputs) {}
