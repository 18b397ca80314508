"""What a command hands to the writer, and the document that it becomes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from essex_insp.errors import ExitCode, UnreadableFile, to_type
from essex_insp.library import files
from essex_insp.questions.record import Cite, Head, Record
from essex_insp.show import document as doc
from essex_insp.show.document import cited, heading, hint, line, prose, quiet, strong
from essex_insp.show.words import DRAFT, Placed, counted, together

if TYPE_CHECKING:
    from essex_insp.questions.documents import Numbers

_LEAST, _TIMES = 15_000_000, 5
"""The characters that any answer may have, and how many more for each byte that was read."""
Columns = Mapping[str, "str | Callable[[Any], Any]"]
"""Columns of CSV by their names: the key of an item that each holds, or what makes it of one.

A key may lead on: `stated_by.name` is who stated it, `concerns.title` the title of each.
"""


def columns(names: str) -> dict[str, str | Callable[[Any], Any]]:
    """Return columns of `quote=text tone`: `quote` has the key `text`, `tone` that of its name."""
    return {name: key or name for name, _, key in (word.partition("=") for word in names.split())}


class Answer(NamedTuple):
    """The answer of a command, before it has a form.

    The command gives the first ones; who was asked, and how, is filled in from `command` on.
    """

    items: list[Any]  # what was found, in order: records of the kind that the command answers with
    document: (
        "Callable[[Answer], Iterable[doc.Block]]"  # called where there are items and use for it
    )
    columns: Columns  # of its items as CSV
    nothing: str  # what is said where there are no items
    wide: bool = False  # whether it goes over more than the report that was asked for
    noted: bool = False  # whether its sources stand below it though it is about no one report
    cite: bool = False  # whether sources are shown as full references, ready to paste
    code: ExitCode = ExitCode.DONE  # once the answer is written
    talk: tuple[str, ...] = ()  # for standard error: what was passed over, what to do next
    drafts: tuple[str, ...] = ()  # the reports that it may rest on and nobody has settled
    chart: bool = False  # whether its document is a chart, which data formats do not carry
    card: str | None = None  # the file that a picture of its one item goes to
    rows: str = ""  # the key of a list in its one item whose items are its rows as CSV
    sourced: Callable[[Any], Placed] | None = None  # names an item in a list of what rests on what
    command: str = ""  # it names the schema of the answer
    head: Head | None = None  # the report that it is about, if it is about one
    numbers: "Numbers | None" = None  # by which `sources` shows what it cites
    everywhere: str = ""  # what to type to ask all reports what was asked of one
    notice: str | None = None  # the licence line of the data
    asked: tuple[str, ...] = ()  # the words typed that name the report, `--report ID`, if any do
    typed: tuple[str, ...] = ()  # the other words typed that say what was asked

    def hint(self, command: str, *arguments: str) -> str:
        """Return what to type for another answer about the same report."""
        return to_type(command, *arguments, *self.asked)

    def again(self, *arguments: str) -> str:
        """Return what to type for the same answer, with more arguments or a new value of one."""
        typed = list(self.typed)
        if len(arguments) == 2 and arguments[0] in typed:
            at = typed.index(arguments[0])
            del typed[at : at + 2]
        return self.hint(self.command, *typed, *arguments)


def bound(answer: Sequence[Any]) -> Iterator[Any]:
    """Return all that an answer holds, once each; refuse one far larger than what was read."""
    known: dict[int, tuple[int, Any]] = {}
    size = _spelled_out(answer, known)
    if size > _LEAST + _TIMES * files.taken:
        told = f"the answer would have {size:,} characters, many times what was read"
        remedy = "ask for a part of it, or shorten what is named there again and again"
        raise UnreadableFile(f"{told}; {remedy}")
    return (part for _, part in known.values())


def _spelled_out(value: Any, known: dict[int, tuple[int, Any]]) -> int:
    """How many characters a value has as JSON, about, each part as often as it is there.

    `known` has those of its parts by their identities: what is there often is shared.
    """
    if not isinstance(value, (dict, list, tuple)):
        return 0
    if id(value) not in known:
        parts = value.values() if isinstance(value, dict) else value
        sizes = [  # most parts are texts, or there is none
            len(part) if isinstance(part, str) else _spelled_out(part, known) if part else 0
            for part in parts
        ]
        known[id(value)] = 20 * len(parts) + sum(sizes), value
    return known[id(value)][0]


def made_visible(answer: Answer, keep: str, ascii_only: bool) -> Answer:
    """Return an answer in whose texts nothing acts unseen.

    Its items keep the characters of `keep`; marks are without the pictures of Unicode on request.
    """
    from essex_insp.questions.documents import Numbers  # no TAB needs them
    from essex_insp.show.visible import all_visible, visible

    names = ("head", "nothing", "notice", "everywhere", "asked", "typed", "command")
    about = {name: getattr(answer, name) for name in names}
    items = all_visible(answer.items, keep, ascii_only)
    shown = partial(visible, keep=keep, ascii_only=ascii_only)
    numbers = Numbers(answer.numbers.asked if answer.numbers else None, shown)
    return answer._replace(items=items, numbers=numbers, **all_visible(about, "", ascii_only))


def document_of(answer: Answer) -> doc.Document:
    """Return an answer as a document, under the title of the report that it is about.

    Within a report each source that is cited stands below by its number. Where an answer goes
    over many reports, its sources are told where full references were asked for, and otherwise
    counted. The answer's texts were made visible.
    """
    from essex_insp.questions.documents import Numbers

    said, command, words = answer.nothing.partition("essex-insp ")
    nothing = prose(said, doc.typed(f"{command}{words}") if command else None)
    blocks = tuple(answer.document(answer)) if answer.items else (nothing,)
    told_of = {item.report for item in answer.items} if answer.drafts else set()
    if drafts := [name for name in answer.drafts if name in told_of]:
        blocks += (prose(strong(f"{DRAFT}: {', '.join(drafts)}")),)
    numbers, references, more = answer.numbers or Numbers(), "short", ""
    called = answer.sourced
    below = tuple(_sourced(answer.items, called, numbers.page)) if called else ()
    cites, short = list(_cites((*blocks, *below))), not answer.cite
    if not short:
        blocks, references = blocks + below, "full"
    if head := answer.head:
        draft = (prose(strong(DRAFT), close=True),) if head.draft else ()
        title = heading(strong(head.force), "  ", quiet(head.title), level=1)
        blocks = (title, *draft, *blocks)
        if answer.command not in ("front", "sources"):
            if answer.everywhere:
                blocks += (hint(f"In all reports: {answer.everywhere}"),)
            more = f"Addresses and terms: {answer.hint('sources')}" if cites and short else ""
    elif cites:
        if answer.noted or not short:
            first = str(min(map(numbers.of, cites)))
            more = f"In full, with what rests on it: {answer.hint('sources', first)}"
        else:
            pages = {(cite.document, cite.reference): cite for cite in cites}
            number = len(set(map(numbers.page, pages.values())))
            references, more = "none", f"{counted(number, 'source')}: {answer.again('--cite')}"
    number_of = numbers.within if head else numbers.of
    name = answer.again().removesuffix(" front")
    return doc.Document(blocks, number_of, references, more, answer.notice, name)


def _cites(value: Any) -> Iterator[Cite]:
    """What blocks cite, however deep."""
    if isinstance(value, doc.Cited):
        yield from value.cites
        return
    for part in value:
        if isinstance(part, (tuple, list)):
            yield from _cites(part)


def records(value: Any) -> Iterator[Record]:
    """Yield records however deep, the outer ones first."""
    if isinstance(value, Record):
        yield value
        value = value.values()
    for part in value:
        if isinstance(part, (Record, list)):  # a text, of which there is most, holds none
            yield from records(part)


def _sourced(
    items: Iterable[Any], called: Callable[[Any], Placed], page: Callable[[Cite], Any]
) -> doc.Blocks:
    """What rests on which sources, those that rest on the same ones together."""
    groups: dict[tuple[Any, ...], tuple[list[Placed], list[Cite]]] = {}
    for item in items:
        if item.get("sources"):
            names, cites = groups.setdefault(tuple(map(page, item.sources)), ([], []))
            names.append(called(item))
            cites.extend(item.sources)
    if groups:
        yield heading("What rests on which source")
        yield doc.Bullets([line(together(names), cited(cites)) for names, cites in groups.values()])
