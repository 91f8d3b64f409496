"""What goes out and comes in: the portable file, alone, inside a PDF or in a backup, and the result as data."""

from interchange.problems import FileRefused, Opened, Problem, words_of

__all__ = ["FileRefused", "Opened", "Problem", "words_of"]
