"""What the browser brings along: the page's address and two cookies, neither of which is believed without a look.

The address says which assessment (``a``), which language (``lang``) and perhaps which question (``q``). The cookies
remember the first two for a reload without an address.
"""

from __future__ import annotations

import re

import streamlit as st

from i18n import best_language

LANGUAGE_COOKIE, ASSESSMENT_COOKIE = "language", "assessment"
ASSESSMENT, LANGUAGE, QUESTION = "a", "lang", "q"
CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")


def asked(key: str) -> str:
    """Give what the address says under a key, or ""."""
    return st.query_params.get(key, "") if key in st.query_params else ""  # asking first is ten times as quick


def remembered_assessment() -> str:
    return _cookie(ASSESSMENT_COOKIE)


def language() -> str:
    """Guess the language: the address, then the cookie, then the browser's."""
    return best_language(asked(LANGUAGE) or _cookie(LANGUAGE_COOKIE) or st.context.locale)


def language_was_chosen() -> bool:
    return bool(asked(LANGUAGE) or _cookie(LANGUAGE_COOKIE))


def of(assessment: str, code: str) -> dict[str, str]:
    """Give what stands behind the question mark of a link."""
    return ({ASSESSMENT: assessment} if assessment else {}) | {LANGUAGE: code}


def name(assessment: str) -> None:
    """Put an assessment into the address; "" takes it out."""
    if assessment == asked(ASSESSMENT):
        return
    if assessment:
        st.query_params[ASSESSMENT] = assessment
    else:
        st.query_params.pop(ASSESSMENT, None)


def say(code: str) -> None:
    """Put a language into the address."""
    st.query_params[LANGUAGE] = code


def _cookie(key: str) -> str:
    """Give a cookie of ours, or "" if it holds anything but a code."""
    value = st.context.cookies.get(key)
    return value if isinstance(value, str) and CODE.fullmatch(value) else ""
