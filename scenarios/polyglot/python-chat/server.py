"""A small chat feature on a language model, with the brakes that such a feature needs: a kill-switch, a rollout to a
percentage of its users, and a rollback that it pulls itself. Python 3.9 or later, and nothing else.

Operators write the switches into flags.json; we look every 200 ms. Where it says broken("..."), a mistake is built in
that the drills must find; the service itself never takes that way.
"""
import hashlib
import json
import os
import random
import re
import signal
import sys
import tempfile
import threading
import time
import urllib.request
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

VARIANT = os.environ.get("VARIANT", "")


def broken(variant):
    return VARIANT == variant


TIME_SCALE = float(os.environ.get("TIME_SCALE", "1"))  # drills let time pass faster; everybody else leaves it alone


def seconds(name, usual_millis):
    return float(os.environ.get(name, usual_millis)) / 1000 / TIME_SCALE


FLAGS_INTERVAL = seconds("FLAGS_INTERVAL_MS", 200)
CHECK_INTERVAL = seconds("CHECK_INTERVAL_MS", 1000)
MODEL_TIMEOUT = None if broken("no-timeout") else seconds("MODEL_TIMEOUT_MS", 3500)
ATTEMPTS = 6 if broken("retry-storm") else 2
WINDOW, LIMIT, BAD_CHECKS = 20, 0.5, 2  # trips at two checks in a row that find half of the newest 20 calls failed,
ENOUGH = 1 if broken("no-minimum") else 10  # where there are at least 10
MODEL_URL = os.environ.get("OPENAI_BASE_URL", "https://api.openai.com/v1") + "/chat/completions"
STATE = os.environ.get("STATE_FOLDER") or tempfile.mkdtemp(prefix="python-chat-")  # without one it forgets when it ends


def append(file, **entry):
    """Write a line of JSON. One write, so that two threads never mix theirs."""
    with open(os.path.join(STATE, file), "a", encoding="utf-8") as lines:
        lines.write(json.dumps({"at": time.time() * 1000, **entry}) + "\n")


class Flags:
    """What operators decide. A file that is missing or cannot be read leaves everything as it was."""

    FILE = os.path.join(STATE, "flags.json")
    VALUES = {"killSwitch": r"on|off", "rollout": r"\d|[1-9]\d|100"}

    def __init__(self):
        self.values = {"killSwitch": "off", "rollout": "100"}
        self.values.update(self.told())
        for name in self.values:
            self.tell(name)

    def told(self):
        try:
            with open(self.FILE, encoding="utf-8") as file:
                told = {name: str(value) for name, value in json.load(file).items()}
        except (OSError, ValueError, AttributeError):
            return {}
        return {name: told[name] for name, may in self.VALUES.items() if re.fullmatch(may, told.get(name, ""))}

    def look(self):
        for name, value in self.told().items():
            before = self.values[name]
            if value != before:
                self.values[name] = value
                if not (broken("audit-lost") and value == "on"):
                    append("audit.jsonl", actor="flags.json", action="set", flag=name, before=before, after=value)
                self.tell(name)

    def tell(self, name):
        append("events.jsonl", type="flag", flag=name, value=self.values[name])

    def follow(self):
        while not broken("flag-read-once"):
            time.sleep(FLAGS_INTERVAL)
            try:
                self.look()
            except Exception as error:  # a switch that nobody looks at any more is none
                print("flags:", repr(error), file=sys.stderr)


class Rollback:
    """Trips where too many of the newest model calls failed, and stays so until an operator resets it."""

    FILE = os.path.join(STATE, "tripped")  # a rollback that a restart forgets is none

    def __init__(self):
        self.failures = deque(maxlen=WINDOW)
        self.bad_checks = 0
        self.since = time.time() * 1000
        self.tripped = os.path.exists(self.FILE) and not broken("forgotten-on-restart")

    def check(self):
        failures = list(self.failures)
        error_rate = sum(failures) / len(failures) if len(failures) >= ENOUGH else None
        breached = error_rate is not None and error_rate >= LIMIT
        self.bad_checks = self.bad_checks + 1 if breached else 0
        fired = self.bad_checks >= BAD_CHECKS and not self.tripped
        append("events.jsonl", type="check", errorRate=error_rate, breached=breached, fired=fired)
        if fired:
            self.enter(True, "monitor")
        elif broken("comes-back") and self.tripped:
            self.enter(False, "monitor")

    def reset(self, actor):
        if not broken("window-kept"):  # a reset forgives the past
            self.failures.clear()
            self.bad_checks = 0
        self.enter(False, actor)

    def enter(self, tripped, actor):
        if tripped:
            open(self.FILE, "w").close()
        elif os.path.exists(self.FILE):
            os.remove(self.FILE)
        self.tripped, self.since = tripped, time.time() * 1000
        append("audit.jsonl", actor=actor, action="set", flag="rollback", after="tripped" if tripped else "armed")

    def follow(self):
        while True:
            time.sleep(CHECK_INTERVAL)
            self.check()


