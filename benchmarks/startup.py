"""From the command to an answer, and from there to the first page; the floor is an empty one-radio page.

Targets: 1.5 s to health with everything imported, 0.4 s to the first page. The database exists, as on every start but
the first. Best of three, floor and ours in turns.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.load import line  # noqa: E402
from benchmarks.load_client import Options, run  # noqa: E402
from benchmarks.servers import Kind, pin_client, serving  # noqa: E402

ROUNDS = 3


def start(kind: Kind, folder: Path) -> tuple[float, float]:
    """Give seconds to health and seconds from there to the end of the first page's run."""
    with serving(kind, folder) as server:
        page = "fees" if kind == "ours" else ""
        # The client waits this whole time for a session that thinks on: longer only makes the table late.
        options = Options(server.url, 1, page=page, duration=0.1, warmup=2, think=1000, timeout=8)
        found = asyncio.run(run(options))
    return server.seconds_to_health, float(found["first_load"]["max_ms"]) / 1000


def main() -> None:
    pin_client()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        start("ours", Path(one))  # makes the database
        rounds = [(start("floor", Path(other)), start("ours", Path(one))) for _round in range(ROUNDS)]
    floor = [min(column) for column in zip(*(found for found, _ours in rounds), strict=True)]
    ours = [min(column) for column in zip(*(found for _floor, found in rounds), strict=True)]
    print(f"floor: {floor[0]:.2f} s to health, {floor[1]:.2f} s to the first page")
    line("start to health", ours[0], 1.5, "s")
    line("start to health, against an empty page", ours[0] / floor[0], 3, "x")
    line("health to the first page", ours[1], 0.4, "s")


if __name__ == "__main__":
    main()
