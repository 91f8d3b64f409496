"""Whether the app can do its work: the data can be read, and how much memory it takes."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from storage import StorageError, store

PAGE_BYTES = 4096


async def health(_request: Request) -> Response:
    """Answer 200 with memory in megabytes (null where the system does not say), or 503 if the data cannot be read."""
    try:
        await run_in_threadpool(lambda: store().list("health"))
    except StorageError:
        return JSONResponse({"status": "no data"}, status_code=503)
    return JSONResponse({"status": "ok", "memory_mb": _memory()})


def _memory() -> float | None:
    table = Path("/proc/self/statm")
    if not table.exists():
        return None
    return round(int(table.read_text().split()[1]) * PAGE_BYTES / 2**20, 1)


ROUTES = [Route("/health", health)]
