"""Loaded by every Python process of the server under test: notes each address that it connects to or looks up."""

import os
import sys

FILE = os.environ.get("WATCHED_CONNECTIONS", "")


def note(event: str, arguments: tuple[object, ...]) -> None:
    """Append one line for each connection or look-up."""
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        asked = arguments[1] if event in {"socket.connect", "socket.sendto"} else arguments[0]
        line = f"{event} {asked!r}\n".encode()
        descriptor = os.open(FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(descriptor, line)
        os.close(descriptor)


if FILE:
    sys.addaudithook(note)
