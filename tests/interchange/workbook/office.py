"""The real LibreOffice as a second reader: it works every formula out anew, whatever the file says it comes to."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, Any]:
    """Give each workbook as LibreOffice works it out, all in one start of it."""
    profile, given, out = folder / "profile", folder / "given", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    given.mkdir()
    for name, data in books.items():
        (given / f"{name}.xlsx").write_bytes(emptied(data))
    command = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    files = [str(given / f"{name}.xlsx") for name in books]
    subprocess.run([*command, "--outdir", str(out), *files], check=True, capture_output=True, timeout=240)
    return {name: opened((out / f"{name}.xlsx").read_bytes()) for name in books}


def emptied(data: bytes) -> bytes:
    """Give a workbook without what its formulas come to, so that nothing can be taken over from it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(kept, "w") as out:
        for name in given.namelist():
            out.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f>", given.read(name)))
    return kept.getvalue()


def opened(data: bytes) -> Any:
    """Give a workbook with what its cells come to."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)
