"""A document as one HTML page that needs nothing else: no script, no font, no request."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from essex_insp.questions.citations import web_address
from essex_insp.questions.record import Cite
from essex_insp.show.document import (
    BELOW,
    BREAK,
    WEB,
    Bar,
    Block,
    Bullets,
    Cited,
    Commands,
    Document,
    Fields,
    GradeSpan,
    Heading,
    Line,
    Link,
    Names,
    Numbers,
    Paragraph,
    Span,
    Speech,
    Table,
    marked,
    runs,
)
from essex_insp.show.marks import STYLES, look
from essex_insp.show.words import document_words

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CSS = """\
:root{color-scheme:light dark}
body{margin:0;background:#fff;color:#1a1a1a;font:1rem/1.5 system-ui,sans-serif}
main,footer{max-width:46rem;margin:auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}
p.close{margin-top:-.75rem}h1+.close,h2+.close{margin-top:0}p,li,dd,td,th{overflow-wrap:anywhere}a{color:#0060b0}
blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #757575}
.scroll{overflow-x:auto}table{border-collapse:collapse;margin:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;overflow-wrap:normal}
th{font-weight:inherit}thead th{border-bottom:1px solid #757575}.part>*{padding-top:1rem}
.break{border-left:3px double #757575;padding:0 0 0 .75rem}
dl{margin:.5rem 0}.fields>div{display:flex;gap:.75rem}.fields dt{min-width:6rem}
dd{margin:0}.commands dd{margin-left:1.5rem}code{font-size:.95em}sup{line-height:0}
mark{font-weight:bold;color:inherit;background:none;text-decoration:underline}
.bar{display:inline-block;height:.75em;background:currentColor}footer{font-size:.875rem}
.aloud{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(prefers-color-scheme:dark){body{background:#000;color:#eee}a{color:#6cb2ff}}
@page{size:A4;margin:11mm 14mm}
@media print{body{font-size:9pt;line-height:1.3}main,footer{max-width:none;padding:0}
h1{font-size:14pt;margin:0 0 .3rem}h2{font-size:10.5pt;margin:.55rem 0 .15rem}
p,ul,dl,table,blockquote{margin:.2rem 0}p.close{margin-top:0}a{color:inherit;text-decoration:none}
ul{padding-left:1.1rem}blockquote p{margin:.1rem 0}th,td{padding:.05rem .6rem .05rem 0}
.break{padding:0 0 0 .6rem}
.sources{columns:2;column-gap:2rem;font-size:7pt;line-height:1.2;margin:0;padding-left:1.4rem}
footer{font-size:7pt}footer p{margin:.2rem 0 0}h2,thead{break-after:avoid}
tr,blockquote p{break-inside:avoid}}
"""


def to_html(document: Document, name: str) -> str:
    """Return a document as a page of its own.

    Args:
        document: The document, its texts made visible.
        name: What it is called where it has no title of its own.
    """
    writer = _Writer(document)
    blocks = [part for block in document.blocks for part in writer.block(block)]
    title = title_of(document)
    if title is None:
        blocks.insert(0, f"<h1>{escape(name)}</h1>")
    notice = document.notice
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title or name)}</title>",
        f"<style>\n{_CSS}{''.join(_classes())}</style>\n</head>\n<body>\n<main>",
        *blocks,
        *writer.sources(),
        "</main>",
        *([f"<footer><p>{escape(notice)}</p></footer>"] if notice else []),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts)


def escape(text: str) -> str:
    """Return a text in which nothing is markup, and nothing that XML has no place for."""
    return html.escape(_NOT_XML.sub("\ufffd", text))


def title_of(document: Document) -> str | None:
    """Return the title that a document gives itself, if it does."""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            said = (
                part if isinstance(part, str) else getattr(part, "text", "") for part in block.line
            )
            return " ".join("".join(said).split())
    return None


def reference_in(document: Document, cite: Cite) -> str:
    """Return a full reference; what the licence line of a document says is not said again."""
    whole, url, terms = cite.reference.rpartition(cite.url or "\0")
    said = bool(terms.strip()) and terms.strip() in (document.notice or "")
    return whole + url if said else cite.reference


def _classes() -> Iterator[str]:
    """Yield what spans look like: the colours of the terminal, on black and on white."""
    for name, style in STYLES.items():
        colour = next((word for word in style.split() if word.startswith("#")), "inherit")
        weight = ";font-weight:bold" if "bold" in style else ""
        yield f".{name}{{color:{colour}{weight}}}\n"


class _Writer:
    """A document on its way to HTML."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers = Numbers(document.numbers)

    def block(self, block: Block) -> Iterator[str]:
        """Yield the elements of a block."""
        close = ' class="close"' if getattr(block, "close", False) else ""
        if isinstance(block, Heading):
            yield f"<h{block.level}>{self.text(block.line)}</h{block.level}>"
        elif isinstance(block, Paragraph):
            yield f"<p{close}>{self.text(block.line)}</p>"
        elif isinstance(block, Bullets):
            yield f"<ul>{''.join(f'<li>{self.text(line)}</li>' for line in block.lines)}</ul>"
        elif isinstance(block, Names):
            names = ", ".join(map(self.text, block.names))
            yield f"<p{close}>{escape(block.lead)} {names}</p>"
        elif isinstance(block, Fields):
            yield _pairs("fields", ((escape(label), self.text(line)) for label, line in block.rows))
        elif isinstance(block, Table):
            yield from (f"<p>{self.text(line)}</p>" for line in block.legend)
            yield from self._table(block)
        elif isinstance(block, Speech):
            yield f"<blockquote>{''.join(self._speech(block))}</blockquote>"
        elif isinstance(block, Commands):
            rows = ((f"<code>{escape(typed)}</code>", escape(what)) for typed, what in block.rows)
            yield _pairs("commands", rows)

    def text(self, line: Line) -> str:
        """Return a line, all that it says escaped."""
        return "".join(map(self._inline, line)).replace("\n", "<br>")

    def sources(self) -> Iterator[str]:
        """Yield the sources that were cited, each where its number leads."""
        listed = self._numbers.listed()
        if self._document.references == "none" or not listed:
            if self._document.more:
                yield f'<p class="quiet">{escape(self._document.more)}</p>'
            return
        yield '<h2>Sources</h2>\n<ol class="sources">'
        for number, cite in listed:
            full = self._document.references == "full"
            said = escape(reference_in(self._document, cite) if full else document_words(cite))
            address = self._inline(Link(cite.url)) if cite.url else ""
            if full:
                said = said.replace(escape(cite.url), address) if cite.url else said
            else:
                said = f"{said}<br>{address}"
            yield f'<li id="source-{number}" value="{number}">{said}</li>'
        yield "</ol>"

    def _inline(self, part: object) -> str:
        if part is BELOW:
            return "<br>"
        if isinstance(part, Span):
            said = escape(part.text)
            if part.style in ("strong", "hit"):
                tag = "strong" if part.style == "strong" else "mark"
                return f"<{tag}>{said}</{tag}>"
            return f'<span class="{part.style}">{said}</span>' if part.style in STYLES else said
        if isinstance(part, GradeSpan):
            shown = look(part.rank, part.of)
            words = escape(part.words)
            if part.letter is not None:
                letter = f"{shown.mark} {escape(part.letter)}"
                words = (
                    f'<span aria-hidden="true">{letter}</span><span class="aloud">{words}</span>'
                )
            else:
                words = f'<span aria-hidden="true">{shown.mark}\u00a0</span>{words}'
            return f'<span style="color:{shown.style or STYLES["quiet"]}">{words}</span>'
        if isinstance(part, Link):
            said = escape(part.url)
            return f'<a href="{said}">{said}</a>' if WEB.fullmatch(part.url) else said
        if isinstance(part, Cited):
            return self._mark(part)
        if isinstance(part, Bar):
            colour = look(part.like.rank, part.like.of).style if part.like else STYLES["quiet"]
            width = 12 * part.length / max(1, part.most)
            return f'<span class="bar" style="width:{width:.2f}em;color:{colour}"></span>'
        return escape(str(part))

    def _mark(self, cited: Cited) -> str:
        """Numbers that lead to the sources, and paragraphs that lead to the words there."""
        if self._document.references == "none":
            return ""
        marks = []
        for numbers, paragraphs in self._numbers.places(cited.cites):
            said = ", ".join(
                f'<a href="#source-{number}" aria-label="source {number}">[{number}]</a>'
                for number in numbers
            )
            if paragraphs:
                source = self._numbers.cited[numbers[0]]
                cites = [cite for cite in cited.cites if cite.source == source.source]
                url = web_address(source.url, [cite.exact for cite in cites if cite.exact])
                place = f"¶{runs(paragraphs)}"
                said += f'\u00a0<a href="{escape(url)}">{place}</a>' if url else f"\u00a0{place}"
            marks.append(said)
        return f' <small class="quiet">{", ".join(marks) or "no source"}</small>'

    def _table(self, block: Table) -> Iterator[str]:
        yield '<div class="scroll" tabindex="0">\n<table>'
        if any(block.columns):
            heads = (
                '<th scope="col" class="break"><span class="aloud">not comparable</span></th>'
                if column == BREAK
                else f'<th scope="col">{escape(column)}</th>'
                if column
                else "<td></td>"
                for column in block.columns
            )
            yield f"<thead><tr>{''.join(heads)}</tr></thead>"
        yield "<tbody>"
        for number, row in enumerate(block.rows):
            part = ' class="part"' if number in block.parts else ""
            first, *rest = map(self.text, row)
            cells = "".join(
                '<td class="break"></td>' if column == BREAK else f"<td>{cell}</td>"
                for column, cell in zip(block.columns[1:], rest, strict=True)
            )
            head = f'<th scope="row">{first}</th>' if first else "<td></td>"
            yield f"<tr{part}>{head}{cells}</tr>"
        yield "</tbody>\n</table>\n</div>"

    def _speech(self, block: Speech) -> Iterator[str]:
        for words in block.paragraphs:
            number = f'<small class="quiet">{words.number}</small> ' if words.number else ""
            said = self.text(marked(words.text, words.hits))
            said = f"“{said}”" if words.marked else said
            caution = f' <small class="quiet">({escape(words.caution)})</small>'
            yield f"<p>{number}{said}{caution if words.caution else ''}</p>"


def _pairs(kind: str, rows: Iterable[tuple[str, str]]) -> str:
    said = "".join(f"<div><dt>{name}</dt><dd>{what}</dd></div>" for name, what in rows)
    return f'<dl class="{kind}">{said}</dl>'
