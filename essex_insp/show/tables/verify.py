"""Verdicts on citations: a line each, and what differs in full."""

from __future__ import annotations

from collections import Counter

from rich.console import RenderableType
from rich.text import Text

from essex_insp.questions.records import Verification
from essex_insp.questions.verification import VERDICTS
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import heading, indented, prose, quiet, rowed, stacked, words
from essex_insp.show.theme import verdict_style
from essex_insp.show.verdicts import attribution_words, difference_words, place_words


def table(answer: Answer, page: Page) -> RenderableType:
    """Return the verdicts, then what differs, then their count.

    Args:
        answer: Items of `verify`.
        page: Where they are shown.
    """
    rows = [
        (
            words(item.verdict, verdict_style(item.verdict)),
            words(f"{item.kind} {item.id}" if item.id else item.kind),
            words(_place(item)),
        )
        for item in answer.items
    ]
    parts: list[RenderableType] = []
    if rows:
        parts = [rowed(page, rows, "Verdict", "What", "Place"), Text()]
    said = [(words(str(item.id)), quiet(attribution_words(item))) for item in _quotes(answer)]
    if said:
        parts += [rowed(page, said, "Quote", "Who said it"), Text()]
    for item in answer.items:
        if item.verdict != "unverifiable" and (item.verdict != "exact" or item.notes):
            parts += [*_difference(item, page), Text()]
    counts = Counter(item.verdict for item in answer.items)
    total = ", ".join(f"{counts[one]} {one}" for one in VERDICTS if counts[one])
    return stacked(*heading(answer.head, page), *parts, words(total))


def _quotes(answer: Answer) -> list[Verification]:
    return [item for item in answer.items if item.attribution is not None]


def _place(item: Verification) -> str:
    """Where its words stand, or why they were not looked for, once there was a text."""
    if item.verdict == "unverifiable" and item.sha256:
        return " ".join(item.notes)
    return place_words(item)


def _difference(item: Verification, page: Page) -> list[RenderableType]:
    name = f"{item.kind} {item.id}" if item.id else item.kind
    title = words(f"{item.verdict}: {name}", verdict_style(item.verdict))
    lines = [words(line) for line in difference_words(item)]
    return [prose(title, page), *(prose(indented(line), page) for line in lines)]
