"""The colours, once: those of the bands keep apart for colour-blind eyes and are never the only sign.

Each band has a solid colour for charts and large areas, and text that is always written beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

ACCENT = "#0F5C6E"


@dataclass(frozen=True)
class Shade:
    """A colour for an area and the colour of text that can be read on it (contrast at least 4.5)."""

    area: str
    text: str


# Lightness falls from band to band, so that the order survives without any colour at all.
BANDS: dict[str, Shade] = {
    "low": Shade("#9CCFC4", "#12312C"),
    "medium": Shade("#F0C75E", "#3A2A00"),
    "high": Shade("#B9530F", "#FFFFFF"),
    "very_high": Shade("#6B1E4B", "#FFFFFF"),
}
SEVERITIES: dict[str, Shade] = {"minor": BANDS["medium"], "major": BANDS["high"], "critical": BANDS["very_high"]}
KINDS: dict[str, str] = {"policy": "#5B7FA6", "practice": "#0F5C6E", "outcome": "#7A5C9E"}
QUIET = "#8A938F"
QUIET_AREA = Shade("#D3DDE0", "#1D2B33")
NEUTRAL = Shade("#5C6C75", "#FFFFFF")
OWN = Shade(ACCENT, "#FFFFFF")
# Bars in plotly: each stands out from light paper and from dark by at least 3 to 1, without knowing which is shown.
MARK = "#2A8599"
TOTAL = "#7C8B91"
RISE = "#C4601C"
FALL = "#2A8599"
