"""What a phone downloads to show a question page for the first time; the floor is Streamlit's one-radio page as it is.

Target: 1.2 MB, everything counted that came over the network, headers and websocket messages included.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.load import line  # noqa: E402
from benchmarks.servers import Kind, serving  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


def downloaded(kind: Kind) -> Counter[str]:
    """Give bytes by the kind of file, as the browser counted them."""
    sizes: Counter[str] = Counter()
    kinds: dict[str, str] = {}

    def received(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = (
            event["response"]["url"].rsplit(".", 1)[-1][:5] if "." in event["response"]["url"] else ""
        )

    with serving(kind) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.responseReceived", received)
        wire.on(
            "Network.loadingFinished",
            lambda event: sizes.update({kinds.get(event["requestId"], ""): int(event["encodedDataLength"])}),
        )
        wire.on(
            "Network.webSocketFrameReceived",
            lambda event: sizes.update({"messages": len(event["response"]["payloadData"]) * 3 // 4}),
        )
        page.goto(f"{server.url}/fees" if kind == "ours" else server.url)
        page.get_by_role("radiogroup").first.wait_for(timeout=60_000)
        page.wait_for_timeout(3000)
        browser.close()
    return sizes


def main() -> None:
    floor, ours = downloaded("floor"), downloaded("ours")
    print("ours:", ", ".join(f"{name or 'page'} {size / 1e6:.3f}" for name, size in ours.most_common()))
    line("first load of a question page", ours.total() / 1e6, 1.2, "MB")
    line("against Streamlit's own, uncompressed", ours.total() / floor.total(), 0.6, "x")


if __name__ == "__main__":
    main()
