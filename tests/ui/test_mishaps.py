"""What a failing page leaves in the log: where it failed, and nothing that somebody wrote."""

from __future__ import annotations

import logging

import pytest
from pydantic import ValidationError
from streamlit.error_util import _log_uncaught_app_exception

from questionnaires.responses import Organisation
from ui.mishaps import STREAMLITS, Discreet


def test_a_failure_is_logged_without_what_was_written(caplog: pytest.LogCaptureFixture) -> None:
    logger, discreet = logging.getLogger(STREAMLITS), Discreet()
    logger.addFilter(discreet)
    logger.addHandler(caplog.handler)
    try:
        with pytest.raises(ValidationError) as caught:
            Organisation.model_validate({"name": "Quiet Mill", "country": "Quiet Land"})
        _log_uncaught_app_exception(caught.value)
    finally:
        logger.removeHandler(caplog.handler)
        logger.removeFilter(discreet)

    assert "Uncaught" in caplog.text
    assert "Quiet" not in caplog.text
