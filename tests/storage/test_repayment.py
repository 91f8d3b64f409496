"""What is owed to workers is kept with the profile, and what was kept before there was any is read."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from questionnaires.repayment import Repayment
from questionnaires.responses import Response
from storage import Store
from tests.repayments import repayments
from tests.ui.sunrise import sunrise


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entered=repayments())
def test_what_was_entered_is_kept_whole(store: Store, entered: Repayment) -> None:
    if not store.list("local"):
        store.create(sunrise(), "local")

    store.save_profile("sunrise-2026", "local", sunrise(repayment=entered))

    assert store.load("sunrise-2026", "local").repayment == entered


def test_nothing_entered_is_written_as_before() -> None:
    plain = sunrise().model_dump(mode="json")

    assert plain["repayment"] == []
    assert Response.model_validate(plain).repayment == Repayment()
