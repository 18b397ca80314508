"""A document as one HTML page that needs nothing else: no script, no font, no request."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template

from essex_insp.questions.documents import web_address
from essex_insp.show import document as doc
from essex_insp.show.display import STYLES, look
from essex_insp.show.document import BELOW, BREAKS, WEB, Citing, marked, runs


def to_html(document: doc.Document) -> str:
    """Return a document, its texts made visible, as a page of its own."""
    document = document.titled()
    writer, notice = _Writer(document), document.notice
    parts = [part for block in document.blocks for part in writer.block(block)]
    colours = []  # of the terminal, on black and on white
    for name, style in STYLES.items():
        colour = next((word for word in style.split() if word.startswith("#")), "inherit")
        weight = ";font-weight:bold" if "bold" in style else ""
        colours.append(f".{name}{{color:{colour}{weight}}}")
    page = Template(Path(__file__).with_name("page.html").read_text("utf-8"))
    return page.substitute(
        title=escape(document.title),
        colours="\n".join(colours),
        main="\n".join([*parts, *writer.sources()]),
        footer=f"\n<footer><p>{escape(notice)}</p></footer>" if notice else "",
    )


class _Writer(Citing):
    def block(self, block: doc.Block) -> Iterator[str]:
        close = ' class="close"' if getattr(block, "close", False) else ""
        match block:
            case doc.Heading(line, level):
                yield f"<h{level}>{self._text(line)}</h{level}>"
            case doc.Paragraph() | doc.Names():
                yield f"<p{close}>{self._text(block.line)}</p>"
            case doc.Bullets(lines):
                yield f"<ul>{''.join(f'<li>{self._text(line)}</li>' for line in lines)}</ul>"
            case doc.Fields(rows):
                yield _pairs((escape(name), self._text(line)) for name, line in rows)
            case doc.Table():
                for key in block.explained():
                    yield f"<p>{'&#8195;'.join(map(self._inline, key))}</p>"
                yield from self._table(block)
            case doc.Speech(paragraphs):
                yield f"<blockquote>{''.join(map(self._words, paragraphs))}</blockquote>"
            case doc.Commands(commands):
                typed = ((f"<code>{escape(line)}</code>", escape(what)) for line, what in commands)
                yield _pairs(typed)

    def sources(self) -> Iterator[str]:
        """The sources that were cited, each where its number leads."""
        if self.cited:
            yield '<h2>Sources</h2>\n<ol class="sources">'
            for number, cite, _ in self.listed():
                said = self._text(self.source(cite, "\n"))
                yield f'<li id="source-{number}" value="{number}">{said}</li>'
            yield "</ol>"
        if self._document.more and (self.full or not self.cited):
            yield f'<p class="quiet">{escape(self._document.more)}</p>'

    def _text(self, line: Iterable[doc.Inline]) -> str:
        """A line, all that it says escaped."""
        return "".join(map(self._inline, line)).replace("\n", "<br>")

    def _inline(self, part: doc.Inline) -> str:
        match part:
            case doc.Span(text, "strong"):
                return f"<strong>{escape(text)}</strong>"
            case doc.Span(text, "hit"):
                return f"<mark>{escape(text)}</mark>"
            case doc.Span(text, style) if style in STYLES:
                return f'<span class="{style}">{escape(text)}</span>'
            case str(text) | doc.Span(text):
                return escape(text)
            case doc.GradeSpan(words, rank, of, letter):
                shown, aloud = look(rank, of), escape(words)
                aloud = aloud if letter is None else f'<span class="aloud">{aloud}</span>'
                mark = f"{shown.mark}\u00a0{escape(letter or '')}"
                said = f'<span aria-hidden="true">{mark}</span>{aloud}'
                return f'<span style="color:{shown.style}">{said}</span>'
            case doc.Link(url):
                said = escape(url)
                return f'<a href="{said}">{said}</a>' if WEB.fullmatch(url) else said
            case doc.Cited():
                mark = self.mark(part)
                return f' <small class="quiet">{mark}</small>' if mark else ""
            case doc.Bar(length, most, like):
                colour = look(like.rank, like.of).style
                width = 12 * length / max(1, most)
                return f'<span class="bar" style="width:{width:.2f}em;color:{colour}"></span>'

    def place(self, place: doc.CitedTogether) -> str:
        """Numbers that lead to the sources, and paragraphs that lead to the words there."""
        link = '<a href="#source-{0}" aria-label="source {0}">[{0}]</a>'
        said = ", ".join(map(link.format, place.numbers))
        if not place.paragraphs:
            return said
        exact = [cite.exact for cite in place.cites if cite.exact]
        address, where = web_address(place.cites[0].url, exact), f"¶{runs(place.paragraphs)}"
        where = f'<a href="{escape(address)}">{where}</a>' if address else where
        return f"{said}\u00a0{where}"

    def _table(self, block: doc.Table) -> Iterator[str]:
        yield '<div class="scroll" tabindex="0">\n<table>'
        if any(block.columns):
            yield f"<thead><tr>{''.join(map(_head, block.columns))}</tr></thead>"
        yield "<tbody>"
        for number, row in enumerate(block.rows):
            part = ' class="part"' if number in block.parts else ""
            below = (["\n" if part is BELOW else part for part in cell] for cell in row)
            first, *rest = map(self._text, below)
            cells = "".join(
                '<td class="break"></td>' if column in BREAKS else f"<td>{cell}</td>"
                for column, cell in zip(block.columns[1:], rest, strict=True)
            )
            yield f'<tr{part}><th scope="row">{first}</th>{cells}</tr>'
        yield "</tbody>\n</table>\n</div>"

    def _words(self, words: doc.Words) -> str:
        number = f'<small class="quiet">{words.number}</small> ' if words.number else ""
        said = self._text(marked(words.text, words.hits))
        said = f"“{said}”" if words.marked else said
        caution = f' <small class="quiet">({escape(words.caution)})</small>'
        return f"<p>{number}{said}{caution if words.caution else ''}</p>"


def _head(column: str) -> str:
    if column in BREAKS:
        return f'<th scope="col" class="break"><span class="aloud">{BREAKS[column]}</span></th>'
    whole = "" if " " in column else ' class="word"'  # a round is not broken at its hyphen
    return f'<th scope="col"{whole}>{escape(column)}</th>' if column else "<td></td>"


def _pairs(rows: Iterable[tuple[str, str]]) -> str:
    said = "".join(f"<div><dt>{name}</dt><dd>{what}</dd></div>" for name, what in rows)
    return f"<dl>{said}</dl>"
