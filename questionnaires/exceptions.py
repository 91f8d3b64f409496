"""What can go wrong with content and answers.

QuestionnaireError
├── ContentInvalid     content files break a rule
├── AnswerRefused      a question does not offer this answer
└── ResponseInvalid    a response names something that does not exist in it
"""


class QuestionnaireError(Exception):
    """Anything this package refuses."""


class ContentInvalid(QuestionnaireError):
    """Raised if content files break rules; ``problems`` lists all of them, each naming file and key."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class AnswerRefused(QuestionnaireError):
    """Raised if a question does not offer an answer. ``rule`` is a message template for ``facts``."""

    def __init__(self, rule: str, **facts: object) -> None:
        super().__init__(rule % facts)
        self.rule = rule
        self.facts = facts


class ResponseInvalid(QuestionnaireError):
    """Raised if a response is asked about an operation that it does not have."""
