"""Load generator that speaks Streamlit's own websocket protocol.

It opens N independent sessions against a running Streamlit (>= 1.57, Starlette
server) app, behaves like a browser tab, and measures how long the server takes to
answer each interaction.  No browser is involved, so 200 sessions cost the load
machine well under one core.

What one virtual user does
--------------------------
1. (optional) HTTP ``GET /`` and ``/_stcore/health`` like a browser.
2. Opens ``ws://HOST/_stcore/stream`` with the sub-protocol ``streamlit``.
3. Sends a ``BackMsg.rerun_script`` (the first page run) and reads ``ForwardMsg``s
   until ``script_finished``.  While reading it remembers every widget it sees
   (radio, segmented control / pills, selectbox, checkbox, text input, slider,
   button), with the fragment it belongs to.
4. Repeats: think (exponential, mean ``--think`` s, capped at 3x), change one
   random answer widget, send ALL widget states (as the real frontend does) plus the
   ``fragment_id``, wait for ``script_finished`` and record the latency.
5. If the server sends ``auto_rerun`` (``st.fragment(run_every=...)``) it runs that
   timer too, as the browser does; those reruns are recorded apart, as "auto".

Latency is counted from just before the send to the arrival of ``script_finished``
(all deltas of the run are on the client by then).  "first" is the time to the first
delta.  The arrival process is open-loop per user except that a user never sends the
next answer before the previous one was answered (as a person on a phone).

Usage
-----
    python load_client.py --url http://127.0.0.1:8501 --sessions 50 --duration 30
    python load_client.py ... --server-pid 1234 --json out.json
    python load_client.py ... --query "code=ABC123" --page workshop --press "Join"
    python load_client.py ... --observers 1      # sessions that only watch (dashboard)

Exit code 1 if any session failed (connection lost, script exception, timeout) or if
``--fail-p95-ms`` was exceeded.

As a library: ``asyncio.run(run(Options(...)))`` returns the result dictionary.
Needs: streamlit (for the protobuf classes), websockets, psutil (optional).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import random
import statistics
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

FINISHED_NAMES = {v.number: v.name for v in ForwardMsg.DESCRIPTOR.enum_types_by_name["ScriptFinishedStatus"].values}


@dataclass
class Options:
    url: str = "http://127.0.0.1:8501"
    sessions: int = 20
    observers: int = 0  # sessions that never answer, only hold the page open
    duration: float = 30.0  # measured seconds, after ramp and warm-up
    warmup: float = 3.0
    ramp: float = 0.05  # seconds between two connects
    think: float = 5.0  # mean think time
    timeout: float = 30.0  # a rerun slower than this counts as an error
    query: str = ""
    page: str = ""
    press: str = ""  # label of a button to press once after the first run
    kinds: tuple[str, ...] = ("radio", "button_group", "selectbox")
    server_pid: int | None = None
    http_get: bool = False
    seed: int = 1


@dataclass
class Widget:
    kind: str
    options: list[str]
    fragment: str
    label: str
    trigger: bool = False


@dataclass
class Stats:
    first_load: list[float] = field(default_factory=list)
    rerun: list[float] = field(default_factory=list)
    first_delta: list[float] = field(default_factory=list)
    auto: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    bytes_in: int = 0
    msgs_in: int = 0
    sent: int = 0


class User:
    """One browser tab."""

    def __init__(self, opt: Options, idx: int, stats: Stats, clock: dict[str, float]) -> None:
        self.opt, self.idx, self.stats, self.clock = opt, idx, stats, clock
        self.rng = random.Random(opt.seed * 100_003 + idx)
        self.widgets: dict[str, Widget] = {}
        self.values: dict[str, tuple[str, Any]] = {}
        self.page_hash = ""
        self.session_id = ""
        self.cache: dict[str, ForwardMsg] = {}
        self.autos: dict[str, float] = {}
        self.in_fragment = ""
        self.lock = asyncio.Lock()  # one run at a time, as a person sees it
        self.ws: Any = None

    # ------------------------------------------------------------ sending
    def _back_msg(self, fragment: str = "", auto: bool = False, trigger: str = "") -> bytes:
        msg = BackMsg()
        cs = msg.rerun_script
        cs.query_string = self.opt.query
        cs.page_script_hash = self.page_hash
        if not self.page_hash:
            cs.page_name = self.opt.page
        cs.fragment_id = fragment
        cs.is_auto_rerun = auto
        cs.cached_message_hashes.extend(self.cache)
        cs.context_info.timezone = "UTC"
        cs.context_info.locale = "en-US"
        cs.context_info.url = self.opt.url
        for wid, (fld, value) in self.values.items():
            st = cs.widget_states.widgets.add()
            st.id = wid
            if fld == "string_array_value":
                st.string_array_value.data.extend(value)
            elif fld == "int_array_value":
                st.int_array_value.data.extend(value)
            else:
                setattr(st, fld, value)
        if trigger:
            st = cs.widget_states.widgets.add()
            st.id, st.trigger_value = trigger, True
        return bytes(msg.SerializeToString())

    # ------------------------------------------------------------ receiving
    def _learn(self, msg: ForwardMsg) -> None:  # noqa: C901 - one branch a kind of message
        kind = msg.WhichOneof("type")
        if kind == "delta":
            delta = msg.delta
            if delta.WhichOneof("type") != "new_element":
                return
            el = delta.new_element
            et = el.WhichOneof("type")
            if et == "exception":
                raise RuntimeError(f"script exception: {el.exception.type}: {el.exception.message}")
            frag = delta.fragment_id
            if et in ("radio", "selectbox"):
                w = getattr(el, et)
                self.widgets[w.id] = Widget(et, list(w.options), frag, w.label)
            elif et == "button_group":
                w = el.button_group
                self.widgets[w.id] = Widget(et, [o.content for o in w.options], frag, w.label)
            elif et == "button":
                w = el.button
                self.widgets[w.id] = Widget(et, [], frag, w.label, trigger=True)
        elif kind == "new_session":
            self.page_hash = msg.new_session.page_script_hash
            self.session_id = msg.new_session.initialize.session_id or self.session_id
            if not self.in_fragment:  # a full run builds the page anew
                self.widgets.clear()
        elif kind == "auto_rerun":
            self.autos[msg.auto_rerun.fragment_id] = msg.auto_rerun.interval
        elif kind == "page_not_found":
            raise RuntimeError("page not found")

    async def _until_finished(self) -> float:
        """Read one whole script run; returns the time of the first delta."""
        first = 0.0
        while True:
            raw = await self.ws.recv()
            self.stats.bytes_in += len(raw)
            self.stats.msgs_in += 1
            msg = ForwardMsg()
            msg.ParseFromString(raw)
            kind = msg.WhichOneof("type")
            if kind == "ref_hash":
                msg = self.cache[msg.ref_hash]
                kind = msg.WhichOneof("type")
            elif msg.metadata.cacheable and msg.hash:
                self.cache[msg.hash] = msg
            if kind == "delta" and not first:
                first = time.perf_counter()
            if kind == "script_finished":
                name = FINISHED_NAMES[msg.script_finished]
                if "COMPILE" in name:
                    raise RuntimeError(name)
                if name != "FINISHED_EARLY_FOR_RERUN":  # st.rerun(): a further run follows
                    return first
            else:
                self._learn(msg)

    async def interact(self, payload: bytes, fragment: str = "") -> tuple[float, float]:
        async with self.lock:
            self.in_fragment = fragment
            t0 = time.perf_counter()
            await self.ws.send(payload)
            self.stats.sent += 1
            first = await asyncio.wait_for(self._until_finished(), self.opt.timeout)
            t1 = time.perf_counter()
        return t1 - t0, (first or t1) - t0

    # ------------------------------------------------------------ behaviour
    def answer(self) -> tuple[bytes, str] | None:
        pool = [(i, w) for i, w in self.widgets.items() if w.kind in self.opt.kinds and w.options]
        if not pool:
            return None
        wid, w = self.rng.choice(pool)
        old = self.values.get(wid, ("", None))[1]
        if w.kind == "button_group":
            self.values[wid] = ("string_array_value", [self.rng.choice(w.options)])
        else:
            others = [o for o in w.options if o != old] or w.options
            self.values[wid] = ("string_value", self.rng.choice(others))
        return self._back_msg(w.fragment), w.fragment

    async def _auto_loop(self, frag: str, interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            if frag not in self.autos:
                return
            dt, _ = await self.interact(self._back_msg(frag, auto=True), frag)
            if self.clock["start"] <= time.perf_counter() <= self.clock["end"]:
                self.stats.auto.append(dt)

    async def live(self, observer: bool) -> None:
        opt = self.opt
        parts = urlsplit(opt.url)
        ws_url = (
            f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}{parts.path.rstrip('/')}/_stcore/stream"
        )
        timers: list[asyncio.Task[None]] = []
        try:
            if opt.http_get:
                await asyncio.to_thread(lambda: urllib.request.urlopen(opt.url + "/").read())
            async with connect(
                ws_url,
                subprotocols=["streamlit", "PLACEHOLDER_AUTH_TOKEN"],  # type: ignore[list-item]
                max_size=None,
                compression=None,
                open_timeout=opt.timeout,
                ping_interval=None,
            ) as self.ws:
                dt, _ = await self.interact(self._back_msg())
                self.stats.first_load.append(dt)
                if opt.press and not observer:
                    wid, w = next((i, w) for i, w in self.widgets.items() if w.trigger and w.label == opt.press)
                    await self.interact(self._back_msg(w.fragment, trigger=wid), w.fragment)
                for frag, sec in self.autos.items():
                    timers.append(asyncio.create_task(self._auto_loop(frag, sec)))
                # random phase so that the users do not move in step
                await asyncio.sleep(self.rng.random() * opt.think)
                while time.perf_counter() < self.clock["end"]:
                    if not observer:
                        payload = self.answer()
                        if payload is None:
                            raise RuntimeError("no answer widget on the page")  # noqa: TRY301
                        dt, first = await self.interact(*payload)
                        if time.perf_counter() >= self.clock["start"]:
                            self.stats.rerun.append(dt)
                            self.stats.first_delta.append(first)
                    pause = min(self.rng.expovariate(1 / opt.think), 3 * opt.think) if opt.think > 0 else 0
                    await asyncio.sleep(min(pause, max(0.0, self.clock["end"] - time.perf_counter())))
        except Exception as e:  # noqa: BLE001 - every failure of a user is a result
            self.stats.errors.append(f"user {self.idx}: {type(e).__name__}: {e}")
        finally:
            for t in timers:
                t.cancel()


def pct(xs: list[float], p: float) -> float | None:
    if not xs:
        return None
    xs = sorted(xs)
    return xs[min(len(xs) - 1, max(0, math.ceil(p / 100 * len(xs)) - 1))]


def summary(xs: list[float]) -> dict[str, Any]:
    ms = [x * 1000 for x in xs]

    def r(v: float | None) -> float | None:
        return None if v is None else round(v, 1)

    return {
        "n": len(ms),
        "p50_ms": r(pct(ms, 50)),
        "p95_ms": r(pct(ms, 95)),
        "p99_ms": r(pct(ms, 99)),
        "max_ms": r(max(ms)) if ms else None,
        "mean_ms": r(statistics.fmean(ms)) if ms else None,
    }


async def run(opt: Options) -> dict[str, Any]:
    try:
        import psutil

        proc = psutil.Process(opt.server_pid) if opt.server_pid else None
    except ImportError:
        proc = None
    total = opt.sessions + opt.observers
    now = time.perf_counter()
    clock = {"start": now + total * opt.ramp + opt.warmup}
    clock["end"] = clock["start"] + opt.duration
    stats = Stats()
    rss0 = proc.memory_info().rss if proc else 0
    tasks = []
    for i in range(total):
        u = User(opt, i, stats, clock)
        tasks.append(asyncio.create_task(u.live(observer=i < opt.observers)))
        await asyncio.sleep(opt.ramp)
    await asyncio.sleep(max(0.0, clock["start"] - time.perf_counter()))
    cpu0, rss1 = (proc.cpu_times(), proc.memory_info().rss) if proc else (None, 0)
    own0 = time.process_time()
    peak = rss1
    while time.perf_counter() < clock["end"]:
        await asyncio.sleep(0.5)
        if proc:
            peak = max(peak, proc.memory_info().rss)
    own1 = time.process_time()
    cpu1, rss2 = (proc.cpu_times(), proc.memory_info().rss) if proc else (None, 0)
    await asyncio.wait(tasks, timeout=opt.timeout)
    for t in tasks:
        t.cancel()
    out: dict[str, Any] = {
        "sessions": opt.sessions,
        "observers": opt.observers,
        "duration_s": opt.duration,
        "think_s": opt.think,
        "first_load": summary(stats.first_load),
        "rerun": summary(stats.rerun),
        "first_delta": summary(stats.first_delta),
        "auto": summary(stats.auto),
        "throughput_per_s": round(len(stats.rerun) / opt.duration, 2),
        "msgs_in": stats.msgs_in,
        "kb_in": round(stats.bytes_in / 1024),
        "runs": stats.sent,
        "errors": len(stats.errors),
        "error_samples": stats.errors[:5],
        "client_cpu_pct": round(100 * (own1 - own0) / opt.duration, 1),
    }
    if proc and cpu0 and cpu1:
        out["server"] = {
            "cpu_pct": round(100 * (cpu1.user + cpu1.system - cpu0.user - cpu0.system) / opt.duration, 1),
            "rss_before_mb": round(rss0 / 2**20, 1),
            "rss_ramped_mb": round(rss1 / 2**20, 1),
            "rss_end_mb": round(rss2 / 2**20, 1),
            "rss_peak_mb": round(peak / 2**20, 1),
            "mb_per_session": round((rss2 - rss0) / 2**20 / max(1, total), 3),
        }
    return out


def main() -> int:
    d = Options()
    ap = argparse.ArgumentParser(description="Streamlit websocket load client")
    ap.add_argument("--url", default=d.url)
    ap.add_argument("--sessions", type=int, default=d.sessions)
    ap.add_argument("--observers", type=int, default=d.observers)
    ap.add_argument("--duration", type=float, default=d.duration)
    ap.add_argument("--warmup", type=float, default=d.warmup)
    ap.add_argument("--ramp", type=float, default=d.ramp)
    ap.add_argument("--think", type=float, default=d.think)
    ap.add_argument("--timeout", type=float, default=d.timeout)
    ap.add_argument("--query", default="")
    ap.add_argument("--page", default="")
    ap.add_argument("--press", default="")
    ap.add_argument("--kinds", default=",".join(d.kinds))
    ap.add_argument("--server-pid", type=int)
    ap.add_argument("--http-get", action="store_true")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--json", default="")
    ap.add_argument("--fail-p95-ms", type=float, default=0)
    a = vars(ap.parse_args())
    path, limit = a.pop("json"), a.pop("fail_p95_ms")
    a["kinds"] = tuple(a["kinds"].split(","))
    res = asyncio.run(run(Options(**a)))
    text = json.dumps(res, indent=1)
    print(text)
    if path:
        with Path(path).open("w", encoding="utf-8") as f:
            f.write(text)
    slow = bool(limit and (res["rerun"]["p95_ms"] or 0) > limit)
    return 1 if res["errors"] or slow else 0


if __name__ == "__main__":
    sys.exit(main())
