"""Every environment variable, with defaults that just work (docs/guides/settings.md).

Only app.py, cli.py, storage and server may import this.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass

MOST_WORKERS = 32


class SettingsInvalid(Exception):
    """Raised if environment variables hold what they may not; ``problems`` lists all of them."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Settings:
    database_url: str | None = None  # None: a file of our own
    address: str = "127.0.0.1"
    port: int = 8501
    report_workers: int = 1

    @property
    def local(self) -> bool:
        """Tell whether only this computer can reach the app."""
        try:
            return ipaddress.ip_address(self.address).is_loopback
        except ValueError:
            return self.address == "localhost"


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Give the settings. Raises SettingsInvalid with every problem. Empty variables count as not set."""
    problems: list[str] = []

    def whole(variable: str, default: int, most: int) -> int:
        text = environment.get(variable) or str(default)
        if text.isdecimal() and 1 <= int(text) <= most:
            return int(text)
        problems.append(f"{variable} is '{text}', but must be a whole number from 1 to {most}: change or unset it")
        return default

    found = Settings(
        database_url=environment.get("DATABASE_URL") or None,
        address=environment.get("FAIR_ADDRESS") or Settings.address,
        port=whole("FAIR_PORT", Settings.port, 65535),
        report_workers=whole("FAIR_REPORT_WORKERS", Settings.report_workers, MOST_WORKERS),
    )
    if problems:
        raise SettingsInvalid(tuple(problems))
    return found
