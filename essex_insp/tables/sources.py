"""Sources in full: what they are, where they are, on what terms, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.style import Style
from rich.text import Text

from essex_insp.answer import Answer
from essex_insp.page import Page
from essex_insp.records import Source
from essex_insp.tables.parts import heading, indented, prose, quiet, spoken, stacked, words
from essex_insp.theme import HEADING
from essex_insp.wording import NOT_READ, date_words, disputes_words, supports_words, title_words


def table(answer: Answer, page: Page) -> RenderableType:
    """Return the sources one under another.

    Args:
        answer: Items of `sources`.
        page: Where they are shown.
    """
    parts: list[RenderableType] = []
    for item in answer.items:
        parts += [prose(words(item.id, HEADING), page)]
        parts += [prose(indented(line), page) for line in _lines(item, page)] + [Text()]
    notice = [prose(quiet(answer.notice), page)] if answer.notice else []
    return stacked(*heading(answer.head, page), *parts, *notice)


def _lines(item: Source, page: Page) -> Iterator[Text]:
    yield words(f"{item.publisher}: {title_words(item)}")
    if item.author:
        yield words(f"By {item.author}")
    if item.copied_by:
        yield words(f"Read in a copy by {item.copied_by}")
    yield words(f"Published: {date_words(item.published, item.published_note)}")
    yield _address(item.url, page)
    for url in item.also_at:
        yield words("Also at ") + _address(url, page)
    if item.isbn:
        yield words(f"ISBN {item.isbn}")
    licence = item.licence or {"name": "terms not known", "statement": None}
    terms = words(f"Terms: {licence['name']}")
    if licence["statement"]:
        terms += words(": ") + spoken(licence["statement"], page)
    yield terms
    if item.sha256:
        yield words(f"Text held: {item.length} bytes, SHA-256 {item.sha256}")
    if item.note:
        yield words(item.note)
    yield quiet(f"Supports: {supports_words(item.supports)}")
    if item.disagreements:
        yield words(f"Sources disagree. {disputes_words(item.disagreements)}")


def _address(url: str | None, page: Page) -> Text:
    if url is None:
        return words(f"Address: {NOT_READ}")
    web = url.startswith(("http://", "https://")) and url.isprintable() and " " not in url
    link = page.terminal and page.colour is not None and web
    text = words(url)
    if link:
        text.stylize(Style(link=url))
    return text
