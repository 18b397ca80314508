"""Documents as pictures whose text can be selected and read aloud, and a quotation as a card."""

import json
from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template
from xml.etree import ElementTree

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from essex_insp.dates import date_text
from essex_insp.errors import BadUsage, UnreadableFile, short
from essex_insp.library.files import content
from essex_insp.questions.documents import web_address
from essex_insp.questions.record import QuoteItem, caution_words
from essex_insp.show import document as doc
from essex_insp.show.answer import Answer
from essex_insp.show.display import STYLES, Display
from essex_insp.show.folding import fold
from essex_insp.show.pdf import typeset
from essex_insp.show.plain import to_plain
from essex_insp.show.terminal import Drawing
from essex_insp.show.words import person_words

_CELL, _LINE, _FONT, _MARGIN = 8.43, 20, 14, 24
_FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
_MOST = 12_000_000
"""The largest picture that becomes dots, some 600 lines: more would fill the memory."""
_BLUE = "#5f5fff"
_CARD, _EDGE = 1000, 56
_SAID, _TOLD = (30, 54, "serif", ' class="quote"'), (18, 90, "sans-serif", "")
"""The width of a card and its margin; the size of letters, how many a line has room for, a font."""


def to_svg(document: doc.Document) -> str:
    """Return a document, its texts made visible, as a terminal draws it."""
    return _drawn(document)[1]


def to_png(document: doc.Document) -> bytes:
    """Return that picture in dots, the same bytes each time.

    `BadUsage` where it would be too large to look at, and what `typeset` raises.
    """
    (width, height), picture = _drawn(document)
    if width * height > _MOST:
        size = f"{width:,} by {height:,}"
        raise BadUsage(f"a picture of {size} is too large for a PNG; ask for less, or write .svg")
    return typeset("picture.typ", {"title": document.name, "picture": picture}, "png")


def _drawn(document: doc.Document) -> tuple[tuple[int, int], str]:
    """A picture, after its width and height."""
    display, console = Display(terminal=True, colour="truecolor"), Console()
    document = document._replace(blocks=tuple(_seen(document.blocks)))
    lines = Drawing(document, display).lines()
    if document.notice:
        told = (doc.prose(doc.quiet(document.notice)),)
        licence = document._replace(blocks=told, more="")
        lines += [Text(), *Drawing(licence, display).lines()]
    columns = max((line.cell_len for line in lines), default=0)
    size = (round(columns * _CELL) + 2 * _MARGIN, len(lines) * _LINE + 2 * _MARGIN)
    rendered = (line.render(console) for line in lines)
    drawn = (_text(line, _MARGIN + _LINE * row - 5) for row, line in enumerate(rendered, 1))
    look = f' font-family="{_FONTS}" font-size="{_FONT}"'
    return size, _framed(size, document.title, to_plain(document), look, drawn)


def _seen(blocks: Iterable[doc.Block]) -> doc.Blocks:
    """What a picture shows: nobody types there, so that hints tell no more than what it lacks."""
    for block in blocks:
        if isinstance(block, doc.Paragraph) and block.hint:
            lacking, added, _ = doc.bare(block.line).rpartition(": add --notes")
            if added:
                said = f"Not shown here: {lacking[:1].lower()}{lacking[1:]}"
                yield doc.prose(doc.quiet(said), close=block.close)
        elif not isinstance(block, doc.Commands):
            yield block


def _framed(
    size: tuple[int, int], title: str, told: str, look: str, drawn: Iterable[str], more: str = ""
) -> str:
    """A picture that says what it is, and aloud what it shows; `look` is that of all its ink.

    That is light where a viewer knows of dark places: all colours can be read on both.
    """
    width, height = size
    shown = "\n".join(filter(None, drawn))
    parts = {"title": escape(title), "told": escape(told.strip()), "drawn": shown}
    picture = Template(Path(__file__).with_name("picture.svg").read_text("utf-8"))
    return picture.substitute(parts, width=width, height=height, look=look, more=more)


