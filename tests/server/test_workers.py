"""Long work runs elsewhere, and goes on after a worker died."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool

import pytest

from server import workers


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    workers.close()


def test_work_is_done_in_another_process() -> None:
    assert workers.submit(os.getpid).result(60) != os.getpid()


def test_a_dead_worker_is_replaced() -> None:
    with pytest.raises(BrokenProcessPool):
        workers.submit(os._exit, 1).result(60)

    assert workers.submit(len, "abc").result(60) == 3
