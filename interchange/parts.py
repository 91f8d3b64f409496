"""Handing out: the questions that a role usually knows, as a portable file of their own that comes back and is merged.

The file is an assessment like any other, with an id that says whose part of which assessment it is: opened beside the
whole it is another one and replaces nothing. It holds the profile (questions depend on it) and the answers to these
questions with their notes; no other answers, no plan, no contacts.
"""

from __future__ import annotations

from collections.abc import Mapping

from interchange.differences import Difference
from interchange.merge import offered
from questionnaires.models import Questionnaire
from questionnaires.relevance import to_ask
from questionnaires.responses import Organisation, PreparedBy, Response

MARK = "-part-"
LONGEST = 64  # characters of an id


def roles(questionnaire: Questionnaire, response: Response) -> Mapping[str, tuple[str, ...]]:
    """Give the questions that apply by the role that usually knows, in the rubric's order of roles; "" is no role."""
    by_role: dict[str, list[str]] = {role.name: [] for role in questionnaire.rubric.roles}
    for name in to_ask(questionnaire, response):
        by_role.setdefault(questionnaire.by_name[name].who[0], []).append(name)
    return {role: tuple(names) for role, names in by_role.items() if names}


def handed_out(questionnaire: Questionnaire, response: Response, role: str, label: str = "") -> Response:
    """Give a role's part. ``label`` is what the role is called; give the part its name with ``named``."""
    mine = {name for name, question in questionnaire.by_name.items() if question.who[0] == role}
    return Response(
        id=part_id(response.id, role),
        created_at=response.created_at,
        changed_at=response.changed_at,
        questionnaire=response.questionnaire,
        path=response.path,
        language=response.language,
        organisation=Organisation(name=response.organisation.name, country=response.organisation.country),
        prepared_by=PreparedBy(role=label),
        operations=response.operations,
        answers={name: given for name, given in response.answers.items() if name in mine},
    )


def named(part: Response, name: str) -> Response:
    """Give a part the name it is listed under, such as "Payroll answers these 9"."""
    organisation = part.organisation.model_copy(update={"name": name[:200]})
    return part.model_copy(update={"organisation": organisation})


def part_id(whole: str, role: str) -> str:
    ending = f"{MARK}{role}"
    return whole[: LONGEST - len(ending)] + ending


def role_of(response: Response) -> str:
    """Give the role whose part a response is; "" for a whole assessment."""
    whole, mark, role = response.id.rpartition(MARK)
    return role if mark and whole else ""


def asked(questionnaire: Questionnaire, part: Response) -> tuple[str, ...]:
    """Name the questions of a part. What they depend on may be elsewhere: such questions are asked."""
    return roles(questionnaire, part).get(role_of(part), ())


def is_part_of(part: Response, whole: Response) -> bool:
    role = role_of(part)
    return bool(role) and part.id == part_id(whole.id, role)


def coming_back(mine: Response, theirs: Response) -> tuple[Difference, ...]:
    """Give what could be taken of a file: of a part of mine only answers, the plan and contacts."""
    found = offered(mine, theirs)
    if not is_part_of(theirs, mine):
        return found
    return tuple(one for one in found if one.part in ("answer", "follow_up") or one.key == "local_contacts")
