"""Problems of files: where each is, what was found, what is expected, how to mend it."""

from __future__ import annotations

from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import indented, prose, quiet, stacked, words
from essex_insp.show.theme import HEADING
from essex_insp.show.wording import counted


def table(answer: Answer, page: Page) -> RenderableType:
    """Return the problems under their files.

    Args:
        answer: Items of `validate`.
        page: Where they are shown.
    """
    parts: list[RenderableType] = []
    for file, group in groupby(answer.items, lambda item: item.file):
        problems = sorted(group, key=lambda one: (one.line or 0, one.column or 0))
        parts += [prose(words(file, HEADING), page), Text()]
        for item in problems:
            place = f"line {item.line}, column {item.column}" if item.line else "no line"
            parts.append(prose(words(f"{item.severity}: {place}, {item.path}"), page))
            parts.append(prose(indented(words(f"{item.found.rstrip('.')}; {item.remedy}")), page))
            parts.append(prose(indented(quiet(f"Expected: {item.expected}")), page))
            parts.append(Text())
    errors = sum(item.severity == "error" for item in answer.items)
    warnings = len(answer.items) - errors
    return stacked(*parts, words(f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"))
