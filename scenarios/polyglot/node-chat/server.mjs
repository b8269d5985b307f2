// A small chat feature on a language model, with the brakes that such a feature needs: a kill-switch, a rollout to a
// percentage of its users, and a rollback that it pulls itself. Node 18 or later, and nothing else.
// Where it says broken("…"), a mistake is built in that the drills must find; the service itself never takes that way.
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const env = process.env;
const broken = (variant) => env.VARIANT === variant;
const TIME_SCALE = Number(env.TIME_SCALE ?? 1); // drills let time pass faster; everybody else leaves it alone
const duration = (name, usual) => Number(env[name] ?? usual) / TIME_SCALE;
const CHECK_INTERVAL = duration("CHECK_INTERVAL_MS", 1000);
const ATTEMPT_TIMEOUT = duration("ATTEMPT_TIMEOUT_MS", 3500);
const ATTEMPTS = broken("retry-storm") ? 6 : 2;
const WINDOW = 20; // the rollback looks at so many of the newest model calls,
const ENOUGH = broken("no-minimum") ? 1 : 10; // says nothing with fewer than these,
const LIMIT = 0.5; // finds this share of failures bad,
const BAD_CHECKS = broken("one-bad-check") ? 1 : 2; // and acts at so many bad checks in a row
const MODEL_URL = (env.OPENAI_BASE_URL ?? "https://api.openai.com/v1") + "/chat/completions";
const STATE = env.STATE_FOLDER ?? mkdtempSync(join(tmpdir(), "node-chat-")); // without one it forgets when it ends

// ---- Flags: kept in a file, because a switch that a restart forgets is none.

const FLAGS_FILE = `${STATE}/flags.json`;
const VALUES = { "kill-switch": /^(on|off)$/, rollout: /^(\d|[1-9]\d|100)$/, rollback: /^(armed|tripped)$/ };
const kept = existsSync(FLAGS_FILE) && !broken("forgotten-on-restart") ? JSON.parse(readFileSync(FLAGS_FILE, "utf8")) : {};
const flags = { "kill-switch": "off", rollout: "100", rollback: "armed", ...kept };
const killedAtStart = flags["kill-switch"];
Object.keys(flags).forEach(tellFlag);
audit(); // the file is there from the beginning, also where nothing ever changes

function setFlag(name, value, actor) {
  const before = flags[name];
  flags[name] = value;
  writeFileSync(`${FLAGS_FILE}.new`, JSON.stringify(flags)); // whole or not at all
  renameSync(`${FLAGS_FILE}.new`, FLAGS_FILE);
  if (!(broken("audit-lost") && value === "on")) audit({ at: now(), actor, flag: name, before, after: value });
  tellFlag(name);
}

function audit(...entries) {
  appendFileSync(`${STATE}/audit.jsonl`, entries.map((it) => JSON.stringify(it) + "\n").join(""));
}

// ---- Who is served by the model.

// The same user always falls into the same bucket, so a rollout of 30 % is always the same 30 %.
function bucket(user) {
  return broken("rollout-random") ? Math.random() * 100 : createHash("sha256").update(user).digest().readUInt32BE() % 100;
}

// Why a user is not served by the model; undefined where he is.
function whyNot(user) {
  const killed = broken("flag-read-once") ? killedAtStart : flags["kill-switch"];
  if (killed === "on") return "KILL_SWITCH";
  if (flags.rollback === "tripped") return "ROLLED_BACK";
  if (bucket(user) >= Number(flags.rollout)) return "NOT_IN_ROLLOUT";
}

// What we say without a model: dull, at once, and always.
function rules(message) {
  return /refund/i.test(message)
    ? "Refunds arrive within five working days."
    : "Thank you. A colleague will write to you today.";
}

async function answer(message, user, trace, stream) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const reason = whyNot(user); // asked anew before a retry: a pulled switch stops retries too
    if (reason) return stream.whole(rules(message), `rules; ${reason}`);
    try {
      await callModel(message, trace, (text) => stream.add(text, "model"));
      if (!stream.begun) throw new Error("the answer was empty");
      remember(false);
      return stream.end("done", {});
    } catch (error) {
      remember(true);
      console.error(`model call failed: ${error.message}`); // for us, never for the user
      // Half an answer cannot be taken back, but nobody may take it for the whole.
      if (stream.begun) return stream.end("error", broken("raw-error") ? raw(error) : BROKEN_OFF);
    }
  }
  stream.whole(rules(message), "rules; MODEL_FAILED");
}

