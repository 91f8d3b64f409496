"""The real app in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(folder: Path, **environment: str) -> Iterator[str]:
    """Run app.py and give its address once it answers."""
    port = free_port()
    settings = {"DATABASE_URL": f"sqlite:///{folder / 'kept.sqlite3'}", "FAIR_PORT": str(port), **environment}
    command = [sys.executable, "app.py"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings}, stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def _wait(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{url}/_stcore/health"):
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail("the app did not start")


@pytest.fixture(scope="session")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of an app that only this computer reaches."""
    with serving(tmp_path_factory.mktemp("local")) as url:
        yield url


@pytest.fixture(scope="session")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of an app that was opened to the network on purpose."""
    with serving(tmp_path_factory.mktemp("wide"), FAIR_ADDRESS="0.0.0.0") as url:
        yield url
