"""What the test of the workers gives them to do: small, and free of everything else."""

from __future__ import annotations

import os
import time
from pathlib import Path


def succeed() -> bytes:
    return b"made"


def fail() -> bytes:
    raise ValueError("no")


def die() -> bytes:
    os._exit(1)


def die_once(mark: str) -> bytes:
    try:
        Path(mark).touch(exist_ok=False)
    except FileExistsError:
        return b"made"
    os._exit(1)


def hang() -> bytes:
    time.sleep(60)
    return b""


def take_a_while() -> bytes:
    time.sleep(0.4)
    return b"made"
