package dev.firedrill.result;

/** Holds results as the version of 2026-11-20 wrote them, before they said where they come from. */
final class OlderResults {

    static final String TEXT = """
            {
              "format": "firedrill-results/1",
              "verdict": "INCONCLUSIVE",
              "subset": false,
              "exploratory": false,
              "reduced": false,
              "reasons": [
                "there is no valid firedrill.lock.json to say what must run; ./firedrill lock writes it"
              ],
              "tool": {
                "version": "0.1.0-SNAPSHOT",
                "java": "17.0.12",
                "os": "Linux"
              },
              "inventory": {
                "found": 1,
                "missing": [],
                "unlisted": []
              },
              "requirements": [
                {
                  "system": "a",
                  "total": 2,
                  "covered": 0,
                  "uncovered": [
                    "S0-01"
                  ],
                  "people": [
                    "S0-02"
                  ]
                }
              ],
              "warnings": [],
              "errors": [],
              "entries": [
                {
                  "scenario": "a/x",
                  "system": "a",
                  "description": "what it is about",
                  "at": "scenarios/a/x.scenario.json:1:1",
                  "mode": "simulated",
                  "firstSeed": 7,
                  "runs": 1,
                  "declaredRuns": 1,
                  "status": "PASS",
                  "logHash": "00000000000000aa",
                  "simulatedSeconds": 40.0,
                  "requests": {
                    "runs": 1,
                    "twins": 0
                  },
                  "wallSeconds": 0.25,
                  "chosenSeed": 7,
                  "events": "events/a.x.seed-7.jsonl",
                  "thresholds": [],
                  "checks": [
                    {
                      "id": "nothing-lost",
                      "kind": "nothing-lost",
                      "aspect": "other",
                      "status": "PASS",
                      "covers": [],
                      "at": "scenarios/a/x.scenario.json:5:5",
                      "expected": "an end for every request",
                      "found": "1 of 1",
                      "seed": 7,
                      "passedRuns": 1,
                      "failedRuns": 0,
                      "failingSeeds": [],
                      "chosen": {
                        "status": "PASS",
                        "log": "",
                        "place": 0,
                        "time": 0
                      },
                      "replay": "./firedrill replay a/x --seed 7"
                    }
                  ]
                }
              ]
            }
            """;

    private OlderResults() {}
}
