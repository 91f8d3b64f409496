"""Examples: fictional businesses to look at, marked as such wherever they show."""

from __future__ import annotations

from questionnaires import cases
from questionnaires.loader import load
from storage import Store
from tests.ui.conftest import Open
from tests.ui.test_questions import kept, shown


def test_two_examples_are_offered_and_each_is_a_worked_case() -> None:
    offered = [example.name for example in load().examples]
    assert len(offered) == 2
    assert set(offered) <= set(cases.names())


def test_looking_at_an_example_opens_its_results_marked_as_fictional(visit: Open, database: Store) -> None:
    name = load().examples[0].name
    at = visit()
    assert "No real company is described." in shown(at)

    (button,) = [button for button in at.button if button.key == f"example_{name}"]
    at = button.click().run()

    assert not at.exception
    assert "Fictional example" in kept(database).organisation.name
    assert kept(database).answers.keys() == cases.load(name).response(load(), "any").answers.keys()
