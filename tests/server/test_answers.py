"""What the server answers beside Streamlit: the first page, small files, headers, health, cookies."""

from __future__ import annotations

import gzip
import json
import re
from http.client import HTTPResponse
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import brotli
import pytest

from server.encoding import best_encoding
from server.static import FOLDER

INDEX = (FOLDER / "index.html").read_text(encoding="utf-8")
SCRIPT = re.findall(r'src="\./(static/js/index\.[^"]+)"', INDEX)[0]


def ask(url: str, **headers: str) -> HTTPResponse:
    answer = urlopen(Request(url, headers={key.replace("_", "-"): value for key, value in headers.items()}))
    assert isinstance(answer, HTTPResponse)
    return answer


def page(url: str, **headers: str) -> str:
    with ask(url, **headers) as answer:
        return answer.read().decode()


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        pytest.param("/fees", {}, "en", id="English if nothing is known"),
        pytest.param("/", {"Accept_Language": "es-MX,en;q=0.5"}, "es", id="the browser's language"),
        pytest.param("/", {"Accept_Language": "en", "Cookie": "language=es"}, "es", id="rather the one chosen before"),
        pytest.param("/fees?lang=en", {"Cookie": "language=es"}, "en", id="rather the one in the address"),
        pytest.param("/?lang=%22><script>", {}, "en", id="nothing but a known code"),
    ],
)
def test_the_first_page_is_in_the_readers_language(
    local: str, path: str, headers: dict[str, str], language: str
) -> None:
    assert f'<html lang="{language}" dir="ltr">' in page(local + path, **headers)


def test_the_first_page_is_ours(local: str) -> None:
    text = page(local + "/")

    assert "<title>Fair Recruitment Check</title>" in text
    assert "Streamlit app" not in text
    assert 'rel="preload"' not in text
    assert "service-desc" not in text
    assert "fairWords" in text


@pytest.mark.parametrize(("encoding", "opened"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_scripts_travel_compressed_and_stay_in_the_browser(local: str, encoding: str, opened: object) -> None:
    with ask(f"{local}/{SCRIPT}", Accept_Encoding=encoding) as answer:
        body = answer.read()
        headers = answer.headers

    assert callable(opened)
    assert opened(body) == (FOLDER / SCRIPT).read_bytes()
    assert headers["content-encoding"] == encoding
    assert "immutable" in headers["cache-control"]
    assert headers["content-type"].split(";")[0] == "text/javascript"


def test_who_accepts_no_compression_gets_none(local: str) -> None:
    with ask(f"{local}/{SCRIPT}", Accept_Encoding="identity") as answer:
        assert answer.headers["content-encoding"] is None
        assert answer.read() == (FOLDER / SCRIPT).read_bytes()


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [(b"gzip, deflate, br", "br"), (b"gzip", "gzip"), (b"", "identity"), (b"br;q=0, gzip;q=0.5", "gzip")],
)
def test_the_best_encoding_is_chosen(accepted: bytes, chosen: str) -> None:
    assert best_encoding(accepted) == chosen


@pytest.mark.parametrize("path", ["/", "/fees", f"/{SCRIPT}", "/_stcore/health", "/health", "/favicon.png"])
def test_every_answer_keeps_the_browser_at_home(local: str, path: str) -> None:
    with ask(local + path) as answer:
        policy = answer.headers["content-security-policy"]

    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_health_says_whether_the_data_can_be_read(local: str) -> None:
    found = json.loads(page(f"{local}/health"))

    assert found["status"] == "ok"
    assert found["memory_mb"] > 1


def test_on_ones_own_computer_no_cookie_tells_browsers_apart(local: str) -> None:
    with ask(f"{local}/") as answer:
        assert answer.headers["set-cookie"] is None


def test_on_a_network_each_browser_gets_a_cookie_that_scripts_cannot_read(wide: str) -> None:
    cookies = []
    for _visitor in range(2):
        with ask(f"{wide}/fees") as answer:
            cookies.append(answer.headers["set-cookie"])

    assert cookies[0] != cookies[1]
    for part in ("HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookies[0]


def test_a_browser_keeps_its_cookie(wide: str) -> None:
    with ask(f"{wide}/") as answer:
        cookie = answer.headers["set-cookie"].split(";")[0]

    with ask(f"{wide}/", Cookie=cookie) as again:
        assert again.headers["set-cookie"] is None


def test_a_cookie_that_is_not_ours_is_replaced(wide: str) -> None:
    with ask(f"{wide}/", Cookie="browser=short") as answer:
        assert answer.headers["set-cookie"].startswith("browser=")


def test_no_browser_keeps_a_copy_of_what_is_downloaded(local: str) -> None:
    with pytest.raises(HTTPError) as refusal:
        ask(f"{local}/media/d420ffd53a03b28b98b3be8ae8cd5441.json")
    assert refusal.value.headers["cache-control"] == "no-store"
    refusal.value.close()
