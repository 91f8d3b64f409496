"""The start: refuse it, with every reason, where something would go wrong later; then warm up."""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address
from socket import SOCK_STREAM, getaddrinfo, socket
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool

from i18n import languages, translated, words
from questionnaires.exceptions import ContentInvalid
from questionnaires.loader import load
from settings import SettingsInvalid, settings
from storage import CannotOpen, store

# Streamlit's options that matter, and what happens without them.
OPTIONS: dict[str, tuple[object, str]] = {
    "runner.postScriptGC": (False, "two hundred people would wait seconds for every click"),
    "server.fileWatcherType": ("none", "each new visitor would slow everybody down"),
    "browser.gatherUsageStats": (False, "usage would be reported to a company outside"),
    "client.showErrorDetails": ("none", "an error could show what somebody answered"),
    "logger.enableRich": (False, "an error could put what somebody answered into the log"),
}


def problems() -> tuple[str, ...]:
    """Find everything that stands in the way, each with the way out."""
    return (*_options(), *_settings(), *_content(), *_data())


def refuse_if_unsound() -> None:
    """End the program with a message if it cannot do its work."""
    found = problems()
    if found:
        listed = "\n".join(f"  - {problem}" for problem in found)
        sys.exit(f"Fair Recruitment Check does not start:\n{listed}")


def _options() -> tuple[str, ...]:
    return tuple(
        f"{name} is '{st.get_option(name)}': set it to '{wanted}' in .streamlit/config.toml, or {why}"
        for name, (wanted, why) in OPTIONS.items()
        if st.get_option(name) != wanted
    )


def _settings() -> tuple[str, ...]:
    """The server must listen where the settings say, because they decide whose assessments are shown."""
    try:
        local = settings().local
    except SettingsInvalid as refusal:
        return refusal.problems
    address = str(st.get_option("server.address") or "0.0.0.0")  # noqa: S104 - what Streamlit means by none
    if local and not _only_here(address):
        return (f"server.address is '{address}', wider than this computer: set FAIR_ADDRESS to it, on purpose",)
    if not _has(settings().address):
        return (f"FAIR_ADDRESS is '{settings().address}', which is no address of this computer: change or unset it",)
    return ()


def _has(address: str) -> bool:
    """Tell whether this computer can listen on an address."""
    try:
        family, kind, _protocol, _name, place = getaddrinfo(address, 0, type=SOCK_STREAM)[0]
        with socket(family, kind) as trial:
            trial.bind(place)
    except (OSError, UnicodeError):
        return False
    return True


def _only_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def _content() -> tuple[str, ...]:
    try:
        load()
    except ContentInvalid as refusal:
        return refusal.problems
    return ()


def _data() -> tuple[str, ...]:
    try:
        store()
    except CannotOpen as refusal:
        return (str(refusal),)
    except SettingsInvalid:
        return ()  # said already
    return ()


@asynccontextmanager
async def warm(
    _app: Any, also: Callable[[], object] = lambda: None, at_the_end: Callable[[], object] = lambda: None
) -> AsyncIterator[None]:
    """Read every language before the first visitor comes, then spare the garbage collector what stays for ever."""

    def read() -> None:
        for language in languages():
            words(language.code)
            translated(load(), language.code)
        also()

    await run_in_threadpool(read)
    gc.collect()
    gc.freeze()
    yield
    await run_in_threadpool(at_the_end)
