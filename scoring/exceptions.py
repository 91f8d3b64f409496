"""What scoring refuses."""


class ScoringError(Exception):
    """Anything this package refuses."""


class ProfileIncomplete(ScoringError):
    """Raised if a profile lacks what a score cannot do without, or names a sector or country not in the tables.

    ``missing`` holds all of it, as operation id and key: "sector", "country", "workers" or "corridors".
    """

    def __init__(self, missing: tuple[tuple[str, str], ...]) -> None:
        super().__init__("; ".join(f"operation '{operation}': fill in '{key}'" for operation, key in missing))
        self.missing = missing


class FrameRefused(ScoringError):
    """Raised if a table of responses cannot be scored. ``problems`` lists all, each naming its column and value."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