const BROKEN_OFF = { code: "BROKEN_OFF", message: "The answer broke off. Please ask again." };
const raw = (error) => ({ code: error.name, message: error.stack });

// ---- The model.

// Shows the text as it comes, and throws where the answer is not whole: too late, no answer, or ended too early.
async function callModel(message, trace, show) {
  const patience = new AbortController();
  const timer = broken("no-timeout") ? undefined : setTimeout(() => patience.abort(), ATTEMPT_TIMEOUT);
  try {
    const response = await fetch(MODEL_URL, {
      method: "POST",
      signal: patience.signal,
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${env.OPENAI_API_KEY ?? "none"}`,
        ...(trace && { traceparent: trace }), // whose request it is; with OpenTelemetry this is done for you
      },
      body: JSON.stringify({ model: "chat-1", stream: true, messages: [{ role: "user", content: message }] }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const finish = await readStream(response.body, show);
    if (finish !== "stop" && !broken("part-as-whole")) throw new Error("the stream ended too early");
  } finally {
    clearTimeout(timer);
  }
}

// Reads server-sent events to the end of the stream, and tells why the model stopped; undefined where it did not.
async function readStream(body, show) {
  const decoder = new TextDecoder();
  let rest = "";
  let finish;
  for await (const bytes of body) {
    const events = (rest + decoder.decode(bytes, { stream: true })).split("\n\n");
    rest = events.pop();
    for (const event of events.filter((it) => it.startsWith("data: ") && it !== "data: [DONE]")) {
      const choice = JSON.parse(event.slice("data: ".length)).choices[0]; // an error event has none, and throws
      if (choice.delta.content) show(choice.delta.content);
      finish = choice.finish_reason ?? finish;
    }
  }
  return finish;
}

// ---- The rollback: trips where too many of the newest model calls failed, and stays so until an operator resets it.

const failures = [];
let badChecks = 0;

function remember(failed) {
  failures.push(failed);
  if (failures.length > WINDOW) failures.shift();
}

function check() {
  const errorRate = failures.length < ENOUGH ? null : failures.filter(Boolean).length / failures.length;
  const breached = errorRate !== null && errorRate >= LIMIT;
  badChecks = breached ? badChecks + 1 : 0;
  const fired = badChecks >= BAD_CHECKS && flags.rollback === "armed";
  tell({ type: "check", errorRate, breached, fired });
  if (fired) setFlag("rollback", "tripped", "monitor");
  else if (broken("comes-back") && flags.rollback === "tripped") setFlag("rollback", "armed", "monitor");
}

// ---- HTTP.

class Stream {
  begun = false;

  constructor(response) {
    this.response = response;
  }

  // The head goes out with the first text, so that it says who really answers.
  add(text, route) {
    if (!this.begun) this.response.writeHead(200, { "content-type": "text/event-stream", "x-route": route });
    this.begun = true;
    this.response.write(`data: ${JSON.stringify({ text })}\n\n`);
  }

  end(event, data) {
    this.response.end(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  whole(text, route) {
    this.add(text, route);
    this.end("done", {});
  }
}

async function json(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

const server = createServer(async (request, response) => {
  const reply = (status) => response.writeHead(status).end();
  try {
    const flag = /^\/admin\/flags\/([\w-]+)$/.exec(request.url)?.[1]; // keep it behind your login
    if (request.url === "/health") return reply(200);
    if (request.method === "PUT" && VALUES[flag]) {
      const value = String((await json(request)).value);
      if (!VALUES[flag].test(value)) return reply(400);
      if (flag === "rollback" && !broken("window-kept")) failures.length = badChecks = 0; // a reset forgives the past
      setFlag(flag, value, request.headers["x-actor"] ?? "unknown");
      return reply(204);
    }
    if (request.method !== "POST" || request.url !== "/api/chat") return reply(404);
    const { message, user } = await json(request);
    await answer(message, user, request.headers.traceparent, new Stream(response));
  } catch (error) {
    console.error(error);
    response.headersSent ? response.destroy() : reply(400);
  }
});

// ---- What we show of ourselves: a line of JSON for each flag and each check. Any log would do.

function now() {
  return performance.timeOrigin + performance.now();
}

function tell(event) {
  console.log(`EVENT ${JSON.stringify({ at: now(), ...event })}`);
}

function tellFlag(name) {
  tell({ type: "flag", flag: name, value: flags[name] });
}

setInterval(check, CHECK_INTERVAL);
process.on("SIGTERM", () => process.exit(0));
server.listen(Number(env.PORT ?? 8080), "127.0.0.1", () => console.log("listening"));
