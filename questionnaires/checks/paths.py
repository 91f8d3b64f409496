"""Paths: how many questions anyone is asked, and that no branch leaves a topic without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations_with_replacement, product

from questionnaires.models import Path, Questionnaire, options_of
from questionnaires.relevance import to_ask
from questionnaires.responses import Edition, Operation, Organisation, Response

MOST: Mapping[Path, int] = {"standard": 60, "quick": 15}  # of one line of work, or of two together
CRITICAL = range(15, 21)  # options that may be critical: fewer miss a harm, more cry wolf
HOUSEHOLD = {"sector": "domestic_work", "workers": 1, "migrant_share": 1.0, "agency_share": 0.0, "housing_share": 1.0}
PLAIN = {"workers": 120, "migrant_share": 0.5, "agency_share": 0.0, "housing_share": 0.0}  # no agents, no housing


def problems(questionnaire: Questionnaire) -> Iterator[str]:
    """Give each path that asks too much, each topic that a path skips, and each question that nobody is asked."""
    for path, most in MOST.items():
        longest = max(longest_of_two(questionnaire, path), key=len)
        if len(longest) > most:
            yield f"path '{path}': asks up to {len(longest)} questions, and at most {most} are promised: drop some"
    for place, response in branches(questionnaire):
        asked = {questionnaire.topic_of[name] for name in to_ask(questionnaire, response)}
        for topic in questionnaire.section.keys() - asked:
            yield f"{place}: is asked nothing of the topic '{topic}': let one of its questions apply"
    reached = {name for _, response in branches(questionnaire) for name in to_ask(questionnaire, response)}
    for name in questionnaire.by_name.keys() - reached:
        yield f"{name}: nobody is asked it: change its condition"
    flags = [option.flag for question in questionnaire.scored for option in options_of(question)]
    if flags.count("critical") not in CRITICAL:
        yield f"{flags.count('critical')} options are critical: keep to {CRITICAL.start} to {CRITICAL.stop - 1}"


def branches(questionnaire: Questionnaire) -> Iterator[tuple[str, Response]]:
    """Give an unanswered response for every kind of business that a condition can tell apart, with its name.

    Unanswered, every question that follows another one is asked, so these are the longest paths.
    """
    shares = (0.0, 0.5)
    kinds = product(questionnaire.sector, (1, 120), shares, shares, shares)
    for sector, workers, migrants, agency, housing in kinds:
        profile = {"sector": sector, "workers": workers, "migrant_share": migrants}
        profile |= {"agency_share": agency, "housing_share": housing}
        place = f"{sector}, {workers} workers, migrants {migrants}, agencies {agency}, housing {housing}"
        yield place, unanswered(questionnaire, "standard", profile)


def longest_of_two(questionnaire: Questionnaire, path: Path) -> Iterator[tuple[str, ...]]:
    """Give what a business with two lines of work is asked at most, for each pair of sectors."""
    whole = {"workers": 120, "migrant_share": 0.5, "agency_share": 0.5, "housing_share": 0.5}
    asked = {
        sector: to_ask(questionnaire, unanswered(questionnaire, path, {"sector": sector, **whole}))
        for sector in questionnaire.sector
    }
    for one, other in combinations_with_replacement(asked, 2):
        yield tuple(dict.fromkeys(asked[one] + asked[other]))


def lengths(questionnaire: Questionnaire) -> Mapping[str, int]:
    """Give how many questions are asked of whom, every follow-up counted."""
    standard = [len(to_ask(questionnaire, response)) for _, response in branches(questionnaire)]
    others = questionnaire.sector.keys() - {HOUSEHOLD["sector"]}
    plain = [_asked(questionnaire, "standard", {"sector": name, **PLAIN}) for name in others]
    return {
        "questions at most, one line of work": max(standard),
        "questions at most, two lines of work": max(map(len, longest_of_two(questionnaire, "standard"))),
        "questions without agents and housing, at least": min(plain, default=0),
        "questions without agents and housing, at most": max(plain, default=0),
        "questions for one household": _asked(questionnaire, "standard", HOUSEHOLD),
        "questions of the quick path": max(map(len, longest_of_two(questionnaire, "quick"))),
    }


def _asked(questionnaire: Questionnaire, path: Path, profile: Mapping[str, object]) -> int:
    return len(to_ask(questionnaire, unanswered(questionnaire, path, profile)))


def unanswered(questionnaire: Questionnaire, path: Path, profile: Mapping[str, object]) -> Response:
    """Give a response of one operation with that profile and no answer."""
    return Response(
        id="nobody",
        path=path,
        questionnaire=Edition(id=questionnaire.id, version=questionnaire.version),
        organisation=Organisation(name="Nobody"),
        operations=(Operation.model_validate({"id": "op1", **profile}),),
        answers={},
    )
