"""An answer without items."""

from __future__ import annotations

from rich.console import RenderableType

from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from essex_insp.show.tables.parts import heading, prose, stacked, words
from essex_insp.show.wording import NOTHING


def table(answer: Answer, page: Page) -> RenderableType:
    """Return a sentence that says so.

    Args:
        answer: No items, of any command.
        page: Where it is shown.
    """
    return stacked(*heading(answer.head, page), prose(words(NOTHING[answer.command]), page))
