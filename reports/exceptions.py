"""What paper refuses."""


class PaperRefused(Exception):
    """Anything that is handed in for paper and cannot be used; ``rule`` says why and what to do, to be translated."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class TemplateRefused(PaperRefused):
    """Raised if a template is no Word document, or too large."""


class LogoRefused(PaperRefused):
    """Raised if a logo is no picture, or too large."""
