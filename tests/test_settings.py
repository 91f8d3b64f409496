"""Settings have defaults that just work, refuse what they cannot use, and are all written down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from settings import Settings, SettingsInvalid, settings

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "guides" / "settings.md").read_text(encoding="utf-8")
OURS = re.compile(r"\b(?:FAIR_[A-Z_]+|DATABASE_URL)\b")
PLACES = (
    "*.py",
    "server/**/*.py",
    "storage/**/*.py",
    "ui/**/*.py",
    "reports/**/*.py",
    "i18n/**/*.py",
    "interchange/**/*.py",
)


def test_without_any_variable_only_this_computer_is_served_and_a_file_is_kept() -> None:
    assert settings({}) == Settings(database_url=None, address="127.0.0.1", port=8501, report_workers=1)


def test_each_variable_sets_its_value() -> None:
    environment = {
        "DATABASE_URL": "postgresql://there/kept",
        "FAIR_ADDRESS": "0.0.0.0",
        "FAIR_PORT": "80",
        "FAIR_REPORT_WORKERS": "4",
    }

    assert settings(environment) == Settings("postgresql://there/kept", "0.0.0.0", 80, 4)


def test_an_empty_variable_counts_as_not_set() -> None:
    assert settings({"DATABASE_URL": "", "FAIR_ADDRESS": "", "FAIR_PORT": "", "FAIR_REPORT_WORKERS": ""}) == Settings()


def test_all_variables_that_hold_what_they_may_not_are_named_at_once() -> None:
    with pytest.raises(SettingsInvalid) as failure:
        settings({"FAIR_PORT": "70000", "FAIR_REPORT_WORKERS": "many"})

    assert failure.value.problems == (
        "FAIR_PORT is '70000', but must be a whole number from 1 to 65535: change or unset it",
        "FAIR_REPORT_WORKERS is 'many', but must be a whole number from 1 to 32: change or unset it",
    )


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "²", " 8501", "0x50", "1e3"])
def test_a_number_is_written_in_digits(text: str) -> None:
    with pytest.raises(SettingsInvalid, match="FAIR_PORT"):
        settings({"FAIR_PORT": text})


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("localhost.example.org", False),
        ("check.example.org", False),
    ],
)
def test_only_a_loopback_address_is_local(address: str, local: bool) -> None:
    assert Settings(address=address).local is local


def test_every_variable_in_the_code_is_in_the_guide_and_the_other_way_round() -> None:
    files = [path for place in PLACES for path in ROOT.glob(place)]
    used = {name for path in files for name in OURS.findall(path.read_text(encoding="utf-8"))}

    assert {"DATABASE_URL", "FAIR_PORT"} <= used
    assert set(re.findall(r"`(FAIR_[A-Z_]+|DATABASE_URL)`", GUIDE)) == used


def test_the_environment_is_read_in_one_place() -> None:
    files = {path for place in PLACES for path in ROOT.glob(place)}
    readers = {path.name for path in files if re.search(r"\bos\.(environ|getenv)", path.read_text(encoding="utf-8"))}

    assert readers == {"settings.py"}


def test_the_guide_gives_the_defaults_that_hold() -> None:
    given = settings({})

    for name, value in (
        ("FAIR_ADDRESS", given.address),
        ("FAIR_PORT", given.port),
        ("FAIR_REPORT_WORKERS", given.report_workers),
    ):
        assert re.search(rf"\| `{name}` \| `{re.escape(str(value))}` \|", GUIDE), name
