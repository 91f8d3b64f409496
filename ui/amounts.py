"""What is typed into fields about money: amounts, people, years, months, rates; empty is "not known", never zero."""

from __future__ import annotations

import re

from i18n import marked
from questionnaires.repayment import HIGHEST_RATE, MOST_PEOPLE
from ui.entries import THOUSANDS, NotUnderstood

AMOUNT = re.compile(rf"({THOUSANDS.pattern})(?:[.,](\d{{1,2}}))?")
RATE = re.compile(r"(\d{1,4})(?:[.,](\d{1,4}))?\s*%?")
DIGITS = re.compile(r"\d{1,4}")
LARGEST = 1e12


def amount(typed: str) -> float | None:
    """Read an amount of money in any usual writing. Raises NotUnderstood."""
    text = typed.strip()
    if not text:
        return None
    found = AMOUNT.fullmatch(text)
    value = float(f"{re.sub(r'[^0-9]', '', found[1])}.{found[2] or 0}") if found else -1
    if not 0 <= value <= LARGEST:
        raise NotUnderstood(marked("Please write an amount in digits, such as 1,500 or 1500.50, without a currency."))
    return value


def people(typed: str) -> int | None:
    """Read a number of people, from 0. Raises NotUnderstood."""
    text = typed.strip()
    if not text:
        return None
    number = int(re.sub(r"\D", "", text)) if THOUSANDS.fullmatch(text) else -1
    if not 0 <= number <= MOST_PEOPLE:
        raise NotUnderstood(marked("Please write a whole number of people: 0 if there are none, empty if not known."))
    return number


def year(typed: str) -> int | None:
    """Read a year. Raises NotUnderstood."""
    return _between(typed, 1950, 2200, marked("Please write a year, such as 2023."))


def years(typed: str) -> int | None:
    """Read a number of years. Raises NotUnderstood."""
    return _between(typed, 0, 60, marked("Please write a number of years, such as 5."))


def months(typed: str) -> int | None:
    """Read a number of months. Raises NotUnderstood."""
    return _between(typed, 0, 600, marked("Please write a number of months, such as 12."))


def _between(typed: str, least: int, most: int, rule: str) -> int | None:
    text = typed.strip()
    if not text:
        return None
    if not DIGITS.fullmatch(text) or not least <= int(text) <= most:
        raise NotUnderstood(rule)
    return int(text)


def rate(typed: str) -> float | None:
    """Read a percentage a year as a share. Raises NotUnderstood."""
    text = typed.strip()
    if not text:
        return None
    found = RATE.fullmatch(text)
    percent = float(f"{int(found[1])}.{found[2] or 0}") if found else -1
    if not 0 <= percent <= HIGHEST_RATE * 100:
        raise NotUnderstood(marked("Please write the interest of a year in per cent, such as 36."))
    return round(percent / 100, 8)


def shown(value: float | None) -> str:
    """Give an amount as it may be typed again."""
    if value is None:
        return ""
    return f"{value:.0f}" if value == int(value) else f"{value:.2f}"


def whole(value: int | None) -> str:
    return "" if value is None else str(value)


def percent(value: float | None) -> str:
    return "" if value is None else f"{value * 100:.10g}"
