"""Section 8 of the scoring method once more, slowly, on top of ``reference.py``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from tests.scoring.reference import LEVELS, Doc, Reference

Ended = dict[tuple[str, str | None], int]


class Plan(Reference):
    """One response whose answers the actions change and change back."""

    def better(self, question: str, reached: Doc, present: Doc | None) -> bool:
        """Tell whether an answer is better: a lighter flag, or the same and more credit."""
        now, then = self.credit(question, present), self.credit(question, reached)
        if now is None or then is None:
            return False
        flags = self.flag(question, reached), self.flag(question, present)
        return flags[0] < flags[1] or (flags[0] == flags[1] and then > now)

    def reached(self, question: str, option: str, present: Doc | None) -> list[str]:
        q = self.questions[question]
        if q["type"] != "select_multiple" or self.options(question)[option]["exclusive"]:
            return [option]
        chosen, row = (present or {}).get("options") or [], self.options(question)[option].get("row")
        kept = {name for name in chosen if row is None or self.options(question)[name].get("row") != row}
        both = {name for name in kept if not self.options(question)[name]["exclusive"]} | {option}
        return [name for name in self.options(question) if name in both]

    def asked(self, operation: str, question: str, option: str) -> str | None:
        """Give the evidence that a present finding asks of this answer, as first found."""
        levels = []
        for name in self.applies[operation]:
            answer = self.original[operation, name]
            if answer is None or not answer["options"] or len(answer["options"]) > 1:
                continue
            rule = self.options(name)[answer["options"][0]].get("resolved_by")
            if rule and rule["question"] == question and option in rule["choices"]:
                levels.append(rule["evidence"])
        return max(levels, key=LEVELS.index, default=None)

    def do(self, action: str) -> list[tuple[str, str]]:
        """Change the answers as an action does; give the (operation, question) that changed."""
        changed = []
        for question, option in self.actions[action]["closes"].items():
            for o in self.operations:
                if question not in self.applies[o]:
                    continue
                present = self.answers[o, question]
                asked = self.asked(o, question, option)
                level = LEVELS.index((present or {"evidence": "stated"})["evidence"])
                then: Doc = {"options": self.reached(question, option, present), "word": None, "evidence": None}
                same = present is not None and present["options"] == then["options"]
                proves = same and asked is not None and level < LEVELS.index(asked)
                if not (
                    self.better(question, then, present) or (proves and self.credit(question, present) is not None)
                ):
                    continue
                then["evidence"] = LEVELS[max(level, LEVELS.index("document"), LEVELS.index(asked or "stated"))]
                self.answers[o, question] = then
                changed.append((o, question))
        return changed

    def plan(self, on: date) -> list[Doc]:
        """Give the items in order."""
        self.original = dict(self.answers)
        everywhere = list(self.operations)
        before = self.R(everywhere)
        found = self.findings(everywhere)
        standing = self._severities()
        items = self._contain(found) + self._find_out(found)
        for name, action in self.actions.items():
            if not action["closes"]:
                continue
            changed = self.do(name)
            after = self._severities()
            ended = {key: severity for key, severity in standing.items() if after[key] < severity}
            if changed:
                items.append(self._act(action, changed, before - self.R(everywhere), ended))
            self.answers = dict(self.original)
        self._tiers(items, found)
        ordered = self._order(items)
        self.answers = dict(self.original)
        self._first_six(ordered)
        for item in ordered:
            self._due(item, on)
        return ordered

    def _severities(self) -> Ended:
        found: Ended = {}
        for o in self.operations:
            for q in self.applies[o]:
                key = (q, None if self.questions[q]["scope"] == "company" else o)
                found[key] = max(found.get(key, 0), self.severity(o, q, "headline"))
        return found

    def _about(self, questions: Iterable[str], operations: Iterable[str]) -> Doc:
        weights = [self.v(self.topic_of[q]) for q in questions]
        return {"v": max(weights), "workers": sum(self.n(o) for o in set(operations))}

    def _contain(self, found: list[tuple[str, str | None, str]]) -> list[Doc]:
        items: list[Doc] = []
        for name, action in self.actions.items():
            groups: dict[str | None, list[tuple[str, str]]] = {}
            for question, operation, stands in found:
                if stands == "critical" and question in action["contains"]:
                    for o in self.operations:
                        if operation == o or (operation is None and self.standing_in(o, question) == "critical"):
                            key = operation if len(self.operations) > 1 else None
                            groups.setdefault(key, []).append((question, o))
            for operation, pairs in groups.items():
                about = self._about([q for q, _ in pairs], [o for _, o in pairs])
                fields = {"kind": "contain", "name": name, "operation": operation, "tier": 1, "value": 0.0}
                times = {"lead": action["lead_days"], "effort": action["effort_days"], "cap": 3}
                items.append({**fields, **times, **about, "collaborative": action["collaborative"]})
        return items

    def standing_in(self, operation: str, question: str) -> str | None:
        return self.standing(operation, question) if question in self.applies[operation] else None

    def _find_out(self, found: list[tuple[str, str | None, str]]) -> list[Doc]:
        roles: dict[str, list[str]] = {}
        for question, _, stands in found:
            if stands == "not_verified":
                roles.setdefault(self.who[question], []).append(question)
        worst = self.R(self.operations, "worst")
        items = []
        for role, questions in roles.items():
            where = [o for o in self.operations for q in questions if self.standing_in(o, q) == "not_verified"]
            tier = 2 if any(self.gravest(q) == 3 for q in questions) else 5
            value = worst - self._worst_without(set(questions))
            fields = {"kind": "find_out", "name": role, "operation": None, "tier": tier, "value": value}
            times = {"lead": 30, "effort": 1, "cap": 30, "collaborative": False}
            items.append({**fields, **times, **self._about(questions, where)})
        return items

    def _worst_without(self, questions: set[str]) -> float:
        """Give the worst case once these questions raise no flag."""
        self.calm = questions
        fallen = self.R(self.operations, "worst")
        self.calm = set()
        return fallen

    def _act(self, action: Doc, changed: list[tuple[str, str]], value: float, ended: Ended) -> Doc:
        questions, operations = {q for _, q in changed}, {o for o, _ in changed}
        company = any(self.questions[q]["scope"] == "company" for q in questions)
        alone = len(operations) == 1 and len(self.operations) > 1 and not company
        ends = max(ended.values(), default=0)
        return {
            "kind": "act",
            "name": action["name"],
            "operation": next(iter(operations)) if alone else None,
            "tier": {3: 3, 2: 4}.get(ends, 5),
            "value": value,
            "lead": action["lead_days"],
            "effort": action["effort_days"],
            "cap": {3: 90, 2: 90, 1: 180, 0: 365}[ends],
            "ended": ended,
            "requires": action["requires"],
            "policy": all(self.questions[q]["kind"] == "policy" for q in questions),
            "collaborative": action["collaborative"],
            **self._about(questions, operations),
        }

    def key(self, item: Doc) -> tuple[Any, ...]:
        return (item["lead"], -item["v"], -item["workers"], item["name"], item["operation"] or "")

    def _tiers(self, items: list[Doc], found: list[tuple[str, str | None, str]]) -> None:
        acts = {item["name"]: item for item in items if item["kind"] == "act"}
        contained = {q for action in self.actions.values() for q in action["contains"]}
        for question, operation, stands in found:
            if stands == "critical" and question not in contained:
                able = [item for item in acts.values() if item["ended"].get((question, operation)) == 3]
                if able:
                    min(able, key=self.key)["tier"] = 1
        for _ in acts:  # as often as it takes for the longest chain
            for item in acts.values():
                for name in item["requires"]:
                    if name in acts:
                        acts[name]["tier"] = min(acts[name]["tier"], item["tier"])

    def _order(self, items: list[Doc]) -> list[Doc]:
        acts = {item["name"]: item for item in items if item["kind"] == "act"}
        ordered: list[Doc] = []

        def place(item: Doc) -> None:
            if any(item is other for other in ordered):
                return
            needed = [acts[name] for name in item.get("requires", []) if name in acts]
            for other in sorted(needed, key=self.key):
                place(other)
            ordered.append(item)
            if item["kind"] == "act":
                self.do(item["name"])

        for tier in (1, 2, 3, 4):
            for item in sorted((i for i in items if i["tier"] == tier), key=self.key):
                place(item)
        while len(ordered) < len(items):
            rest = [item for item in items if not any(item is other for other in ordered)]
            place(min(rest, key=lambda item: (-self._per_day(item), self.key(item))))
        return ordered

    def _per_day(self, item: Doc) -> float:
        if item["kind"] != "act":
            return 0.0
        here = dict(self.answers)
        before = self.R(self.operations)
        self.do(item["name"])
        value = before - self.R(self.operations)
        self.answers = here
        return float(round(round(value / max(item["effort"], 0.25), 12), 9))  # a half is a half whatever the noise

    def _first_six(self, ordered: list[Doc]) -> None:
        stopping = [item for item in ordered if item["tier"] == 1]
        chosen: list[Doc] = []
        for item in ordered:
            if item.get("policy") and sum(1 for i in chosen if i.get("policy")) == 2:
                continue
            chosen.append(item)
        left_over = [item for item in ordered if not any(item is other for other in chosen)]
        first = stopping if len(stopping) > 6 else (chosen + left_over)[:6]
        for item in ordered:
            item["first_six"] = any(item is other for other in first)

    def _due(self, item: Doc, on: date) -> None:
        then = on + timedelta(days=min(item["lead"], item["cap"]))
        item["due"] = None if item["collaborative"] else then
