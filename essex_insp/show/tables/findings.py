"""Findings as lists, under those who state them."""

from __future__ import annotations

from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from essex_insp.questions.records import Finding
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import Footnotes, heading, indented, listed, prose, stacked, words
from essex_insp.show.theme import HEADING
from essex_insp.show.wording import comparison_words, person_words


def table(answer: Answer, page: Page) -> RenderableType:
    """Return the findings under those who state them, and the sources.

    Args:
        answer: Items of `findings`.
        page: Where they are shown.
    """
    footnotes = Footnotes(page, answer.cite, answer.hint("sources"))
    parts: list[RenderableType] = []
    by = groupby(answer.items, lambda item: person_words(item.stated_by, "The report"))
    for who, group in by:
        parts += [prose(words(who, HEADING), page), Text()]
        found = [_finding(item, footnotes) for item in group]
        parts += [prose(indented(listed(found, page)), page), Text()]
    return stacked(*heading(answer.head, page), *parts, footnotes.lines())


def _finding(item: Finding, footnotes: Footnotes) -> Text:
    text = words(item.summary)
    quiet = [item.kind, ", ".join(item.about) or "subject not settled"]
    text.append(f"\n{'; '.join(quiet)}  {footnotes.mark(item.sources)}", "dim")
    if item.comparison:
        text.append(f"\n{comparison_words(item.comparison)}", "dim")
    return text
