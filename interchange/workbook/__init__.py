"""The assessment as a workbook: summary, plan as a working tracker, answers, the score in live formulas, sources.

What is typed by people is written as text, whatever it looks like; formulas are only ours, and use functions that
every spreadsheet program knows.
"""

from interchange.workbook.writing import write

__all__ = ["write"]
