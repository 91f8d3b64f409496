"""Bring the .po files up to date with the texts: ``python -m i18n.extract``, or ``--check`` to only look.

Translations are kept. A text whose English has changed keeps its old translation, marked "fuzzy" with the English that
it was made from, and is not used until a person has looked at it. A text that is gone stays at the end of the file.
"""

from __future__ import annotations

import ast
import difflib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message

from i18n import catalogues, content
from i18n.language import SOURCE, languages
from questionnaires import loader

ROOT = Path(__file__).parent.parent
PACKAGES = ("questionnaires", "i18n", "reports", "storage", "interchange", "server", "ui")
MODULES = ("app.py", "cli.py")
REFUSALS = dict.fromkeys(("AnswerRefused", "TemplateRefused", "LogoRefused"), 0)
SAYING = {"_": 0, "say": 0, "marked": 0, "Problem": 1, **REFUSALS}  # which argument is a text
ALIKE = 0.6  # how alike two texts must be for one to be the other, changed
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


class Found(NamedTuple):
    """A text to translate, with its plural and its place where it has them."""

    text: str
    plural: str = ""
    context: str = ""
    file: str = ""


def in_program(root: Path = ROOT) -> Iterator[Found]:
    """Give the texts of the program, each once for each file that says it."""
    folders = [path for name in PACKAGES for path in sorted((root / name).rglob("*.py"))]
    for path in [*folders, *(root / name for name in MODULES if (root / name).exists())]:
        yield from in_source(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())


def in_source(source: str, file: str) -> Iterator[Found]:
    """Give the texts of one module. Raises ValueError for a text that is put together before it is translated."""
    for node in ast.walk(ast.parse(source, file)):
        if isinstance(node, ast.Call) and node.args:
            yield from _in_call(node, file)


def _in_call(call: ast.Call, file: str) -> Iterator[Found]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "count" and len(call.args) >= 2:
        one, many = (_literal(argument) for argument in call.args[:2])
        if one and many:
            yield Found(one, many, file=file)
    elif len(call.args) > SAYING.get(name, len(call.args)):
        first = call.args[SAYING[name]]
        if isinstance(first, ast.JoinedStr | ast.BinOp):
            raise ValueError(f"{file}:{call.lineno}: a text to translate is one literal with named %(placeholders)s")
        for branch in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
            text = _literal(branch)
            if text:
                yield Found(text, file=file)


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def in_content() -> Iterator[Found]:
    """Give the texts of the questionnaire, each under its place."""
    for entry in content.texts(loader.load()):
        yield Found(entry.text, context=entry.place)


def updated(old: Catalog, found: list[Found], code: str) -> Catalog:
    """Give the catalogue of these texts with the translations that the old one has."""
    new = catalogues.empty(code)
    left = {_key(message): message for message in [*old, *old.obsolete.values()] if message.id and message.string}
    first = {(text.context, text.text): text for text in reversed(found)}
    kept = {key: left.pop(key, None) for key in first}
    changed = {key: _before(first[key], left) for key, message in kept.items() if message is None}
    for text in found:
        key = (text.context, text.text)
        _add(new, text, kept[key] or changed[key])
    for key, message in left.items():
        new.obsolete[key[1] if not key[0] else (key[1], key[0])] = message
    return new


def _key(message: Message) -> tuple[str, str]:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return message.context or "", text


def _before(text: Found, left: dict[tuple[str, str], Message]) -> Message | None:
    """Give what was translated before the text changed, and take it from what is left."""
    if text.context:
        key = next((key for key in left if key[0] == text.context or key[1] == text.text), None)
    else:
        near = difflib.get_close_matches(text.text, [key[1] for key in left if not key[0]], 1, ALIKE)
        key = ("", near[0]) if near else None
    return left.pop(key) if key else None


def _add(catalogue: Catalog, text: Found, message: Message | None) -> None:
    id_ = (text.text, text.plural) if text.plural else text.text
    if message is not None and isinstance(message.id, str) == bool(text.plural):
        message = None  # a singular for a plural, or the reverse: begin anew
    known = message.string if message else ""
    entry = catalogue.add(id_, known, [(text.file, 0)] if text.file else (), context=text.context or None)
    if message is None:
        return
    entry.flags |= message.flags & {"fuzzy"}
    entry.user_comments = message.user_comments
    if _key(message)[1] != text.text:
        entry.flags.add("fuzzy")
        entry.previous_id = [message.id] if isinstance(message.id, str) else list(message.id)


def main(arguments: list[str]) -> int:
    """Write each language's catalogues, or with --check say which are behind. Gives the exit status."""
    check = "--check" in arguments
    found = {"messages": list(in_program()), "content": list(in_content())}
    behind = 0
    for language in languages():
        if language.code == SOURCE:
            continue
        for domain in catalogues.DOMAINS:
            path = catalogues.path_of(language.code, domain)
            catalogue = updated(catalogues.read(language.code, domain), found[domain], language.code)
            data = catalogues.written(catalogue, language.code)
            behind += not path.exists() or path.read_bytes() != data
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            print(f"{path.relative_to(ROOT)}: {_counts(catalogue)}")  # noqa: T201 - a command's answer
    return 1 if check and behind else 0


def _counts(catalogue: Catalog) -> str:
    messages = [message for message in catalogue if message.id]
    fuzzy = sum(message.fuzzy for message in messages)
    empty = sum(not any(message.string or ()) for message in messages)
    return f"{len(messages)} texts, {empty} without a translation, {fuzzy} to look at again"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
