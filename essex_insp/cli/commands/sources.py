import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from essex_insp.cli.command import Answer, Inspection, columns, opt, reading
from essex_insp.errors import BadUsage
from essex_insp.questions.record import SourceItem
from essex_insp.show import document as doc
from essex_insp.show.document import document_words, line, prose, runs, strong
from essex_insp.show.words import NOT_READ, date_words, disputed, supports_words

EXAMPLES = ("sources", "sources 2 --open")
COLUMNS = columns(
    "number source=id kind author publisher copied_by title label address=url also_at published "
    "published_words=published_note isbn licence=licence.name licence_address=licence.url "
    "acknowledgement=licence.statement reference sha256 bytes=length note supports"
)
_FEW = 3
"""So many sources at the most are told in full."""


@reading
def sources(
    inspection: Inspection,
    source: list[str] | None = opt.argument(
        "SOURCE", "By number, one or more, or by publisher, title or id.", "sources.id"
    ),
    open_: bool = opt.flag("--open", "Open its address in the browser, at the cited words."),
) -> Answer:
    """Where it comes from, and on what terms you may use it."""
    items = inspection.sources(" ".join(word.strip("[],") for word in source) if source else None)
    talk: tuple[str, ...] = ()
    if open_:
        if len(items) != 1:
            numbers = runs([item.number for item in items], "-")
            raise BadUsage(f"--open opens one source; give a number of {numbers or 'none'}")
        number = items[0].number
        if (address := inspection.address(number)) is None:
            none = f"source {number} has no web address that can be opened"
            raise BadUsage(f"{none}; see it without --open")
        talk = (f"note: {opened(address)}",)
    beyond = any(item.number > len(inspection.report.sources) for item in items)
    nothing = "No source is in the data of this report."
    return Answer(items, document, COLUMNS, nothing, wide=beyond, noted=beyond, talk=talk)


def document(answer: Answer) -> doc.Blocks:
    """Yield a few sources in full, or many in short under their terms; or how to cite them."""
    items: list[SourceItem] = answer.items
    if answer.cite:
        yield doc.Fields([(f"[{item.number}]", _reference(item)) for item in items])
        return
    if len(items) <= _FEW:
        for item in items:
            yield doc.Fields(list(_full(item)))
            yield from disputed([item], sign="")
        return
    named = ((item.licence or {"name": "not known"}, item.number) for item in items)
    terms = doc.grouped((licence["name"], number) for licence, number in named)
    known = sorted(terms.items(), key=lambda term: term[0] == "not known")
    yield prose(f"Terms: {'; '.join(f'{name} for {runs(of)}' for name, of in known)}.")
    rows = []
    for item in items:
        dated = f", {date_words(item.published)}" if item.published else ""
        rows.append((f"[{item.number}]", line(f"{document_words(item)}{dated}\n", _address(item))))
    yield doc.Fields(rows)
    number = str(items[0].number)
    yield doc.hint(f"In full, with what rests on it: {answer.hint('sources', number)}")
    yield doc.hint(f"In the browser: {answer.hint('sources', number, '--open')}", close=True)


def _reference(item: SourceItem) -> doc.Line:
    if not item.url:
        return line(item.reference)
    before, url, after = item.reference.partition(item.url)
    return line(f"{before.strip()}\n", doc.Link(url, item), after and f"\n{after.strip()}")


def _full(item: SourceItem) -> Iterator[tuple[str, doc.Line]]:
    yield f"[{item.number}]", line(strong(document_words(item)))
    yield "Address", line(_address(item))
    for address in item.also_at:
        yield "Also at", line(doc.Link(address, item))
    if item.author:
        yield "Author", line(item.author)
    if not item.title:
        yield "Title", line(f"{NOT_READ}{'; the words above are ours' if item.label else ''}")
    yield "Published", line(date_words(item.published, item.published_note))
    licence = item.licence or {"name": "not known", "statement": None, "url": None}
    said = f": “{licence['statement']}”" if licence["statement"] else ""
    where = (" ", doc.Link(licence["url"])) if licence["url"] else ()
    yield "Terms", line(f"{licence['name']}{said}", *where)
    if item.isbn:
        yield "ISBN", line(item.isbn)
    if item.sha256:
        size = f"{item.length} bytes, " if item.length is not None else ""
        yield "Text held", line(f"{size}SHA-256 {item.sha256}")
    if item.note:
        yield "Note", line(item.note)
    yield "Id", line(item.id)
    yield "Supports", line(supports_words(item.supports))


def _address(item: SourceItem) -> doc.Inline:
    return doc.Link(item.url, item) if item.url else f"address {NOT_READ}"


def opened(address: str, aside: Callable[[], AbstractContextManager[None]] | None = None) -> str:
    """Open an address, a screen put `aside` for a browser that draws on it; say if it is."""
    import webbrowser  # 6 ms, for --open alone

    try:
        if aside is None or type(webbrowser.get()) is not webbrowser.GenericBrowser:
            aside = contextlib.nullcontext
        with aside():
            shown = webbrowser.open(address)
    except (webbrowser.Error, OSError, ValueError):
        shown = False
    return f"opened {address}" if shown else f"no browser here; open it in one: {address}"
