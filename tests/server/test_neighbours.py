"""Pages from elsewhere do not reach the app through the browser, and the server itself asks nobody outside."""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from server.neighbours import is_here
from tests.server.conftest import ROOT, serving

HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Protocol": "streamlit",
}


def status(url: str, path: str, **headers: str) -> int:
    """Ask with exactly these headers and give the status; %s in one stands for the port."""
    at = urlsplit(url)
    wanted = {"Host": "127.0.0.1:%s", **headers}
    lines = "".join(f"{name}: {value.replace('%s', str(at.port))}\r\n" for name, value in wanted.items())
    with socket.create_connection((at.hostname, at.port), timeout=20) as wire:
        wire.sendall(f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode())
        return int(wire.recv(100).split()[1])


def handshake(url: str, **headers: str) -> int:
    return status(url, "/_stcore/stream", **HANDSHAKE, **headers)


@pytest.mark.parametrize("name", ["127.0.0.1:%s", "localhost:%s", "[::1]:%s", "LOCALHOST:%s"])
def test_pages_of_this_computer_are_answered(local: str, name: str) -> None:
    assert status(local, "/", Host=name) == 200
    assert handshake(local, Host=name, Origin=f"http://{name}") == 101


@pytest.mark.parametrize("name", ["evil.example:%s", "127.0.0.1.evil.example", "192.0.2.7:%s", "[", "localhost@evil"])
def test_a_name_made_to_point_at_this_computer_is_refused(local: str, name: str) -> None:
    assert status(local, "/", Host=name) == 403
    assert status(local, "/health", Host=name) == 403
    assert handshake(local, Host=name, Origin=f"http://{name}") == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://127.0.0.1:1", "null", "file://", "http://localhost"]
)
def test_no_other_page_opens_a_websocket(local: str, wide: str, origin: str) -> None:
    assert handshake(local, Origin=origin) == 403
    assert handshake(wide, Origin=origin) == 403


def test_on_a_network_any_name_of_the_server_is_answered(wide: str) -> None:
    assert handshake(wide, Host="fair.example", Origin="https://fair.example") == 101


def test_who_is_refused_reads_why_in_their_language(local: str) -> None:
    asked = HTTPConnection(urlsplit(local).netloc)
    asked.request("GET", "/", headers={"Host": "evil.example", "Accept-Language": "es"})
    answer = asked.getresponse()

    assert "dirección" in answer.read().decode()
    assert answer.headers["content-security-policy"]
    asked.close()


def test_neither_a_wide_start_nor_a_hostile_page_makes_the_server_ask_outside(tmp_path: Path) -> None:
    seen = tmp_path / "connections"
    watch = str(ROOT / "tests" / "browser" / "watch")

    with serving(tmp_path, FAIR_ADDRESS="0.0.0.0", WATCHED_CONNECTIONS=str(seen), PYTHONPATH=watch) as url:
        handshake(url, Origin="http://evil.example")

    asked = seen.read_text(encoding="utf-8").splitlines() if seen.exists() else []
    assert [line for line in asked if "0.0.0.0" not in line] == []


@pytest.mark.parametrize(("host", "here"), [("127.9.9.9", True), ("", False), ("::1", False), ("localhost.", False)])
def test_only_loopback_is_here(host: str, here: bool) -> None:
    assert is_here(host) is here
