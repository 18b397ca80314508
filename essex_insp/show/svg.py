"""A document as a picture of what a terminal shows, its text there to be selected and read."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.cells import cell_len
from rich.segment import Segment

from essex_insp.errors import BadUsage
from essex_insp.show.display import Display
from essex_insp.show.document import (
    Block,
    Blocks,
    Commands,
    Document,
    Paragraph,
    bare,
    prose,
    quiet,
)
from essex_insp.show.html import escape
from essex_insp.show.pdf import typeset
from essex_insp.show.plain import to_plain
from essex_insp.show.terminal import segments

_CELL, _LINE, _FONT, _MARGIN = 8.43, 20, 14, 24
_FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
_MOST = 12_000_000
"""The largest picture that becomes dots, some 600 lines: more would fill the memory."""
INK, PAPER = "#1a1a1a", "#ffffff"
_DARK = (
    "<style>@media (prefers-color-scheme: dark) "
    "{ .ink { fill: #eeeeee } .paper { fill: #000000 } }</style>"
)
"""A viewer that knows of dark places shows light ink there; all colours can be read on both."""


def to_svg(document: Document, name: str) -> str:
    """Return a document, its texts made visible, as a terminal draws it; named if untitled."""
    return _drawn(document, name)[1]


def to_png(document: Document, name: str) -> bytes:
    """Return that picture in dots, the same bytes each time.

    `BadUsage` without Typst, which makes it, or where it would be too large to look at;
    `UnwritableFile` where no font has every character of it.
    """
    (width, height), picture = _drawn(document, name)
    if width * height > _MOST:
        raise BadUsage(
            f"a picture of {width:,} by {height:,} is too large for a PNG; ask for less, or "
            "write .svg"
        )
    data = json.dumps({"title": name, "picture": picture})
    return typeset(Path(__file__).parent / "picture.typ", data, "png")


def _drawn(document: Document, name: str) -> tuple[tuple[int, int], str]:
    """A picture, after its width and height."""
    display = Display(terminal=True, colour="truecolor")
    document = document._replace(blocks=tuple(_seen(document.blocks)), more="")
    lines = segments(document, display)
    if document.notice:
        licence = document._replace(blocks=(prose(quiet(document.notice)),))
        lines += [[], *segments(licence, display)]
    columns = max((sum(part.cell_length for part in line) for line in lines), default=0)
    size = (round(columns * _CELL) + 2 * _MARGIN, len(lines) * _LINE + 2 * _MARGIN)
    drawn = (_text(line, _MARGIN + _LINE * (row + 1) - 5) for row, line in enumerate(lines))
    ink = f'<g class="ink" fill="{INK}" font-family="{_FONTS}" font-size="{_FONT}">'
    parts = [ink, *filter(None, drawn), "</g>"]
    return size, framed(size, document.title or name, to_plain(document), parts)


def _seen(blocks: Iterable[Block]) -> Blocks:
    """What a picture shows: nobody types there, so that hints tell no more than what it lacks."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.hint:
            lacking, added, _ = bare(block.line).rpartition(": add --notes")
            if added:
                yield prose(quiet(f"{lacking}: not shown here"), close=block.close)
        elif not isinstance(block, Commands):
            yield block


def framed(size: tuple[int, int], title: str, told: str, parts: Iterable[str]) -> str:
    """Return a picture of such a width and height that says what it is, and what it shows aloud."""
    width, height = size
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc" lang="en">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="desc">{escape(told.strip())}</desc>',
            _DARK,
            f'<rect class="paper" width="{width}" height="{height}" fill="{PAPER}"/>',
            *parts,
            "</svg>\n",
        ]
    )


def _text(line: Sequence[Segment], y: int) -> str:
    """A line whose parts stand in their columns, however wide the font is."""
    parts = "".join(_spans(line))
    return f'<text y="{y}" xml:space="preserve">{parts}</text>' if parts else ""


def _spans(line: Sequence[Segment]) -> Iterator[str]:
    column = 0
    for text, style, _ in line:
        cells = cell_len(text)
        if cells:
            colour = style and style.color and style.color.triplet
            look = f' fill="{colour.hex}"' if colour else ""
            look += ' font-weight="bold"' if style and style.bold else ""
            span = (
                f'<tspan x="{_MARGIN + column * _CELL:.2f}" '
                f'textLength="{cells * _CELL:.2f}"{look}>{escape(text)}</tspan>'
            )
            link = style and style.link
            yield f'<a href="{escape(link)}">{span}</a>' if link else span
        column += cells