def bucket(user):
    """The same user always falls into the same bucket, so a rollout of 30 % is always the same 30 %."""
    if broken("rollout-random"):
        return random.randrange(100)
    return int(hashlib.sha256(user.encode()).hexdigest(), 16) % 100


def why_not(user):
    """Say why a user is not served by the model; None where he is."""
    if flags.values["killSwitch"] == "on":
        return "KILL_SWITCH"
    if rollback.tripped:
        return "ROLLED_BACK"
    if bucket(user) >= int(flags.values["rollout"]):
        return "NOT_IN_ROLLOUT"
    return None


def rules(message):
    """What we say without a model: dull, at once, and always."""
    if "refund" in message.lower():
        return "Refunds arrive within five working days."
    return "Thank you. A colleague will write to you today."


def call_model(message, trace):
    """Give the whole answer of the model, or raise: too late, no answer, or one that ended too early."""
    headers = {"content-type": "application/json", "authorization": "Bearer " + os.environ.get("OPENAI_API_KEY", "none")}
    if trace:
        headers["traceparent"] = trace  # whose request it is; with OpenTelemetry this is done for you
    body = json.dumps({"model": "chat-1", "messages": [{"role": "user", "content": message}]}).encode()
    request = urllib.request.Request(MODEL_URL, body, headers)
    with urllib.request.urlopen(request, timeout=MODEL_TIMEOUT) as response:
        choice = json.load(response)["choices"][0]
    text = choice["message"]["content"]
    if not broken("part-as-whole") and not (choice["finish_reason"] == "stop" and text.strip()):
        raise ValueError("no whole answer: " + str(choice["finish_reason"]))
    return text


def answer(message, user, trace):
    for _ in range(ATTEMPTS):
        reason = why_not(user)  # asked anew before a retry: a pulled switch stops retries too
        if reason:
            return {"reply": rules(message), "route": "rules", "reason": reason}
        try:
            reply = call_model(message, trace)
            rollback.failures.append(False)
            return {"reply": reply, "route": "model", "reason": ""}
        except Exception as error:  # whatever it is, it is no answer
            rollback.failures.append(True)
            print("model call failed:", repr(error), file=sys.stderr)  # for us, never for the user
            if broken("raw-error"):
                raise
    return {"reply": rules(message), "route": "rules", "reason": "MODEL_FAILED"}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        state = {"state": "tripped" if rollback.tripped else "armed", "since": rollback.since}
        self.reply(200, state if self.path == "/state" else {})

    def do_POST(self):
        try:
            body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))) or "{}")
            if self.path == "/admin/reset":  # keep it behind your login
                rollback.reset(self.headers.get("x-actor", "unknown"))
                return self.reply(200, {})
            if self.path != "/api/chat":
                return self.reply(404, {})
            self.reply(200, answer(body["message"], body["user"], self.headers.get("traceparent")))
        except Exception as error:
            raw = {"code": type(error).__name__, "message": str(error)}
            self.reply(500, raw if broken("raw-error") else {"code": "INTERNAL", "message": "Please ask again later."})

    def reply(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass  # a line for each request helps nobody


for name in ("audit.jsonl", "events.jsonl"):
    open(os.path.join(STATE, name), "a").close()  # there from the beginning, also where nothing ever changes
flags, rollback = Flags(), Rollback()
for follower in (flags, rollback):
    threading.Thread(target=follower.follow, daemon=True).start()
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
ThreadingHTTPServer.request_queue_size = 128
ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
