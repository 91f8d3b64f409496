"""When the app refuses to start, what it says, and what it leaves for later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.conftest import ROOT, free_port

HEAVY = ("pandas", "plotly", "scipy", "fpdf", "pikepdf", "alembic", "altair", "openpyxl")


def run(folder: Path, command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    settings = {"DATABASE_URL": f"sqlite:///{folder / 'kept.sqlite3'}", **environment}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def start(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(folder, ["-m", "streamlit", "run", "app.py", "--server.port", str(free_port())], **environment)


def modules(folder: Path, imports: str) -> set[str]:
    """Name the modules that are loaded after these imports."""
    return set(run(folder, ["-c", f"import sys, {imports}; print(*sys.modules)"]).stdout.split())


@pytest.mark.parametrize(
    ("variable", "value", "named"),
    [
        ("STREAMLIT_RUNNER_POST_SCRIPT_GC", "true", "runner.postScriptGC"),
        ("STREAMLIT_SERVER_FILE_WATCHER_TYPE", "auto", "server.fileWatcherType"),
        ("STREAMLIT_BROWSER_GATHER_USAGE_STATS", "true", "browser.gatherUsageStats"),
        ("STREAMLIT_LOGGER_ENABLE_RICH", "true", "logger.enableRich"),
        ("STREAMLIT_SERVER_ADDRESS", "0.0.0.0", "FAIR_ADDRESS"),
        ("FAIR_PORT", "many", "FAIR_PORT"),
        ("FAIR_ADDRESS", "192.0.2.99", "FAIR_ADDRESS"),
        ("DATABASE_URL", "sqlite:////proc/nowhere/kept.sqlite3", "/proc/nowhere"),
    ],
)
def test_it_refuses_to_start_and_says_what_to_change(tmp_path: Path, variable: str, value: str, named: str) -> None:
    ended = start(tmp_path, **{variable: value})

    assert ended.returncode != 0
    assert "does not start" in ended.stderr
    assert named in ended.stderr
    assert "Traceback" not in ended.stderr


def test_all_reasons_are_given_at_once(tmp_path: Path) -> None:
    wrong = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true", "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "auto"}

    ended = start(tmp_path, **wrong)

    assert ended.stderr.count("  - ") == 2


def test_what_only_some_pages_need_is_not_loaded_at_the_start(tmp_path: Path) -> None:
    run(tmp_path, ["-c", "import storage; storage.store()"])  # the database is made once, with heavier means

    ours = modules(tmp_path, "app, ui.questions, ui.frame") - modules(tmp_path, "streamlit")

    assert "ui.questions" in ours
    assert ours.isdisjoint(HEAVY)


def test_as_many_processes_make_paper_as_the_settings_say(tmp_path: Path) -> None:
    code = "import app; from ui.printing import press; print(press.workers)"
    assert run(tmp_path, ["-c", code], FAIR_REPORT_WORKERS="3").stdout.split()[-1] == "3"
