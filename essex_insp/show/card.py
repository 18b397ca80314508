"""One quotation as a picture to pass on, with what it takes to check it."""

import json
from typing import NamedTuple
from xml.etree import ElementTree

from rich.console import Console
from rich.text import Text

from essex_insp.dates import date_text
from essex_insp.errors import UnreadableFile, short
from essex_insp.library.files import content
from essex_insp.questions.documents import web_address
from essex_insp.questions.record import Head, QuoteItem, caution_words
from essex_insp.show.html import escape
from essex_insp.show.marks import STYLES
from essex_insp.show.svg import INK, framed
from essex_insp.show.words import person_words

_METADATA = "{http://www.w3.org/2000/svg}metadata"
_WIDTH, _MARGIN, _BLUE = 1000, 56, "#5f5fff"


class _Look(NamedTuple):
    """How words are set: the size of the letters, and how many a line has room for if wide."""

    size: int
    room: int
    family: str
    attribute: str = ""  # by which the words are known again


_SAID, _TOLD = _Look(30, 54, "serif", ' class="quote"'), _Look(18, 90, "sans-serif")


def to_card(quote: QuoteItem, kept: QuoteItem, head: Head | None, notice: str | None) -> str:
    """Return a quotation with its speaker, its report, its source and a link to the words there.

    The picture carries the words to the character, as `kept` has them, as an annotation with a
    text-quote selector (https://www.w3.org/TR/annotation-model/#text-quote-selector).
    """
    said = f"“{quote.text}”" if quote.marked else quote.text
    who, caution = person_words(quote.speaker, "Unattributed"), caution_words(quote)
    who += f" ({caution})" if caution else ""
    where = ""
    if head is not None:
        date = date_text(head.published) if head.published else "date not read"
        where = f"{head.force}, {head.title}, {date}"
    reference, address = "", None
    for cite in quote.sources[:1]:
        reference, address = cite.reference, web_address(cite.url, [quote.text])
    y, parts, before = _MARGIN, [f'<g class="ink" fill="{INK}">'], _SAID
    for text, look, style, link in (
        (said, _SAID, "", None),
        (who, _TOLD, ' font-weight="bold"', None),
        (where, _TOLD, "", None),
        (reference, _TOLD, f' fill="{_BLUE}"' if address else "", address),
        (notice or "", _TOLD, f' fill="{STYLES["quiet"]}"', None),
    ):
        for line in map(escape, _lines(text, look.room)):
            y += round(look.size * 1.4) + (look.size if look != before else 0)
            before = look
            shown = f'<a href="{escape(link)}">{line}</a>' if link else line
            parts.append(
                f'<text{look.attribute} x="{_MARGIN}" y="{y}" font-family="{look.family}" '
                f'font-size="{look.size}"{style}>{shown}</text>'
            )
    data = json.dumps(_annotation(kept, who))
    parts += ["</g>", f'<metadata id="quotation">{escape(data)}</metadata>']
    told = "\n".join(filter(None, (said, who, where, reference, notice)))
    return framed((_WIDTH, y + _MARGIN), f"Quotation: {who}", told, parts)


def _lines(text: str, room: int) -> list[str]:
    wrapped = Text(text, overflow="fold").wrap(Console(), room)
    return [line.plain.rstrip() for line in wrapped if text]


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
                    "exact": cite.exact,
                    "prefix": cite.prefix,
                    "suffix": cite.suffix,
                },
            }
            for cite in quote.sources
        ],
    }


def card_words(card: str) -> list[str]:
    """Return the words that a picture of `quotes --card` carries; `UnreadableFile` if none."""
    words = words_of(content(card))
    if not words:
        name = short(card, 160)
        raise UnreadableFile(f"{name}: carries no quotation; give what `quotes --card` made")
    return words


def words_of(picture: bytes) -> list[str]:
    """Return the words of a picture (SVG) that are to be checked; none if it carries none.

    They are those that it carries (W3C text-quote selectors, one for each source); what it shows
    comes first, where that is something else. Entities are not looked up, and a picture that
    declares some carries nothing.
    """
    if b"<!" in picture.replace(b"<!--", b""):
        return []
    try:
        root = ElementTree.fromstring(picture)  # noqa: S314, no declarations are in it
        data = json.loads("".join(root.find(_METADATA).itertext()))  # type: ignore[union-attr]
        carried = [target["selector"]["exact"] for target in data["target"]]
    except (ElementTree.ParseError, ValueError, LookupError, TypeError, AttributeError):
        return []
    if not all(isinstance(words, str) for words in carried):
        return []
    lines = [text for text in root.iter() if text.get("class") == "quote"]
    shown = " ".join("".join(line.itertext()) for line in lines)
    checked: list[str] = []
    for words in carried:
        bare = "".join(words.split())
        same = "".join(shown.split()) in (bare, f"“{bare}”")
        checked += [words] if same else [shown.removeprefix("“").removesuffix("”"), words]
    return list(dict.fromkeys(checked))
