"""In which words: languages found in ``locales/``, texts of the program and of the questionnaire in each of them."""

from i18n.content import translated
from i18n.language import Language, best_language, languages
from i18n.wording import Words, marked, words

__all__ = ["Language", "Words", "best_language", "languages", "marked", "translated", "words"]
