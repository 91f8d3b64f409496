"""Servers to measure: ours, and the floor, a page of one radio group with the same options."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
FLOOR = 'import streamlit as st\n\nst.radio("One question", ["a", "b", "c", "d", "e"])\n'
SERVER_CORE, CLIENT_CORE = 0, 1
Kind = Literal["ours", "floor"]


@dataclass(frozen=True)
class Running:
    url: str
    pid: int
    seconds_to_health: float


def pinned(command: list[str], core: int) -> list[str]:
    """Keep a command on one core, where the system can."""
    return ["taskset", "-c", str(core), *command] if shutil.which("taskset") and (os.cpu_count() or 1) > 1 else command


def pin_client() -> None:
    """Keep this process off the server's core."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {CLIENT_CORE})


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(kind: Kind, folder: Path | None = None) -> Iterator[Running]:
    """Run a server, empty of data unless a folder is given, and wait until it answers."""
    with tempfile.TemporaryDirectory() as fresh:
        place = folder or Path(fresh)
        port = free_port()
        started = time.perf_counter()
        process = _start(kind, place, port)
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield Running(f"http://127.0.0.1:{port}", process.pid, time.perf_counter() - started)
        finally:
            process.terminate()
            process.wait(20)


def _start(kind: Kind, place: Path, port: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{place / 'kept.sqlite3'}", "FAIR_PORT": str(port)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's second start finds everything compiled
    if kind == "floor":
        (place / "page.py").write_text(FLOOR)
        shutil.copytree(ROOT / ".streamlit", place / ".streamlit", dirs_exist_ok=True)
    script, folder = ("app.py", ROOT) if kind == "ours" else ("page.py", place)
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(pinned(command, SERVER_CORE), cwd=folder, env=environment, stdout=quiet, stderr=quiet)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            with urlopen(url):
                return
        except URLError:
            time.sleep(0.005)
    sys.exit("the server did not start")
