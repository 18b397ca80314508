"""What a command hands to the writer, and the document that it becomes."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from essex_insp.errors import ExitCode
from essex_insp.questions.record import Cite, Head
from essex_insp.show.document import (
    Block,
    Bullets,
    Document,
    cited,
    heading,
    line,
    prose,
    quiet,
    strong,
)
from essex_insp.show.words import DRAFT, counted

Columns = Mapping[str, "str | Callable[[Any], Any]"]
"""Columns of CSV by their names: the key of an item that each holds, or what makes it of one.

A key may lead on: `stated_by.name` is who stated it, `concerns.title` the title of each.
"""


def columns(names: str) -> dict[str, str | Callable[[Any], Any]]:
    """Return columns by their names.

    Args:
        names: `quote=text tone`: a column named `quote` with the key `text`, one named `tone`
            with the key of that name.
    """
    return {name: key or name for name, _, key in (word.partition("=") for word in names.split())}


class Answer(NamedTuple):
    """The answer of a command, before it has a form.

    Args:
        items: What was found, in order: records of the kind that the command answers with.
        document: What makes the blocks of a document of the answer; called where there are
            items, and the format has use for them.
        columns: The columns of its items as CSV.
        nothing: What is said where there are no items.
        wide: Whether it goes over more than the report that was asked for.
        noted: Whether its sources stand below it though it is about no one report.
        cite: Whether sources are shown as full references, ready to paste.
        code: The exit code, once the answer is written.
        talk: Lines for standard error: what was passed over, what to do next.
        command: The command; it names the schema of the answer.
        chart: Whether its document is a chart, which data formats do not carry.
        card: The file that a picture of its one item goes to, made by `draw`.
        draw: What makes that picture, of the answer and of its items to the character.
        rows: The key of a list in its one item whose items are its rows as CSV.
        sourced: What an item is called in a list of what rests on which sources, where its
            document has no room for them beside it.
        head: The report that it is about, if it is about one.
        numbers: The number of each source of that report.
        notice: The licence line of the data.
        asked: The words of the command line that name the report, `--report ID`, if any do.
        typed: The other words of the command line that say what was asked.
    """

    items: list[Any]
    document: Callable[[Answer], Iterable[Block]]
    columns: Columns
    nothing: str
    wide: bool = False
    noted: bool = False
    cite: bool = False
    code: ExitCode = ExitCode.DONE
    talk: tuple[str, ...] = ()
    command: str = ""
    chart: bool = False
    card: str | None = None
    draw: Callable[[Answer, list[Any]], str] | None = None
    rows: str = ""
    sourced: Callable[[Any], str] | None = None
    head: Head | None = None
    numbers: Mapping[str, int] = {}
    notice: str | None = None
    asked: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()

    def hint(self, command: str, *arguments: str) -> str:
        """Return what to type for another answer about the same report.

        Args:
            command: The command.
            arguments: Its arguments and options.
        """
        return shlex.join(["essex-insp", command, *arguments, *self.asked])

    def again(self, *arguments: str) -> str:
        """Return what to type for the same answer, with more arguments or options."""
        return self.hint(self.command, *self.typed, *arguments)


def made_visible(answer: Answer, keep: str = "\n", ascii_only: bool = False) -> Answer:
    """Return an answer in whose texts nothing acts unseen.

    Args:
        answer: The answer.
        keep: Characters that its items keep as they are.
        ascii_only: Write marks without the pictures of Unicode.
    """
    from essex_insp.show.visible import all_visible  # no TAB needs it

    names = ("items", "head", "notice", "asked", "typed", "command")
    seen = {
        name: all_visible(getattr(answer, name), keep * (name == "items"), ascii_only)
        for name in names
    }
    return answer._replace(**seen)


def document_of(answer: Answer) -> Document:
    """Return an answer as a document, under the title of the report that it is about.

    Within a report each source that is cited stands below by its number. Where an answer goes
    over many reports, its sources are told where full references were asked for, and otherwise
    counted.

    Args:
        answer: The answer, its texts made visible.
    """
    blocks = tuple(answer.document(answer)) if answer.items else (prose(answer.nothing),)
    if answer.cite and answer.sourced:
        blocks += tuple(_sourced(answer.items, answer.sourced))
    references, more = "full" if answer.cite else "short", ""
    if answer.head is not None:
        if answer.command not in ("front", "sources"):
            more = f"Addresses and terms: {answer.hint('sources')}"
    elif not (answer.cite or answer.noted):
        references, number = "none", len(set(sources_of(answer.items)))
        if number:
            more = f"{counted(number, 'source')}: {answer.again('--cite')}"
    return Document(
        (*_title(answer.head), *blocks), answer.numbers, references, more, answer.notice
    )


def sources_of(value: Any) -> Iterator[tuple[str, str | None]]:
    """Yield the id and the address of each source that records cite, however deep."""
    if isinstance(value, Cite):
        yield value.source, value.url
    elif isinstance(value, dict):
        for part in value.values():
            yield from sources_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from sources_of(part)


def _sourced(items: Iterable[Any], called: Callable[[Any], str]) -> Iterator[Block]:
    """Yield what rests on which sources, those that rest on the same ones together."""
    groups: dict[tuple[str, ...], tuple[list[str], list[Cite]]] = {}
    for item in items:
        if item.get("sources"):
            key = tuple(cite.source for cite in item.sources)
            groups.setdefault(key, ([], item.sources))[0].append(called(item))
    if groups:
        yield heading("What rests on which source")
        yield Bullets([line("; ".join(names), cited(cites)) for names, cites in groups.values()])


def _title(head: Head | None) -> Iterator[Block]:
    if head is None:
        return
    yield heading(strong(head.force), "  ", quiet(head.title), level=1)
    if head.draft:
        yield prose(strong(DRAFT), close=True)
