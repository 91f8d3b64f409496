"""The scoring method once more, slowly: plain Python from the page, over published content and a portable file.

Nothing of ``scoring`` is used here. Where this and the engine differ, one of them has misread the page.
"""
# ruff: noqa: N802, N806 - the letters of the page

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

GRAVE = {None: 0, "minor": 1, "major": 2, "critical": 3}
LEVELS = ["stated", "document", "records", "workers"]
E = {"stated": 0.60, "document": 0.80, "records": 0.90, "workers": 1.00}
BASE = {1: 0.25, 2: 0.50, 3: 0.75}
Doc = dict[str, Any]


class Reference:
    """One response scored by the page. ``who`` names the role that usually knows the answer to each question."""

    def __init__(self, content: Doc, document: Doc, who: Mapping[str, str]) -> None:
        self.content, self.document, self.who = content, document, who
        self.calm: set[str] = set()  # questions taken to raise no flag at worst
        self.topics = {topic["name"]: topic for topic in content["topics"]}
        self.questions = {q["name"]: q for topic in content["topics"] for q in topic["questions"]}
        self.topic_of = {q["name"]: topic["name"] for topic in content["topics"] for q in topic["questions"]}
        self.actions = {a["name"]: a for q in self.questions.values() for a in q["actions"]}
        self.operations = {operation["id"]: operation for operation in document["operations"]}
        self.answers = {(o, q): self.given(q, o) for o in self.operations for q in self.questions}
        self.applies = {o: self.applying(o) for o in self.operations}

    # --- section 1 ---

    def given(self, question: str, operation: str) -> Doc | None:
        """Give an answer as {"options": [...], "evidence": ...} or {"options": None, "word": ...}; None: no answer."""
        answer = self.document["answers"].get(question)
        if answer is not None and "by_operation" in answer:
            answer = answer["by_operation"].get(operation)
        if answer is None or answer["value"] in ([], (), None):
            return None
        value, q = answer["value"], self.questions[question]
        if value in ("dont_know", "not_applicable"):
            return {"options": None, "word": value, "evidence": "stated"}
        if isinstance(value, str):
            chosen = [value]
        elif isinstance(value, (list, tuple)):
            chosen = [choice["name"] for choice in q["choices"] if choice["name"] in value]
        else:
            chosen = [next(b["name"] for b in q["bands"] if b["up_to"] is None or value <= b["up_to"])]
        return {"options": chosen, "word": None, "evidence": answer.get("evidence", "stated")}

    def options(self, question: str) -> dict[str, Doc]:
        q = self.questions[question]
        return {option["name"]: option for option in [*q["choices"], *q["bands"]]}

    def unknown(self, answer: Doc | None) -> bool:
        return answer is None or answer["word"] == "dont_know"

    def profile_term(self, operation: str, term: Doc, *, not_given: bool) -> bool:
        value = self.operations[operation].get(term["profile"])
        if value is None:
            return not_given
        return value in term["is"] if "is" in term else value > term["above"]

    def applying(self, operation: str) -> list[str]:
        found: list[str] = []
        for name, q in self.questions.items():
            if self.document["path"] == "quick" and not q["quick"]:
                continue
            condition = q["relevant"]
            if condition is not None:
                truths = []
                for term in condition.get("all", condition.get("any", [])):
                    if "profile" in term:
                        truths.append(self.profile_term(operation, term, not_given=True))
                    elif term["question"] not in found:
                        truths.append(False)
                    else:
                        answer = self.answers[operation, term["question"]]
                        held = self.unknown(answer) or bool(set(answer["options"] or []) & set(term["is"]))  # type: ignore[index]
                        truths.append(held)
                if not (all(truths) if "all" in condition else any(truths)):
                    continue
            found.append(name)
        return found

    # --- section 2 ---

    def g(self, country: str) -> float:
        return float(self.content["countries"][country]["exposure"])

    def X(self, operation: str, topic: str) -> float:
        o = self.operations[operation]
        m, a, h = (o.get(key) or 0.0 for key in ("migrant_share", "agency_share", "housing_share"))
        corridors = o.get("corridors") or {}
        total = sum(corridors.values())
        here = self.g(o["country"])
        G = here
        if total:
            G = here + 0.5 * m * max(0, sum(n / total * self.g(c) for c, n in corridors.items()) - here)
        W = 0.4 * m + 0.4 * m * a + 0.2 * h
        L = 1 if o["sector"] in self.content["listed_goods"].get(o["country"], []) else 0
        S = self.content["sectors"][o["sector"]]["exposure"][topic]
        return float(min(1, 0.40 * S + 0.30 * G + 0.30 * W + 0.10 * L))

    # --- section 3 ---

    def counts_as(self, question: str, evidence: str) -> str:
        return "stated" if self.questions[question]["kind"] == "outcome" and evidence == "document" else evidence

    def credit(self, question: str, answer: Doc | None) -> float | None:
        """Give c; 0 for no answer and "don't know", None where the question is out."""
        if self.unknown(answer):
            return 0.0
        assert answer is not None
        if answer["word"] == "not_applicable":
            return None
        earned = [self.options(question)[name]["credit"] for name in answer["options"]]
        return None if None in earned else min(1, sum(earned))

    def u(self, operation: str, question: str) -> float:
        sector = self.content["sectors"][self.operations[operation]["sector"]]
        return float(self.questions[question]["weight"] * sector["multipliers"].get(question, 1))

    def counted(self, operation: str, topic: str) -> list[str]:
        return [
            q
            for q in self.applies[operation]
            if self.topic_of[q] == topic and self.credit(q, self.answers[operation, q]) is not None
        ]

    def e(self, operation: str, question: str, scenario: str) -> float:
        answer = self.answers[operation, question]
        s = self.credit(question, answer)
        assert s is not None
        if self.unknown(answer):
            return 1.0 if scenario == "best" else 0.0
        assert answer is not None
        if scenario in ("stated", "best"):
            return s
        evidence = self.counts_as(question, answer["evidence"])
        return 0.0 if scenario == "worst" and evidence == "stated" else s * E[evidence]

    def C(self, operation: str, questions: Iterable[str], scenario: str) -> float:
        pairs = [(self.u(operation, q), self.e(operation, q, scenario)) for q in questions]
        return sum(u * e for u, e in pairs) / sum(u for u, _ in pairs)

    # --- section 4 ---

    def flag(self, question: str, answer: Doc | None) -> int:
        if answer is None or answer["options"] is None:
            return 0
        return max(GRAVE[self.options(question)[name]["flag"]] for name in answer["options"])

    def gravest(self, question: str) -> int:
        return max(GRAVE[option["flag"]] for option in self.options(question).values())

    def resolved(self, operation: str, question: str, scenario: str) -> bool:
        answer = self.answers[operation, question]
        if answer is None or not answer["options"] or len(answer["options"]) > 1:
            return False
        rule = self.options(question)[answer["options"][0]].get("resolved_by")
        if not rule or rule["question"] not in self.applies[operation]:
            return False
        resolving = self.answers[operation, rule["question"]]
        if self.unknown(resolving):
            return scenario == "best"
        assert resolving is not None
        evidence = self.counts_as(rule["question"], resolving["evidence"])
        enough = LEVELS.index(evidence) >= LEVELS.index(rule["evidence"])
        return bool(set(resolving["options"] or []) & set(rule["choices"])) and enough

    def severity(self, operation: str, question: str, scenario: str) -> int:
        answer = self.answers[operation, question]
        if self.unknown(answer):
            return self.gravest(question) if scenario == "worst" and question not in self.calm else 0
        raised = self.flag(question, answer)
        return 1 if raised and self.resolved(operation, question, scenario) else raised

    def H(self, operations: Iterable[str], topic: str | None = None, scenario: str = "headline") -> float:
        worst: dict[str, int] = {}
        for o in operations:
            for q in self.applies[o]:
                if topic in (None, self.topic_of[q]):
                    worst[q] = max(worst.get(q, 0), self.severity(o, q, scenario))
        top = max(worst.values(), default=0)
        if top == 0:
            return 0.0
        k = sum(1 for severity in worst.values() if severity == top)
        return BASE[top] + 0.25 * (1 - 1 / k)

    # --- section 5 ---

    def P_topic(self, operation: str, topic: str, scenario: str = "headline") -> float:
        C = self.C(operation, self.counted(operation, topic), scenario)
        return self.X(operation, topic) * (1 - 0.9 * C)

    def v(self, topic: str) -> int:
        return int(self.topics[topic]["severity_weight"])

    def counting(self, operation: str) -> list[str]:
        return [topic for topic in self.topics if self.counted(operation, topic)]

    def P_operation(self, operation: str, scenario: str = "headline") -> float:
        topics = self.counting(operation)
        return sum(self.v(t) * self.P_topic(operation, t, scenario) for t in topics) / sum(self.v(t) for t in topics)

    def n(self, operation: str) -> int:
        return int(self.operations[operation]["workers"])

    def over(self, operations: Iterable[str], value: Callable[[str], float]) -> float:
        there = list(operations)
        total = sum(self.n(o) for o in there)
        return sum(self.n(o) * value(o) for o in there) / total if there else 0.0

    def P(self, operations: Iterable[str], scenario: str = "headline") -> float:
        counted = [o for o in operations if self.counting(o)]
        return self.over(counted, lambda o: self.P_operation(o, scenario))

    def R(self, operations: Iterable[str], scenario: str = "headline") -> float:
        there = list(operations)
        harm = self.H(there, scenario="headline" if scenario == "stated" else scenario)
        return 1 - (1 - harm) * (1 - self.P(there, scenario))

    def kind(self, kind: str) -> float | None:
        found: dict[str, float] = {}
        for o in self.operations:
            parts = []
            for t in self.topics:
                mine = [q for q in self.counted(o, t) if self.questions[q]["kind"] == kind]
                if mine:
                    parts.append((self.v(t), self.C(o, mine, "headline")))
            if parts:
                found[o] = sum(v * C for v, C in parts) / sum(v for v, _ in parts)
        return self.over(found, found.__getitem__) if found else None

    # --- section 6 ---

    def contradicted(self, operation: str) -> bool:
        def holds(term: Doc) -> bool:
            if "profile" in term:
                return self.profile_term(operation, term, not_given=False)
            answer = self.answers[operation, term["question"]]
            if term["question"] not in self.applies[operation] or self.unknown(answer):
                return False
            assert answer is not None
            return bool(set(answer["options"] or []) & set(term["is"]))

        for rule in self.content["contradictions"]:
            touches = any(self.gravest(t["question"]) == 3 for t in rule["when"] if "question" in t)
            if touches and all(holds(term) for term in rule["when"]):
                return True
        for q in self.applies[operation]:
            answer = self.answers[operation, q]
            chosen = answer["options"] if answer is not None and answer["options"] else []
            exclusive = [name for name in chosen if self.options(q)[name].get("exclusive")]
            if exclusive and len(chosen) > 1 and self.gravest(q) == 3:
                return True
        return False

    def provisional(self, operations: Iterable[str]) -> bool:
        there = list(operations)
        pairs = [(o, q) for o in there for q in self.applies[o]]
        answers = [(q, self.answers[o, q]) for o, q in pairs]
        unknown = any(self.gravest(q) and self.unknown(answer) for q, answer in answers)
        answered = sum(1 for _, answer in answers if answer is not None and answer["options"] is not None)
        few = answered * 10 < 9 * len(pairs)
        return self.document["path"] == "quick" or unknown or few or any(self.contradicted(o) for o in there)

    # --- section 4 and 10: findings ---

    def findings(self, operations: Iterable[str]) -> list[tuple[str, str | None, str]]:
        """List (question, operation, standing): critical, major, minor, remedied or not_verified."""
        found: list[tuple[str, str | None, str]] = []
        for name, q in self.questions.items():
            here = {o: self.standing(o, name) for o in operations if name in self.applies[o]}
            listed = {o: stands for o, stands in here.items() if stands}
            if not listed:
                continue
            if q["scope"] == "company":
                order = ["critical", "major", "minor", "remedied", "not_verified"]
                found.append((name, None, min(listed.values(), key=order.index)))
            else:
                found += [(name, o, stands) for o, stands in listed.items()]
        return found

    def standing(self, operation: str, question: str) -> str | None:
        answer = self.answers[operation, question]
        if self.unknown(answer):
            return "not_verified" if self.gravest(question) else None
        raised = self.flag(question, answer)
        if raised and self.resolved(operation, question, "headline"):
            return "remedied"
        return {0: None, 1: "minor", 2: "major", 3: "critical"}[raised]

    # --- section 7 ---

    def points(self, operation: str, question: str) -> float:
        topic = self.topic_of[question]
        counted = self.counted(operation, topic)
        if question not in counted:
            return 0.0
        share = self.v(topic) / sum(self.v(t) for t in self.counting(operation))
        weight = self.u(operation, question) / sum(self.u(operation, q) for q in counted)
        return share * self.X(operation, topic) * weight * (1 - 0.9 * self.e(operation, question, "headline"))
