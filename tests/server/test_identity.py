"""Whose assessments a browser sees."""

from __future__ import annotations

import pytest

from server.identity import COOKIE, owner_of

TOKEN = "a" * 43


def test_on_ones_own_computer_everything_is_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAIR_ADDRESS", raising=False)

    assert owner_of({}) == owner_of({COOKIE: TOKEN}) == "local"


def test_on_a_network_a_browser_is_known_by_its_cookie_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIR_ADDRESS", "0.0.0.0")

    assert owner_of({COOKIE: TOKEN}) == owner_of({COOKIE: TOKEN, "language": "es"})
    assert owner_of({COOKIE: TOKEN}) != owner_of({COOKIE: "b" * 43})
    assert TOKEN not in owner_of({COOKIE: TOKEN})


@pytest.mark.parametrize("cookies", [{}, {COOKIE: "local"}, {COOKIE: ""}], ids=["none", "made up", "empty"])
def test_without_a_cookie_of_ours_one_is_nobody_known(
    monkeypatch: pytest.MonkeyPatch, cookies: dict[str, str]
) -> None:
    monkeypatch.setenv("FAIR_ADDRESS", "0.0.0.0")

    assert owner_of(cookies) != owner_of(cookies)
    assert owner_of(cookies) != "local"
