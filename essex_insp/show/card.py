"""One quotation as a picture to pass on, with what it takes to check it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain

from rich.console import Console
from rich.text import Text

from essex_insp.dates import date_text
from essex_insp.questions.citations import web_address
from essex_insp.questions.items import QuoteItem, caution_words
from essex_insp.questions.record import Cite, Head
from essex_insp.show.html import escape
from essex_insp.show.marks import STYLES
from essex_insp.show.svg import INK, framed
from essex_insp.show.words import person_words

_WIDTH, _MARGIN = 1000, 56
_SAID, _TOLD = (30, 54), (18, 90)
"""The size of the letters, and how many of them a line has room for in a wide font."""


def to_card(quote: QuoteItem, kept: QuoteItem, head: Head | None, notice: str | None) -> str:
    """Return a quotation with its speaker, its source and a link to the words there.

    The picture carries the words as an annotation with a text-quote selector, as in the Web
    Annotation Data Model (https://www.w3.org/TR/annotation-model/#text-quote-selector).

    Args:
        quote: The quotation, its texts made visible.
        kept: The same to the character, for the annotation.
        head: The report that it is in.
        notice: The licence line of the data.
    """
    said = f"“{quote.text}”" if quote.marked else quote.text
    who, caution = person_words(quote.speaker, "Unattributed"), caution_words(quote)
    who += f" ({caution})" if caution else ""
    where = ""
    if head is not None:
        date = date_text(head.published) if head.published else "date not read"
        where = f"{head.force}, {head.title}, {date}"
    cites = quote.sources[:1]
    lines = [
        *((line, _SAID, "serif", "") for line in _lines(said, _SAID)),
        *((line, _TOLD, "sans-serif", ' font-weight="bold"') for line in _lines(who, _TOLD)),
        *((line, _TOLD, "sans-serif", "") for line in _lines(where, _TOLD)),
        *chain.from_iterable(_source(cite, quote.text) for cite in cites),
        *((line, _TOLD, "sans-serif", _QUIET) for line in _lines(notice or "", _TOLD)),
    ]
    y, parts, before = _MARGIN, [f'<g class="ink" fill="{INK}">'], _SAID
    for line, look, font, more in lines:
        y += round(look[0] * 1.4) + (look[0] if look != before else 0)
        before = look
        kind = ' class="quote"' if look == _SAID else ""
        parts.append(
            f'<text{kind} x="{_MARGIN}" y="{y}" font-family="{font}" font-size="{look[0]}"{more}>'
            f"{line}</text>"
        )
    data = json.dumps(_annotation(kept, who))
    parts += ["</g>", f'<metadata id="quotation">{escape(data)}</metadata>']
    told = "\n".join(filter(None, (said, who, where, *(cite.reference for cite in cites), notice)))
    return framed((_WIDTH, y + _MARGIN), f"Quotation: {who}", told, parts)


_QUIET = f' fill="{STYLES["quiet"]}"'


def _source(cite: Cite, words: str) -> Iterator[tuple[str, tuple[int, int], str, str]]:
    """The reference to the source, which opens its page at the words."""
    address = web_address(cite.url, [words])
    for line in _lines(cite.reference, _TOLD):
        linked = f'<a href="{escape(address)}">{line}</a>' if address else line
        yield linked, _TOLD, "sans-serif", ' fill="#5f5fff"' if address else ""


def _lines(text: str, look: tuple[int, int]) -> list[str]:
    wrapped = Text(text, overflow="fold").wrap(Console(), look[1])
    return [escape(line.plain.rstrip()) for line in wrapped if text]


def _annotation(quote: QuoteItem, who: str) -> dict[str, object]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": who},
        "target": [
            {
                "source": cite.url,
                "selector": {
                    "type": "TextQuoteSelector",
                    "exact": cite.exact or quote.text,
                    "prefix": cite.prefix,
                    "suffix": cite.suffix,
                },
            }
            for cite in quote.sources
        ],
    }