def _text(line: Iterable[Segment], y: int) -> str:
    """A line whose parts stand in their columns, however wide the font is."""
    parts, column = "", 0
    for text, style, _ in line:
        cells, style = cell_len(text), style or Style.null()
        if cells:
            colour = style.color and style.color.triplet
            look = f' fill="{colour.hex}"' if colour else ""
            look += ' font-weight="bold"' if style.bold else ""
            place = f'x="{_MARGIN + column * _CELL:.2f}" textLength="{cells * _CELL:.2f}"'
            parts += _linked(f"<tspan {place}{look}>{escape(text)}</tspan>", style.link)
        column += cells
    return f'<text y="{y}" xml:space="preserve">{parts}</text>' if parts else ""


def _linked(shown: str, address: str | None) -> str:
    return f'<a href="{escape(address)}">{shown}</a>' if address else shown


def to_card(answer: Answer, kept: QuoteItem) -> str:
    """Return its one quotation with its speaker, report, source and a link to the words there.

    The picture carries the words to the character, as `kept` has them, as an annotation with a
    text-quote selector (https://www.w3.org/TR/annotation-model/#text-quote-selector).
    """
    quote, head = answer.items[0], answer.head
    caution, cite = caution_words(quote), next(iter(quote.sources), None)
    said = f"“{quote.text}”" if quote.marked else quote.text
    who = person_words(quote.speaker, "Unattributed") + (f" ({caution})" if caution else "")
    date = date_text(head.published) if head and head.published else "date not read"
    where = f"{head.force}, {head.title}, {date}" if head else ""
    reference = cite.reference if cite else ""
    address = web_address(cite.url, [quote.text]) if cite else None
    y, drawn, before = _EDGE, [], _SAID[0]
    for text, (size, room, family, known), style, link in (
        (said, _SAID, "", None),
        (who, _TOLD, ' font-weight="bold"', None),
        (where, _TOLD, "", None),
        (reference, _TOLD, f' fill="{_BLUE}"' if address else "", address),
        (answer.notice, _TOLD, f' fill="{STYLES["quiet"]}"', None),
    ):
        for line in fold(Text(text), room, keep=False) if text else ():
            y, before = y + round(size * 1.4) + (size if size != before else 0), size
            font = f'font-family="{family}" font-size="{size}"{style}'
            shown = _linked(escape(line.plain), link)
            drawn.append(f'<text{known} x="{_EDGE}" y="{y}" {font}>{shown}</text>')
    kind, parts = {"type": "TextQuoteSelector"}, ("exact", "prefix", "suffix")
    places = [(cite.url, {part: cite[part] for part in parts}) for cite in kept.sources]
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": who},
        "target": [{"source": url, "selector": {**kind, **words}} for url, words in places],
    }
    carried = f'\n<metadata id="quotation">{escape(json.dumps(annotation))}</metadata>'
    told = "\n".join(filter(None, (said, who, where, reference, answer.notice)))
    return _framed((_CARD, y + _EDGE), f"Quotation: {who}", told, "", drawn, carried)


def card_words(card: str) -> list[str]:
    """Return the words of a picture of `quotes --card` that are to be checked.

    They are those that it carries, one for each source; what it shows comes first, where that is
    something else. `UnreadableFile` where it carries none, or declares entities.
    """
    picture, carried = content(card), []
    try:
        declares = b"<!" in picture.replace(b"<!--", b"")
        root = ElementTree.fromstring(b"" if declares else picture)  # noqa: S314, it declares none
        lines = (line for line in root.iter() if line.get("class") == "quote")
        shown = " ".join("".join(line.itertext()) for line in lines)
        data = json.loads(root.findtext("{*}metadata") or "")
        carried = [target["selector"]["exact"] for target in data["target"]]
        seen, *others = ("".join(words.split()) for words in (shown, *carried))
    except (SyntaxError, ValueError, LookupError, TypeError, AttributeError):
        carried = []
    if not carried:
        name = short(card, 160)
        made = "give what `quotes --card` made; a paper of yours: `essex-insp proof FILE`"
        raise UnreadableFile(f"{name}: carries no quotation; {made}")
    same = all(seen in (words, f"“{words}”") for words in others)
    first = [] if same else [shown.removeprefix("“").removesuffix("”")]
    return list(dict.fromkeys([*first, *carried]))
